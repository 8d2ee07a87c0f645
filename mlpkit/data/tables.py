"""A table with a column to predict, as a `Dataset`.

    data = load_table("patients.csv", target="diagnosis")
    data

pandas holds the rows. Here the columns are examined and findings are reported, because a network
learns from anything it is given.
"""

import difflib
import math
import os
from collections import Counter
from pathlib import Path

import numpy as np

from mlpkit.data.dataset import KINDS, Dataset
from mlpkit.data.dates import MEANING
from mlpkit.data.findings import Finding
from mlpkit.data.noticing import notice_columns, notice_rows
from mlpkit.data.numbers import LONGEST, MARKS
from mlpkit.data.targets import classes_of, numbers_of
from mlpkit.data.text_files import Text, read_text
from mlpkit.data.values import ReadColumn, read_columns
from mlpkit.data.words import list_first, pluralize, quote_first
from mlpkit.helpers.origin import how_to_get

HERE = Path(__file__).parent


def load_table(source, target, kind="classes", decimal=None):
    """Read the rows of a table, and one of its columns as their target.

    Parameters
    ----------
    source : the path of a text file, its columns separated by commas, semicolons, bars or tabs; or
        a pandas DataFrame
    target : the name of the column to predict
    kind : "classes" or "numbers"
    decimal : "." or ",", the mark before a fraction, for columns that can be read with either, as
        1.234 and 1,234 can; None: it is guessed and the findings ask about it, but an ambiguous
        target is refused

    Returns a `Dataset` whose rows are a DataFrame of float64 and int64 (numbers), datetime64
    (dates) and texts (categories); missing values stay missing. Whole numbers of more than 15
    digits, which float64 can't distinguish, are texts. Dates are in the local time of their zone;
    in a column with several zones, in UTC. Durations are in seconds. Rows without a target and
    columns without a value are left out. The findings say what was left out, how numbers and dates
    were read, and what only the owner can answer. names: each row's number in the file, as a
    spreadsheet counts; for a DataFrame, its index.

    Raises
    ------
    FileNotFoundError, IsADirectoryError, ValueError
        if it is not such a table, or the target is not of this kind or can be read in two ways.
    MemoryError
        before reading, if it would not fit into memory.
    ModuleNotFoundError
        if pandas is not installed.
    """
    import_pandas()
    if kind not in KINDS:
        raise ValueError(f"kind: got {kind!r}; expected 'classes' or 'numbers'.")
    if decimal not in (None, *MARKS):
        raise ValueError(f"decimal: got {decimal!r}; expected '.' or ','.")
    target = label_of(target)
    said, columns, names, findings = read_source(source, target, decimal)
    if target not in columns:
        raise ValueError(explain_missing_column(said, target, columns))
    if marks := sum((Counter(column.marks) for column in columns.values()), Counter()):
        marks = list_first(
            [f'"{mark}" ({pluralize(n, "time")})' for mark, n in marks.most_common()], 6
        )
        findings.append(Finding("note", "", f"Read as missing, as empty fields are: {marks}."))
    wanted = columns.pop(target)
    if wanted.unsure:
        raise ValueError(f"target {target}: {wanted.unsure}")
    there = wanted.values.notna().to_numpy()
    if not there.any():
        raise ValueError(f"{said}: got no value in the target {target}; expected one in each row.")
    if gone := [name for name, ok in zip(names, there, strict=True) if not ok]:
        told = f"{pluralize(len(gone), 'row')} without a target: row {list_first(gone)}."
        findings.append(Finding("left out", target, told))
    kept = wanted._replace(values=wanted.values[there].reset_index(drop=True))
    answer, classes, told = (classes_of if kind == "classes" else numbers_of)(target, kept)
    findings += wanted.findings + told
    names = tuple(name for name, ok in zip(names, there, strict=True) if ok)
    rows, told = build_rows(columns, there, target, answer, kind)
    if not len(rows.columns):
        raise ValueError(f"{said}: got the target {target} alone; expected other columns, too.")
    findings += [*told, *notice_rows(rows, answer, names)]
    return Dataset(rows, answer, kind, target, classes, tuple(findings), names)


def read_source(source, target, decimal):
    """Return (its name, {name: ReadColumn}, the rows' names, findings) of a file or a DataFrame."""
    habits = {decimal: math.inf} if decimal else {}
    if isinstance(source, import_pandas().DataFrame):
        return "the DataFrame", *read_frame(source, habits)
    if isinstance(source, str | os.PathLike):
        return str(source), *read_text_columns(read_text(source, target), habits)
    raise ValueError(
        f"source: got {type(source).__name__}; expected the path of a file or a pandas DataFrame."
    )


def build_rows(columns, there, target, answer, kind):
    """Return (a DataFrame of the columns, with the rows in the mask `there`; findings)."""
    rows, findings = {}, []
    for name, column in columns.items():
        values = column.values[there].reset_index(drop=True)
        findings += column.findings
        if values.isna().all():
            findings.append(Finding("left out", name, "no value in any row."))
            continue
        rows[name] = values
        findings += notice_columns(name, column._replace(values=values), target, answer, kind)
    return import_pandas().DataFrame(rows), findings


def import_pandas():
    """Return pandas; if it is not installed, raise a ModuleNotFoundError of one sentence."""
    try:
        import pandas
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            f"Tables need pandas, which is not installed. {how_to_get('lab')}"
        ) from None
    return pandas


def explain_missing_column(said, target, columns):
    near = difflib.get_close_matches(target.casefold(), [name.casefold() for name in columns], 1)
    near = [name for name in columns if name.casefold() in near][:1]
    hint = f" Is it {quote_first(near)}?" if near else ""
    told = f"{said}: found no column {target!r}.{hint} Its columns: {list_first(columns, 12)}."
    if any(map(looks_like_a_value, columns)):
        told += (
            " Some are numbers: does the file lack a line of names? Then give "
            "load_table(pandas.read_csv(…, header=None), target=0), where 0 is the first column."
        )
    return told


def looks_like_a_value(name):
    """Whether a column's name is a number, as in a file without names."""
    return name.replace(".", "", 1).replace(",", "", 1).lstrip("+-").isdigit()


def read_text_columns(text: Text, habits):
    """Return ({name: ReadColumn}, the rows' names, findings) of a file. habits: {style: weight}."""
    findings = list(text.findings)
    names, told = make_names_unique(text.names)
    findings += told
    texts = dict(zip(names, map(list, zip(*text.rows, strict=True)), strict=True))
    if sum(map(looks_like_a_value, names)) >= max(2, len(names) / 2):
        told = f"the names, {quote_first(names)}, look like a row of values. "
        told += "Does the file have names?"
        findings.append(Finding("question", "", told))
    if text.separator == ";":  # from a spreadsheet that uses decimal commas
        habits = {",": 0.5, **habits}
    return read_columns(texts, habits), text.numbers, findings


def make_names_unique(names):
    """Return (names, none of them empty and all different, findings)."""
    taken, following, findings = {}, {}, []  # a dict keeps their order
    for place, name in enumerate(names, start=1):
        name = name or f"column {place}"
        own, number = name, following.get(name, 2)
        while own in taken:
            own, number = f"{name} ({number})", number + 1
        if own != name:
            told = f"a second column named {name}; it is called {own} here."
            findings.append(Finding("note", own, told))
        taken[own], following[name] = True, number
    return list(taken), findings


def label_of(label):
    """A column's label as one text, even if it has several levels, as after groupby."""
    return " ".join(map(str, label)).strip() if isinstance(label, tuple) else str(label)


def read_frame(frame, habits):
    """Do what `read_text_columns` does, for a pandas DataFrame, which is not changed."""
    if not len(frame):
        raise ValueError("the DataFrame: got no rows; expected some.")
    names, findings = make_names_unique([label_of(label) for label in frame.columns])
    if str(frame.index.dtype).startswith(("datetime", "period")):
        told = (
            "the index holds times and is not a column. Does the target drift with time? Then "
            "split "
            "by time."
        )
        findings.append(Finding("question", "", told))
    elif frame.index.name is not None:
        told = f"the index, {frame.index.name}, names the rows and is not a column."
        findings.append(Finding("note", "", told))
    columns = {name: read_series(name, frame.iloc[:, k]) for k, name in enumerate(names)}
    texts = {name: one for name, one in columns.items() if isinstance(one, list)}
    return {**columns, **read_columns(texts, habits)}, frame.index.tolist(), findings


def read_series(name, series):
    """The `ReadColumn` of a pandas Series of any type; for texts, a list of them, still to be
    read."""
    import pandas
    from pandas.api import types

    series = series.reset_index(drop=True)
    if types.is_bool_dtype(series.dtype):
        series = series.astype("object")
    elif types.is_timedelta64_dtype(series.dtype):
        return ReadColumn(
            series.dt.total_seconds(), "numbers", [Finding("note", name, "durations, in seconds.")]
        )
    elif types.is_datetime64_any_dtype(series.dtype):
        days = series.dt.tz_localize(None).astype("datetime64[us]")
        return ReadColumn(days, "dates", [Finding("question", name, MEANING)])
    elif types.is_complex_dtype(series.dtype):
        raise ValueError(f"column {name}: got complex numbers; expected real ones.")
    elif types.is_numeric_dtype(series.dtype) and not has_long_integers(series):
        if types.is_integer_dtype(series.dtype) and series.notna().all():
            return ReadColumn(pandas.Series(series.to_numpy("int64")), "numbers", [])
        values = series.to_numpy("float64", na_value=np.nan)
        odd = np.isinf(values)
        if odd.any():
            told = f"{pluralize(odd.sum(), 'value')} that is infinite, taken as missing. Is it?"
            if odd.sum() > 1:
                told = told.replace("that is", "that are").replace("Is it?", "Are they?")
            findings = [Finding("question", name, told)]
            return ReadColumn(pandas.Series(np.where(odd, np.nan, values)), "numbers", findings)
        return ReadColumn(pandas.Series(values), "numbers", [])
    missing = series.isna()
    kinds = {type(value) for value in series[~missing]}
    plain = kinds and kinds <= {int, float}  # Python's numbers, as in a frame made from lists
    if plain and not has_long_integers(series):
        return read_series(name, series.astype("float64"))
    return ["" if gone else str(v).strip() for v, gone in zip(series, missing, strict=True)]


def has_long_integers(series):
    """Whether a series contains a whole number with more digits than a float64 keeps."""
    if series.dtype.kind == "f":
        return False
    long = 10**LONGEST
    return any(isinstance(v, int) and abs(v) >= long for v in series.dropna().tolist())


def load_penguins():
    """344 penguins of three species, measured near Palmer Station, Antarctica, 2007 to 2009.

    Some of their values are missing, and Chinstrap is a small class. Source and licence (CC0) in
    mlpkit/data/penguins/LICENSE: Gorman, Williams & Fraser (2014); Horst, Hill & Gorman (2020).
    """
    return load_table(HERE / "penguins" / "penguins.csv", "species")


def load_concrete():
    """1,030 samples of concrete: what they are made of, their age, and their strength in MPa.

    Some mixtures were sampled several times, so rows come in groups. Source and licence (CC BY 4.0)
    in mlpkit/data/concrete/LICENSE: Yeh (1998).
    """
    return load_table(HERE / "concrete" / "concrete.csv", "strength", kind="numbers")
