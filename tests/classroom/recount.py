"""The report's numbers, counted a second time: as operations on one table of all lines."""

import numpy as np
import pandas as pd

from mlpkit.exercises import course

KEY = ["person", "exercise", "asked", "status", "mistake", "answer"]
NOTEBOOKS = {name: record.notebook for name, record in course.records.items()}


def table_of(classes):
    """Return all counted lines of the class, a row each; classes: the lines of each person's
    file."""
    rows = [{"person": k, **line} for k, lines in enumerate(classes) for line in lines]
    columns = ["person", *KEY[1:], "after", "hints", "solution"]
    table = pd.DataFrame(rows).reindex(columns=columns)
    table["answer"] = table["answer"].map(str)
    table["mistake"] = table["mistake"].fillna("")
    unnamed = (
        (table["asked"] == "exercise")
        & table["status"].isin(["wrong", "error"])
        & (table["mistake"] == "")
    )
    same = (table["exercise"] == table["exercise"].shift()) & (
        table["person"] == table["person"].shift()
    )
    counts = ~table.duplicated(KEY)
    # an unnamed answer counts if the answer just before it counts, so follow the chain
    while True:
        more = counts | (unnamed & same & counts.shift(fill_value=False))
        if more.equals(counts):
            break
        counts = more
    return table[counts & table["asked"].isin(["exercise", "guess"])].reset_index(drop=True)


def at_work(table):
    """The rows of exercises, up to the first right answer of each person."""
    rows = table[table["asked"] == "exercise"]
    right = (rows["status"] == "correct").groupby([rows["person"], rows["exercise"]])
    return rows[right.cumsum().groupby([rows["person"], rows["exercise"]]).shift(fill_value=0) == 0]


def by_person(table):
    """A row for each person and exercise: way, first, unnamed, minutes."""
    rows = at_work(table).copy()
    rows["wrong"] = rows["status"].isin(["wrong", "error"])
    rows["looked"] = (rows["status"] == "looked") | rows["solution"].eq(True)
    rows["unnamed"] = (rows["status"] == "wrong") & (rows["mistake"] == "")
    rows["minutes"] = rows["after"].where(rows["after"] <= 1800) / 60
    groups = rows.groupby(["exercise", "person"])
    found = pd.DataFrame(
        {
            "right": groups["status"].last() == "correct",
            "looked": groups["looked"].any(),
            "hint": groups["hints"].max() > 0,
            "wrong": groups["wrong"].any(),
            "unnamed": groups["unnamed"].sum(),
            "minutes": groups["minutes"].sum(min_count=1),
        }
    )
    choices = [~found["right"], found["looked"], found["hint"], found["wrong"]]
    found["way"] = np.select(choices, ["unsolved", "solution", "hint", "alone"], "at once")
    wrong = rows[rows["wrong"]].groupby(["exercise", "person"]).first()
    named = wrong["mistake"].where(wrong["mistake"] != "", "*" + wrong["status"])
    found["first"] = named.replace({"*wrong": "*unnamed"})
    return found.reset_index()


def counted(frame, columns):
    """Return {value or values of the columns: how many rows}."""
    return frame.value_counts(columns).to_dict()
