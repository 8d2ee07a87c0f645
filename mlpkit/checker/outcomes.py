"""A function run on the cases of its exercise: what came in, what came out, what is compared."""

import inspect
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from mlpkit.checker.plain import not_compared
from mlpkit.checker.sandbox import SECONDS, Attempt, TimeUp, attempt
from mlpkit.checker.values import leaves, same, snapshot


@dataclass(frozen=True)
class Outcome:
    """One case: what came in, what came out, and what the arguments are afterwards."""

    args: tuple
    before: dict
    attempt: Attempt  # its value is the snapshot of the result
    after: dict


def run(record, function, seed=0, seconds=SECONDS):
    """An Outcome for every case; it ends early when the time is over, for all cases together."""
    outcomes, left = [], seconds
    for args in record.cases(np.random.default_rng(seed)):
        before = named(record, args)

        def call(args=args):
            result = record.run(function, *args) if record.run else function(*args)
            return snapshot(result), named(record, args)

        tried = attempt(call, max(0.05, left))
        left -= tried.seconds
        result, after = tried.value or (None, {})
        outcomes.append(Outcome(args, before, replace(tried, value=result), after))
        if tried.error is TimeUp:
            break
    return outcomes


def named(record, args):
    """{name: snapshot} of the arguments."""
    return dict(zip(case_names(record, args), map(snapshot, args), strict=False))


def case_names(record, args):
    """What the arguments of a case are called: as the reference's are, or else as those of run."""
    names = argument_names(record)
    if record.run and len(names) < len(args):
        names = tuple(inspect.signature(record.run).parameters)[1:]
    return names


@lru_cache(maxsize=256)
def argument_names(record):
    return tuple(inspect.signature(record.reference).parameters)


def fresh(record, outcome):
    """The case's arguments as they were, in arrays of their own."""
    return [
        np.array(outcome.before[name].array) if isinstance(value, np.ndarray) else value
        for name, value in zip(case_names(record, outcome.args), outcome.args, strict=False)
    ]


@lru_cache(maxsize=1024)
def reference_outcomes(record, seed):
    """The Outcomes of the reference; ValueError where no answer can be held against them."""
    outcomes = run(record, record.reference, seed)
    if why := unfit(record, outcomes):
        raise ValueError(f"{record.name}: the reference {why}.")
    return outcomes


def unfit(record, outcomes):
    """Why the outcomes of a reference are no measure for an answer's, or None."""
    for outcome in outcomes:
        if outcome.attempt.error is not None:
            said = f": {outcome.attempt.text}" if outcome.attempt.text else ""
            return f"raised {outcome.attempt.error.__name__}{said}"
        if record.values and (odd := not_compared(outcome.attempt.value)):
            return f"returns {odd}, which can't be compared"
    nothing = all(outcome.attempt.value is None for outcome in outcomes)
    if nothing and not record.changes and not record.properties:
        return "returns None in every case, and the record says of nothing that it changes it"
    return None


@lru_cache(maxsize=1024)
def mistake_outcomes(record, slug, seed):
    return run(record, next(m.function for m in record.mistakes if m.slug == slug), seed)


def returns_nothing(record):
    """Whether the reference only changes its arguments, so that what is returned is ignored."""
    return all(outcome.attempt.value is None for outcome in reference_outcomes(record, 0))


def alike(one, other, record):
    """Whether two outcomes are the same: result, arguments afterwards, exception and its text."""
    if one.attempt.error or other.attempt.error:
        errors = [(o.attempt.error, o.attempt.text) for o in (one, other)]
        return errors[0] == errors[1]
    if not same(one.after, other.after):
        return False
    return returns_nothing(record) or same(one.attempt.value, other.attempt.value)


def outputs(record, outcome):
    """{name: snapshot} of all that is compared; the result itself is called ""."""
    compared = {name: outcome.after[name] for name in record.changes}
    if not returns_nothing(record):
        compared = {"": outcome.attempt.value, **compared}
    return compared


def parts(record, compared):
    """(name, leaf) of all that is compared."""
    for name, value in compared.items():
        yield from leaves(value, name, record.returns if not name else ())
