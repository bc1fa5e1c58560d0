"""expectations: what the schemas and the checks ask for, put to Great Expectations.

Importing this module takes seconds; only `run` does, after it has turned the library's reporting off.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd
import regex
from great_expectations.data_context.types.base import ProgressBarsConfig

from scripts.core.schema import load_table
from scripts.validate.checks import Breach, show
from scripts.validate.corpus import TABLES, ViewColumn, view_columns

SITE = "local_site"
GROUP = regex.compile(r"(?<!\\)\((?!\?)")


def make_suites() -> dict[str, list[Any]]:
    """Return the expectations of every view by its name, derived from the schemas."""
    return {
        view: list(_expect_view(view, columns)) for table in TABLES for view, columns in view_columns(load_table(table))
    }


def _expect_view(view: str, columns: list[ViewColumn]) -> Iterator[Any]:
    schema = f"schemas/{view.partition('.')[0]}.yaml"
    yield gxe.ExpectTableColumnsToMatchOrderedList(
        column_list=[column.name for column in columns], notes=f"{schema} has other columns or another order"
    )
    for column in columns:
        yield from _expect_column(column, schema)
    if "." not in view:
        yield _expect_unique(list(load_table(view).primary_key))


def _expect_unique(key: list[str]) -> Any:
    notes = "another row has the same"
    if len(key) == 1:
        return gxe.ExpectColumnValuesToBeUnique(column=key[0], notes=notes)
    return gxe.ExpectCompoundColumnsToBeUnique(column_list=key, notes=notes)


def _expect_column(view_column: ViewColumn, schema: str) -> Iterator[Any]:
    name, column = view_column.name, view_column.column
    rules = column.constraints
    if view_column.required:
        yield gxe.ExpectColumnValuesToNotBeNull(column=name, notes=f"{schema} requires it")
    if column.enum:
        notes = f"{schema} allows {', '.join(column.enum)}"
        yield gxe.ExpectColumnValuesToBeInSet(column=name, value_set=list(column.enum), notes=notes)
    if "pattern" in rules:
        pattern = GROUP.sub("(?:", rules["pattern"])
        notes = f"{schema} asks for {rules['pattern']}"
        yield gxe.ExpectColumnValuesToMatchRegex(column=name, regex=rf"^(?:{pattern})\Z", notes=notes)
    least, most = rules.get("minimum", rules.get("minLength")), rules.get("maximum")
    if least is not None or most is not None:
        notes = f"{schema} allows {least} and more" if most is None else f"{schema} allows {least} to {most}"
        yield gxe.ExpectColumnValuesToBeBetween(column=name, min_value=least, max_value=most, notes=notes)


def expect_none() -> list[Any]:
    """Return the expectations of the table of breaches: that it is empty."""
    return [
        gxe.ExpectTableColumnsToMatchOrderedList(column_list=list(Breach._fields), notes="the columns of a breach"),
        gxe.ExpectTableRowCountToEqual(value=0, notes="no rule is broken"),
    ]


@contextmanager
def open_context(docs: Path | None) -> Iterator[Any]:
    """Yield a context that lives as long as the block and then leaves pages in the folder `docs`, if there is one."""
    with TemporaryDirectory() as project:
        if docs is None:
            context: Any = gx.get_context(mode="ephemeral")
        else:
            context = gx.get_context(mode="file", project_root_dir=project)
            store = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(docs.resolve())}
            index = {"class_name": "DefaultSiteIndexBuilder"}
            site = {"class_name": "SiteBuilder", "site_index_builder": index, "store_backend": store}
            context.update_data_docs_site(SITE, site)
        context.variables.progress_bars = ProgressBarsConfig(globally=False)
        context.data_sources.add_pandas("dataset")
        try:
            yield context
        finally:
            if docs is not None:
                context.build_data_docs([SITE])


def find_breaches(context: Any, views: Mapping[str, pd.DataFrame], suites: Mapping[str, list[Any]]) -> list[Breach]:
    """Return a breach for each row that an expectation of its view does not hold for."""
    return [breach for name, suite in suites.items() for breach in _run_suite(context, name, views[name], suite)]


def _run_suite(context: Any, name: str, frame: pd.DataFrame, expectations: list[Any]) -> Iterator[Breach]:
    asset = context.data_sources.get("dataset").add_dataframe_asset(name)
    batch = asset.add_batch_definition_whole_dataframe("whole")
    suite = context.suites.add(gx.ExpectationSuite(name=name, expectations=expectations))
    definition = context.validation_definitions.add(gx.ValidationDefinition(name=name, data=batch, suite=suite))
    checkpoint = gx.Checkpoint(name=name, validation_definitions=[definition], result_format="COMPLETE")
    result = context.checkpoints.add(checkpoint).run(batch_parameters={"dataframe": frame})
    for outcome in result.run_results.values():
        for entry in outcome.results:
            if not entry.success:
                yield from _breaches(name, entry)


def _breaches(view: str, entry: Any) -> Iterator[Breach]:
    """Yield the rows of one failed expectation; a breach of a whole table has no row."""
    settings, result = entry.expectation_config, entry.result
    column = settings.kwargs.get("column", " ".join(settings.kwargs.get("column_list", ["number of rows"])))
    found = [("", result.get("observed_value", entry.exception_info))]
    if "unexpected_index_list" in result:
        found = list(zip(result["unexpected_index_list"], result["unexpected_list"], strict=True))
    for row, value in found:
        told = " ".join(map(str, value.values())) if isinstance(value, dict) else value
        yield Breach(settings.type, view, row, column, show(told), settings.notes or "")
