"""Writing several files into a folder that the person named, and nothing anywhere else."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from careerfit.errors import CareerfitError, Fault


class OutputError(CareerfitError):
    """A folder cannot be written to, or must not be."""


def write_files(folder: Path, files: Mapping[str, bytes], source: Path | None = None) -> None:
    """Write `files` (path below `folder`: content). Nothing is ever deleted.

    Raises OutputError if `check_folder` does, or if the folder cannot be written to.
    """
    check_folder(folder, source)
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        data = {"reason": error.strerror or ""}
        raise OutputError(Fault("cli.folder_not_writable", str(folder), data=data)) from error


def write_file(path: Path, content: bytes, source: Path | None = None) -> None:
    """Write one file that the person named; a file of that name is replaced.

    Raises OutputError for a symbolic link, a folder, a place among the content of the catalogue
    `source`, or one that cannot be written to.
    """
    check_file(path, source)
    write_files(path.parent, {path.name: content})


def add_to(path: Path, content: bytes) -> None:
    """Add to the end of a file, all of it or nothing; a new file is its owner's alone.

    Raises OutputError as `check_file` does, and where the file cannot be written to.
    """
    check_file(path)
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags, 0o600), "ab", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            try:
                if file.write(content) != len(content):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(file.fileno())
            except OSError:
                file.truncate(size)
                raise
    except OSError as error:
        data = {"reason": error.strerror or ""}
        raise OutputError(Fault("cli.folder_not_writable", str(path.parent), data=data)) from error


def check_file(path: Path, source: Path | None = None) -> None:
    """Raises OutputError for a symbolic link, a folder, or a place among the content of the
    catalogue `source`.
    """
    if path.is_symlink():
        raise OutputError(Fault("cli.output_is_link", str(path)))
    if path.is_dir():
        raise OutputError(Fault("cli.output_is_folder", str(path)))
    if source is not None and _is_content(path.parent.resolve(), source.resolve()):
        raise OutputError(Fault("cli.output_is_source", str(path.parent)))


@contextmanager
def replaced(path: Path, source: Path | None = None) -> Iterator[Path]:
    """A place beside `path` to write to; it becomes `path` when all is written, or vanishes.

    Raises OutputError as `check_file` does, and where the folder cannot be written to.
    """
    check_file(path, source)
    part = part_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.touch()
        yield part
        part.replace(path)
    except OSError as error:
        data = {"reason": error.strerror or ""}
        raise OutputError(Fault("cli.folder_not_writable", str(path.parent), data=data)) from error
    finally:
        if part.exists():
            part.unlink()


def part_of(path: Path) -> Path:
    """Where to write what will take the place of `path`: beside it, so that a rename is enough."""
    return path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")


def check_folder(folder: Path, source: Path | None = None) -> None:
    """Raises OutputError if the folder is a symbolic link, a file, or among the content of the
    catalogue `source`.
    """
    if folder.is_symlink():
        raise OutputError(Fault("cli.output_is_link", str(folder)))
    if folder.exists() and not folder.is_dir():
        raise OutputError(Fault("cli.output_is_file", str(folder)))
    if source is not None:
        here, content = folder.resolve(), source.resolve()
        if here == content or _is_content(here, content):
            raise OutputError(Fault("cli.output_is_source", str(folder)))


def _is_content(folder: Path, source: Path) -> bool:
    """Whether files in `folder` would stand among the content itself."""
    content = [source / name for name in ("profiles", "quizzes", "docs")]
    return any(folder == kept or kept in folder.parents for kept in content)
