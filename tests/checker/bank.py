"""The records, and what every test of the bank does with them: wrong answers made of right ones."""

import inspect
from types import FunctionType, GeneratorType

import numpy as np
import pytest

from mlpkit.checker import judging
from mlpkit.checker.guesses import answer_of
from mlpkit.exercises import course
from mlpkit.parameters import Parameters

RECORDS, EXERCISES, GUESSES = course.records, course.exercises, course.guesses

every_exercise = pytest.mark.parametrize("record", EXERCISES.values(), ids=EXERCISES)
every_guess = pytest.mark.parametrize("record", GUESSES.values(), ids=GUESSES)


def judge(record, function, seed=0):
    """The Verdict on an answer to an exercise of mlpkit's."""
    return judging.judge(course, record, function, seed)


def cell(source):
    """A cell without its decorator."""
    return source.split("\n", 1)[1]


def attempted(record, mistake):
    """The mistake's function; that of a bug hunt's stub in other words, for it was given."""
    return mistake.function if mistake.slug != record.buggy else lambda *a: mistake.function(*a)


MUTANTS = {
    "zeros": np.zeros_like,
    "transposed": np.transpose,
    "scalar": lambda a: 0.5,
    "axis": lambda a: a[None],
    "constant": lambda a: np.full_like(a, 0.5 if a.dtype.kind == "f" else 1),
    "inf": lambda a: np.full(a.shape, np.inf),
    "nan": lambda a: np.full(a.shape, np.nan),
    "one-more": lambda a: a + a.dtype.type(1),
}


def mutant(record, change):
    """The reference with `change` in every array of its result, or of what it changes in place."""

    own = inspect.unwrap(record.reference)
    copied = FunctionType(own.__code__, own.__globals__, own.__name__, own.__defaults__)

    def mutated(*args):
        result = copied(*args)  # mlpkit's own would be no answer
        if result is not None:
            return changed(result, change)
        named = dict(zip(inspect.signature(record.reference).parameters, args, strict=False))
        for name in record.changes:
            array = named[name].vector if isinstance(named[name], Parameters) else named[name]
            array[...] = change(array)
        return None

    return mutated


def changed(value, change):
    if isinstance(value, GeneratorType):
        value = list(value)
    if isinstance(value, (list, tuple)):
        return tuple(changed(item, change) for item in value)
    if isinstance(value, dict):
        return {key: changed(item, change) for key, item in value.items()}
    return change(np.asarray(value)) if np.asarray(value).dtype.kind in "fiub" else value


def measured(record):
    """What the notebook would pass, for a guess whose answer only the notebook has."""
    return 1.0 if record.answer is None and record.at_least is None else None


def truth(record):
    if record.at_least is not None:
        return record.at_least
    answer = answer_of(record)
    return measured(record) if answer is None else answer


def answers(record):
    """The right answer and wrong ones."""
    answer = truth(record)
    if isinstance(answer, str):
        return [answer, *record.wrong]
    if record.parts:
        return [answer, (*answer[:-1], wrong(answer[-1], record)), *one_wrong_part(record)]
    return [answer, wrong(answer, record), *record.wrong]


def one_wrong_part(record):
    """Answers with a single part filled in, and that one wrong."""
    answer = truth(record)
    for place in range(len(answer)):
        value = [...] * len(answer)
        value[place] = wrong(answer[place], record)
        yield tuple(value)


def wrong(answer, record):
    if record.share:
        return 0.0
    if isinstance(answer, tuple):
        return (*answer, 7)
    if isinstance(answer, str):
        return next(iter(record.wrong), "z")
    return answer - abs(answer) - 2 * record.tolerance - 1
