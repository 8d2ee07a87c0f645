"""Running a function on the cases of its exercise: what went in and out, and what is compared."""

import inspect
import re
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from mlpkit.checker.comparison.objects import not_compared
from mlpkit.checker.comparison.values import equal, leaves, same, snapshot
from mlpkit.checker.execution.sandbox import Attempt, attempt, failed
from mlpkit.checker.execution.watch import TimeUp


@dataclass(frozen=True)
class Outcome:
    """One case: what went in, what came out, and the arguments afterwards."""

    args: tuple
    before: dict
    attempt: Attempt  # `attempt.value` is the snapshot of the result
    after: dict


def drawn_cases(record, seed):
    """The record's cases for a seed, with integers of NumPy's default width.

    A Generator draws 64 bits. In a browser the default is 32, and np.bincount and np.repeat refuse
    any other.
    """
    return list(map(of_default_width, record.cases(np.random.default_rng(seed))))


def of_default_width(value):
    """An array of int64, also in a tuple, as one of int; anything else unchanged."""
    if type(value) is tuple:
        return tuple(map(of_default_width, value))
    if isinstance(value, np.ndarray) and value.dtype == np.int64:
        return value.astype(int, copy=False)
    return value


def run(record, function, seed=0, seconds=None):
    """An Outcome for every case; fewer if the time for all cases together runs out."""
    return run_on(record, function, drawn_cases(record, seed), seconds)


def run_on(record, function, cases, seconds=None):
    """Like `run`, on given cases, within `seconds` or else the record's time."""
    outcomes, left = [], seconds or record.seconds
    for args in cases:
        before = named_arguments(record, args)

        def call(args=args):
            result = record.run(function, *args) if record.run else function(*args)
            return snapshot(result), named_arguments(record, args)

        tried = attempt(call, max(0.05, left))
        left -= tried.seconds
        result, after = tried.value or (None, {})
        outcomes.append(Outcome(args, before, replace(tried, value=result), after))
        if tried.error is TimeUp:
            break
    return outcomes


def run_known(record, function, cases, seconds=None):
    """Like `run_on`, for one of the course's own functions: a single Watch over all cases is
    faster."""
    outcomes, now = [], []

    def every_case():
        for args in cases:
            now[:] = args, named_arguments(record, args)
            tried, after = Attempt(), {}
            try:
                result = record.run(function, *args) if record.run else function(*args)
                tried.value, after = snapshot(result), named_arguments(record, args)
            except TimeUp:
                raise
            except BaseException as error:
                tried = failed(error)
            outcomes.append(Outcome(*now, tried, after))

    whole = attempt(every_case, seconds or record.seconds)
    if whole.error is not None:
        outcomes.append(Outcome(*now, whole, {}))
    return outcomes


def named_arguments(record, args):
    """Return {name: snapshot} of the arguments."""
    return dict(zip(case_names(record, args), map(snapshot, args), strict=False))


def case_names(record, args):
    """The names of a case's arguments: the reference's, or else those of `run`."""
    names = argument_names(record)
    if record.run and len(names) < len(args):
        names = tuple(inspect.signature(record.run).parameters)[1:]
    return names


@lru_cache(maxsize=256)
def argument_names(record):
    return tuple(inspect.signature(record.reference).parameters)


def fresh(record, outcome):
    """The case's arguments as they were, in fresh arrays."""
    return [
        np.array(outcome.before[name].array) if isinstance(value, np.ndarray) else value
        for name, value in zip(case_names(record, outcome.args), outcome.args, strict=False)
    ]


@lru_cache(maxsize=1024)
def reference_outcomes(record, seed):
    """The Outcomes of the reference; ValueError if no answer can be compared with them."""
    outcomes = run(record, record.reference, seed)
    if why := unfit(record, outcomes):
        raise ValueError(f"{record.name}: the reference {why}.")
    return outcomes


def count(value):
    """How many results a snapshot holds."""
    return len(value) if isinstance(value, (tuple, dict)) else 1


def unfit(record, outcomes):
    """Why an answer can't be compared with the outcomes of a reference, or None."""
    for outcome in outcomes:
        if not isinstance(outcome.args, tuple):
            came = type(outcome.args).__name__
            return f"can't be called: a case is a {came}, expected a tuple of arguments"
        came, named = count(outcome.attempt.value), len(record.returns)
        if named and outcome.attempt.error is None and came != named:
            return (
                f"returns {came} value{'s' * (came != 1)}, and the record's returns names {named}"
            )
        if outcome.attempt.error is not None:
            said = f": {outcome.attempt.text}" if outcome.attempt.text else ""
            return f"raised {outcome.attempt.error.__name__}{said}"
        if record.values and (odd := not_compared(outcome.attempt.value)):
            return f"returns {odd}, which can't be compared"
    nothing = all(outcome.attempt.value is None for outcome in outcomes)
    if nothing and not record.changes and not record.properties:
        return "returns None in every case, and the record names nothing that it changes"
    return None


@lru_cache(maxsize=1024)
def mistake_outcomes(record, slug, seed):
    function = next(m.function for m in record.mistakes if m.slug == slug)
    return run_known(record, function, drawn_cases(record, seed))


def returns_nothing(record):
    """Whether the reference only changes its arguments, so that what is returned is ignored."""
    return all(outcome.attempt.value is None for outcome in reference_outcomes(record, 0))


def same_outcome(one, other, record, loose=False):
    """Whether two outcomes are equal: result, arguments afterwards, exception and its cause."""
    if one.attempt.error or other.attempt.error:
        return cause(one.attempt, loose) == cause(other.attempt, loose)
    if not same(one.after, other.after):
        return False
    if returns_nothing(record) or same(one.attempt.value, other.attempt.value):
        return True
    return same_number(one.attempt.value, other.attempt.value)


def same_number(one, other):
    """Whether two results are the same number, such as 0 and 0.0."""
    values = [getattr(value, "array", None) for value in (one, other)]
    if any(value is None or value.shape or value.dtype.kind not in "fiu" for value in values):
        return False
    return equal(*values)


def cause(tried, loose=False):
    """The kind of a call's exception and its topic: the same for A @ B and np.dot(A, B).

    loose: all mismatches of shapes count as the same, whatever their numbers; so do all ways of
    refusing an argument.
    """
    if " — " in tried.text:  # `run` states facts about the exception after the dash
        return tried.error, tried.text.rpartition(" — ")[2]
    product = r"size ([0-9]+) is different from ([0-9]+)|: ([0-9]+) .dim .. != ([0-9]+)"
    if sizes := re.search(product, tried.text):
        return tried.error, "a product", frozenset(filter(None, sizes.groups()))
    if re.search(r"empty sequence|argument is empty|zero-size array", tried.text):
        return tried.error, "nothing there"
    if beyond := re.search(r"index -?[0-9]+ (is out of bounds for .*)", tried.text):
        return tried.error, beyond[1]
    if "cannot access local variable" in tried.text:  # whatever the variable is called
        return tried.error, "not set"
    if wrong := re.search(r"indices must be integers or slices, not (\w+)", tried.text):
        return tried.error, "an index", wrong[1]  # of a list or a tuple
    if loose and "broadcast" in tried.text:
        return tried.error, "shapes"
    if loose and (tried.refused or "cannot reshape" in tried.text):
        return tried.error, "refused"
    return tried.error, tried.text


def same_outcomes(record, one, other, seed=0):
    """Whether two functions have equal outcomes in all cases; one: those of a known function."""
    if len(one) != len(other):
        return False
    raises = any(outcome.attempt.error for outcome in (*one, *other))
    loose = raises and any(  # then wrong results in other cases identify the mistake well enough
        each.attempt.error is None and not same_outcome(each, want, record)
        for each, want in zip(one, reference_outcomes(record, seed), strict=False)
    )
    return all(same_outcome(*pair, record, loose) for pair in zip(one, other, strict=True))


def outputs(record, outcome):
    """Return {name: snapshot} of everything that is compared; the result itself is called ""."""
    compared = {name: outcome.after[name] for name in record.changes}
    if not returns_nothing(record):
        compared = {"": outcome.attempt.value, **compared}
    return compared


def parts(record, compared):
    """(name, leaf) of everything that is compared."""
    for name, value in compared.items():
        yield from leaves(value, name, record.returns if not name else ())
