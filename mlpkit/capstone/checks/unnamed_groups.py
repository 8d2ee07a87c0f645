"""Groups and times of which nothing was said: does the number fall once they are kept apart?

A column that looks as if it named persons, or a time, is tried: the same functions, on splits that
keep its groups together, or its later rows for the end. Where the learner's own split does that
already, the withheld rows do not: the judge withholds by what is named alone.
"""

import contextlib
import functools
import re

import numpy as np

from mlpkit.capstone import running
from mlpkit.capstone.notebook import globals_of
from mlpkit.capstone.scores import said, score
from mlpkit.capstone.tables import codes_of, hashed
from mlpkit.capstone.verdicts import LEAK, SOUND, Verdict, sound, unclear
from mlpkit.capstone.withholding import first_groups

PERSONS = (
    "patient person people subject participant user customer client student child player driver "
    "speaker writer author animal mouse family household respondent employee owner pid uid"
).split()
TIMES = "date time timestamp datetime day month year hour week".split()
WORDS = {  # of each kind: mixed, apart, of what the number is, the question
    "groups": (
        *("the same `{}`", "by it", "persons"),
        "Are rows with the same `{}` to be kept apart? Then give `groups`.",
    ),
    "time": (
        *("`{}` out of order", "in its order", "times"),
        "Is it to predict what comes later, by `{}`? Then give `time`.",
    ),
}
FEWEST = 8  # groups: of fewer a fifth is one, and a number of one group says little
TRIES = 3  # splits: one may fail, and two still have a spread
SURE = 3  # standard errors: of a normal distribution 1 in 700 lies above
LEAST = 0.1  # and so much: three scores know their own spread badly


def judge(case):
    """The Verdict on splits by such columns, held against the learner's own."""
    task, (training, validation) = case.task, case.places
    share = len(validation) / len(np.union1d(training, validation))
    tried = []
    for name, kind, codes in crossed(case):
        some = functools.partial(tries, task, kind, codes, share)
        case.bar.total += 1
        key = hashed(name.encode() + codes.astype(np.int64).tobytes())
        tried.append((name, kind, case.step(f"unnamed-{kind}-{key}", some)))
    found = judged(task, tried, [each["score"] for each in case.pairs])
    unlike = [
        (name, kind)
        for name, kind, codes in candidates(task)
        if not crosses(kind, codes, *case.places) and crosses(kind, codes, task.rest, task.withheld)
    ]
    if not unlike or found.verdict == LEAK:
        return found
    name, kind = unlike[0]
    text = (
        f"split parts rows by `{name}`, and the withheld rows are parted by row: the "
        f"number is of {WORDS[kind][2]} it knows. Give {kind}=`{name}`."
    )
    return unclear(text, *found.questions)


def runs(case):
    """How many runs it takes: TRIES for each column that is tried."""
    return TRIES * len(crossed(case))


def crossed(case):
    """The candidates that the learner's split does not keep apart."""
    return [each for each in candidates(case.task) if crosses(*each[1:], *case.places)]


def tries(task, kind, codes, share):
    """The scores of such splits; None of one where it can't be had."""
    scores = [None] * TRIES
    for number in range(TRIES):
        training, validation = parts(task, kind, codes, number, share)
        with contextlib.suppress(running.LearnersError):
            if len(training) and len(validation):
                found = running.run(task, training, validation, seed=90 + number)
                scores[number] = score(task, found.predicted, validation)
    return scores


def judged(task, tried, scores):
    """The Verdict. tried: [(name, kind, scores of such splits)]; scores: of the learner's own."""
    verdict, saw, questions = SOUND, [], []
    least = -1.0 if task.counted else 0.0  # below 0 R² has no measure
    for name, kind, others in tried:
        others = [max(each, least) for each in others if each is not None]
        mixed, apart, known, question = (words.format(name) for words in WORDS[kind])
        if len(others) < 2:
            saw.append(f"Split {apart}, with `{name}`, the functions can't be run.")
            questions.append(question)
            continue
        own, other = np.mean(scores), np.mean(others)
        text = (
            f"With {mixed} in training and validation {said(task, own)}; split {apart} "
            f"{said(task, other)}."
        )
        error = np.sqrt(sum(np.var(each, ddof=1) / len(each) for each in (scores, others)))
        if own - other > max(SURE * error, LEAST):
            verdict = LEAK
            text += f" The number is of {known} it knows: give {kind}=`{name}`."
        else:
            questions.append(question)
        saw.append(text)
    if not saw:
        return sound("No column looks as if it named persons, or the time of a series.")
    return Verdict("", verdict, " ".join(saw), questions)


def candidates(task):
    """[(name, "groups" or "time", (N,) codes)] that look like persons, or like a time, in order."""
    if task.groups is not None or task.time is not None:
        return []
    found = []
    for name, column in named_columns(task):
        words = re.split(r"[\W_\d]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", name).lower())
        codes, kind = codes_of(column), ""
        if any(word.removesuffix("s") in PERSONS for word in words):
            if FEWEST <= codes.max() + 1 <= len(codes) / 2:
                kind = "groups"
        elif column.dtype.kind == "M" or (set(words) & set(TIMES) and column.dtype.kind in "iuf"):
            if is_series(column):
                kind = "time"
        if kind and not any(np.array_equal(codes, other) for _, _, other in found):
            found.append((name, kind, codes))  # none that parts the rows as one before it does
    return found[:2]


def named_columns(task):
    """(name, (N,)) of the table's columns, and of such arrays in the notebook."""
    rows = task.data.rows
    if hasattr(rows, "columns"):
        yield from zip(map(str, rows.columns), task.columns, strict=True)
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
    order = np.random.default_rng([task.seed, 17, number]).permutation(np.unique(codes[rest]))
    inside = first_groups(codes[rest], order, wanted)
    return rest[~inside], rest[inside]


def crosses(kind, codes, training, validation):
    """Whether the learner's split parts no groups, or keeps the order of time: then all is well."""
    if kind == "time":
        return codes[training].max() > codes[validation].min()
    return len(np.intersect1d(codes[training], codes[validation])) > 0
