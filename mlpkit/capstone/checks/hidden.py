"""Groups and times of which nothing was said: does the number fall once they are kept apart?

A column that looks as if it named persons, or a time, is tried: the same functions, on splits that
keep its groups together, or its later rows for the end.
"""

import re

import numpy as np

from mlpkit.capstone import running
from mlpkit.capstone.calling import LearnersError
from mlpkit.capstone.checks.arrived import globals_of
from mlpkit.capstone.checks.copies import codes_of
from mlpkit.capstone.links import columns_of
from mlpkit.capstone.scores import said, score
from mlpkit.capstone.verdicts import LEAK, SOUND, Verdict

NAME = "groups and times not named"
PERSONS = (
    "patient person people subject participant user customer client student child player driver "
    "speaker writer author animal mouse family household respondent employee owner pid uid"
).split()
TIMES = "date time timestamp datetime day month year hour week".split()
FEWEST = 8  # groups
TRIES = 3
SURE = 3  # standard errors
LEAST = 0.1


def candidates(task):
    """[(name, "groups" or "time", (N,) codes or times)] that look like persons, or like a time."""
    if task.groups is not None or task.time is not None:
        return []
    found = []
    for name, column in named_columns(task):
        words = re.split(r"[\W_\d]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", name).lower())
        codes = codes_of(column)
        count = codes.max() + 1
        if any(word.removesuffix("s") in PERSONS for word in words):
            if FEWEST <= count <= len(codes) / 2:
                found.append((name, "groups", codes))
        elif column.dtype.kind == "M" or (set(words) & set(TIMES) and column.dtype.kind in "iuf"):
            if is_series(column):
                found.append((name, "time", column.astype(float)))
    return different(found)[:2]


def different(found):
    """The same without those that part the rows as one before them does."""
    kept = []
    for name, kind, codes in found:
        ranks = np.unique(codes, return_inverse=True)[1]
        if not any(np.array_equal(ranks, other) for _, _, other in kept):
            kept.append((name, kind, ranks))
    return kept


def named_columns(task):
    """(name, (N,)) of the table's columns, and of such arrays in the notebook."""
    rows = task.data.rows
    if hasattr(rows, "columns"):
        yield from zip(map(str, rows.columns), columns_of(rows), strict=True)
    for name, thing in globals_of(task).items():
        if isinstance(thing, np.ndarray) or hasattr(thing, "to_numpy"):
            column = np.asarray(thing)
            if column.shape == (len(task.data),) and not name.startswith("_"):
                yield name, column


def is_series(column):
    """Whether nearly every row has a time of its own, and they are evenly spaced."""
    times = np.sort(column.astype(float))
    steps = np.diff(times)
    if len(np.unique(times)) < 0.9 * len(times) or not np.isfinite(times).all():
        return False
    return float(np.mean(np.abs(steps - np.median(steps)) <= 0.1 * np.median(steps))) > 0.9


def parts(task, kind, codes, number, share):
    """(training, validation) that keep groups together, or the latest rows for validation."""
    rest = task.rest
    wanted = max(1, round(share * len(rest)))
    if kind == "time":
        keep = rest[np.argsort(codes[rest], kind="stable")]
        keep = keep[: len(keep) - number * (wanted // 2)]
        return np.sort(keep[:-wanted]), np.sort(keep[-wanted:])
    names = np.random.default_rng([task.seed, 17, number]).permutation(np.unique(codes[rest]))
    sizes = np.array([(codes[rest] == name).sum() for name in names])
    judges = names[: max(1, int(np.searchsorted(np.cumsum(sizes), wanted)))]
    inside = np.isin(codes[rest], judges)
    return rest[~inside], rest[inside]


def crosses(kind, codes, training, validation):
    """Whether the learner's split parts no groups, or keeps the order of time: then all is well."""
    if kind == "time":
        return codes[training].max() > codes[validation].min()
    return len(np.intersect1d(codes[training], codes[validation])) > 0


def one(task, kind, codes, number, share):
    """The score of one such split; None where it can't be had."""
    training, validation = parts(task, kind, codes, number, share)
    if not len(training) or not len(validation):
        return None
    try:
        found = running.run(task, training, validation, seed=90 + number)
    except LearnersError:
        return None
    return score(task, found.predicted, validation)


def judge(task, tried, scores):
    """The Verdict. tried: [(name, kind, scores of such splits)]; scores: of the learner's own."""
    questions, saw = [], []
    verdict = SOUND
    for name, kind, others in tried:
        worst = 0.0 if not task.counted else -1.0  # below 0 R² has no measure
        others = [max(each, worst) for each in others if each is not None]
        if len(others) < 2:
            continue
        fall = np.mean(scores) - np.mean(others)
        both = (np.var(scores, ddof=1) / len(scores), np.var(others, ddof=1) / len(others))
        what = f"the same `{name}`" if kind == "groups" else f"`{name}` out of order"
        apart = "by it" if kind == "groups" else "in its order"
        text = (
            f"With {what} in training and validation {said(task, np.mean(scores))}; split {apart} "
            f"{said(task, np.mean(others))}."
        )
        saw.append(text)
        if fall > max(SURE * np.sqrt(sum(both)), LEAST):
            verdict = LEAK
            which = "groups" if kind == "groups" else "time"
            saw[-1] += f" The number is of {'persons' if kind == 'groups' else 'times'} it knows: "
            saw[-1] += f"give {which}=`{name}`."
        else:
            asked = f"Are rows with the same `{name}` to be kept apart? Then give `groups`."
            if kind == "time":
                asked = f"Is it to predict what comes later, by `{name}`? Then give `time`."
            questions.append(asked)
    if not saw:
        return Verdict(
            NAME, SOUND, "No column looks as if it named persons, or the time of a series."
        )
    return Verdict(NAME, verdict, " ".join(saw), questions)
