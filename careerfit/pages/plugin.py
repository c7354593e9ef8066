"""The pages handed to MkDocs: settings and events, nothing else.

In `mkdocs.yml`: `plugins: {careerfit: {}}`; both options may be left out.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.config_options import Dir, Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from careerfit.browser import assets
from careerfit.browser.exit import quick_exit
from careerfit.catalogue import find, load
from careerfit.errors import CareerfitError, Fault
from careerfit.pages.printer import Page, Printer
from careerfit.pages.quizzes import expanded
from careerfit.pages.render import THEME, navigation, render
from careerfit.pages.tongue import theme_language
from careerfit.words import FIRST
from careerfit.words.complaint import line_of

STYLE = "assets/careerfit.css"
# mkdocs-static-i18n asks each page for its file; those that exist in memory only have none.
REFUSED = "i18n"


class CareerfitConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    catalogue = Optional(Dir(exists=True))
    language = Optional(Type(str))


class CareerfitPlugin(BasePlugin[CareerfitConfig]):  # type: ignore[no-untyped-call]
    """Adds a catalogue's pages to a site; a page written by hand wins."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Find the catalogue, watch its files, and put the package's theme over the site's."""
        here = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        chosen = self.config.catalogue
        self.folder = Path(chosen) if chosen else find(start=here)
        self.language = self.config.language or str(config.theme.get("language") or FIRST)
        if REFUSED in config.plugins:
            fault = Fault("plugin_refused", config.config_file_path, data={"name": REFUSED})
            raise PluginError(line_of(fault, self.language))
        config.theme["language"] = theme_language(self.language)
        if config.theme["language"] != self.language:
            config.extra["language"] = self.language
        watched = [self.folder / name for name in ("profiles", "quizzes")]
        config.watch.extend(str(folder) for folder in watched if folder.is_dir())
        # A site's own templates come first, then ours, then the theme's.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.extra_css.insert(0, STYLE)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages that nobody has written by hand, and a menu if the site has none."""
        written = {file.dest_uri for file in files}
        with _no_collection():
            pages = self._pages(config)
        for page in pages:
            file = self._file(page, config)
            if file.dest_uri not in written:
                files.append(file)
        for name, asset in assets().items():
            if (uri := f"assets/{name}") not in written:
                files.append(File.generated(config, uri, content=asset))
        if config.nav is None:
            paths = [file.src_uri for file in files.documentation_pages()]
            config.nav = navigation(paths, self.language)
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: object) -> str:
        """Put the quizzes in that an author's page names."""
        try:
            return expanded(markdown, self.printer, page.file.src_uri)
        except CareerfitError as error:
            raise self._error(error) from error

    def _error(self, error: CareerfitError) -> PluginError:
        return PluginError("\n".join(line_of(fault, self.language) for fault in error.faults))

    def _pages(self, config: MkDocsConfig) -> tuple[Page, ...]:
        """All pages; the theme learns what else it needs of the catalogue."""
        try:
            catalogue = load(self.folder)
            own = config.extra.get("exit", {})
            config.extra["exit"] = quick_exit(catalogue, self.language) | own
            self.printer = Printer(catalogue, self.language)
            return render(catalogue, self.language)
        except CareerfitError as error:
            raise self._error(error) from error

    def _file(self, page: Page, config: MkDocsConfig) -> File:
        """A page in memory; its edit link leads to the YAML file that says it."""
        listed = "/" not in page.path or page.path.endswith("/index.md")
        level = InclusionLevel.INCLUDED if listed else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.path, content=page.markdown, inclusion=level)
        source = os.path.relpath(self.folder / page.source, config.docs_dir)
        file.edit_uri = Path(source).as_posix()
        return file


@contextmanager
def _no_collection() -> Iterator[None]:
    """All that is read stays in use: looking for garbage meanwhile is a fifth of reading's time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
