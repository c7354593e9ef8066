"""Sheets and scores in Spark, for data that outgrow one machine: Parquet and plain CSV only."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from careerfit.errors import AnswersError, Fault
from careerfit.exchange.answers.headers import ItemNames
from careerfit.exchange.answers.kinds import kind_of
from careerfit.exchange.answers.layout import ID
from careerfit.exchange.answers.plainness import Plain, plain
from careerfit.exchange.tables import FORMULA
from careerfit.model.quiz import Quiz

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

ENDINGS = (".parquet", ".csv")
_SHOWN = 5


@contextmanager
def session(master: str) -> Iterator["SparkSession"]:
    """A Spark session that ends with the block. Raises AnswersError for what Spark cannot do."""
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(master).appName("careerfit")
    # Longer expressions are not compiled otherwise, and take ten times as long.
    builder = builder.config("spark.sql.codegen.hugeMethodLimit", "8000")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    spark = builder.config("spark.ui.enabled", "false").getOrCreate()
    # What Spark cannot compile it interprets, and logs as an error; its own errors are raised.
    spark.sparkContext.setLogLevel("OFF")
    try:
        yield spark
    except PySparkException as error:
        reason = str(error).strip().partition("\n")[0][:200]
        raise AnswersError(Fault("answers.spark_failed", data={"reason": reason})) from error
    finally:
        spark.stop()


def read(
    spark: "SparkSession", paths: Sequence[Path], quiz: Quiz, keep: Sequence[str]
) -> "DataFrame":
    """The sheets: `id`, an int column an item (0: no option of it), and the kept columns as text.

    Raises AnswersError for other files, columns that are not there, and ids that stand twice.
    """
    whole = None
    for path in paths:
        found = _sheets(_table(spark, path), str(path), quiz, tuple(keep))
        whole = found if whole is None else whole.unionByName(found, allowMissingColumns=True)
    if whole is None:
        raise AnswersError(Fault("answers.no_rows"))
    twice = whole.groupBy(ID).count().where("count > 1 or id is null").limit(_SHOWN).collect()
    if twice:
        rows = ", ".join(str(row[0]) for row in twice)
        raise AnswersError(Fault("answers.spark_ids", data={"names": rows}))
    return whole


def write(frame: "DataFrame", path: Path) -> None:
    """A folder of Parquet or CSV files; text is guarded in CSV. An old folder is not replaced."""
    from pyspark.sql import functions as call

    if path.suffix.lower() == ".parquet":
        frame.write.parquet(str(path))
        return
    begins = f"^[{FORMULA.replace('-', chr(92) + '-')}]"
    for name, kind in frame.dtypes:
        if kind == "string":
            cell = call.col(_quoted(name))
            safe = call.when(cell.rlike(begins), call.concat(call.lit("'"), cell)).otherwise(cell)
            frame = frame.withColumn(name, safe)
    frame.write.csv(str(path), header=True)


def _table(spark: "SparkSession", path: Path) -> "DataFrame":
    """A file as Spark reads it, if it reads it rightly."""
    kind = kind_of(path)
    if kind == "parquet":
        return spark.read.parquet(str(path))
    found: Plain | None = plain(path) if kind == "text" else None
    if found is None:
        raise AnswersError(Fault("answers.spark_files", str(path)))
    options = {"header": True, "sep": found.delimiter, "mode": "FAILFAST", "quote": '"'}
    return spark.read.csv(str(path), **options)


def _sheets(table: "DataFrame", file: str, quiz: Quiz, keep: tuple[str, ...]) -> "DataFrame":
    from pyspark.sql import functions as call

    names = ItemNames.of(quiz)
    items = {name: by[0] for name in table.columns if (by := names.of_column([name]))}
    faults = [
        Fault("answers.no_column", file, data={"name": name})
        for name in (ID, *keep)
        if name not in table.columns
    ]
    if not items:
        faults.append(Fault("answers.spark_files", file))
    for item in sorted(set(items.values())):
        if list(items.values()).count(item) > 1:
            faults.append(Fault("answers.item_twice", file, data={"name": item}))
    if faults:
        raise AnswersError(*faults)
    identity = call.trim(call.col(ID).cast("string")).alias(ID)
    options = [_option(name).alias(item) for name, item in items.items()]
    kept = [call.col(_quoted(name)).cast("string").alias(name) for name in keep]
    return table.select(identity, *options, *kept)


def _option(name: str) -> "Column":
    """A whole number, null for a blank, 0 for all else."""
    from pyspark.sql import functions as call

    text = call.trim(call.col(_quoted(name)).cast("string"))
    number = text.cast("string").try_cast("int")
    plain_number = text.rlike("^[0-9]{1,4}$")
    return call.when(plain_number, number).when(text != "", call.lit(0)).cast("int")


def _quoted(name: str) -> str:
    """A column's name in backticks: it may have dots."""
    return "`" + name.replace("`", "``") + "`"
