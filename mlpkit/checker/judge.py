"""From a learner's function to a verdict: the order of the checks, and the one fault reported."""

import inspect
import re
import secrets
import warnings
from dataclasses import replace

import numpy as np

from mlpkit.checker.comparison.values import leaves, same
from mlpkit.checker.diagnosis.clues import find_clue, find_returned_copy
from mlpkit.checker.diagnosis.confirmation import Again
from mlpkit.checker.diagnosis.faults import Fault, find_fault
from mlpkit.checker.diagnosis.two_at_once import find_pair
from mlpkit.checker.diagnosis.wording import causes
from mlpkit.checker.display.verdict import Verdict
from mlpkit.checker.execution.authorship import bind_own_name, watch_reference, with_others
from mlpkit.checker.execution.outcomes import (
    argument_names,
    drawn_cases,
    mistake_outcomes,
    named_arguments,
    reference_outcomes,
    run,
    same_outcomes,
)
from mlpkit.checker.execution.sandbox import attempt
from mlpkit.checker.execution.trials import from_empty
from mlpkit.checker.older_stubs import as_now, stub_version
from mlpkit.checker.sources import compile_source, names_in, outside_names, own_source, untouched
from mlpkit.checker.words import with_article


def judge(course, record, function, seed=0):
    """The Verdict on a function, on cases drawn with `seed`."""
    if record.refused:
        return uncheckable(course, record)
    if untouched(record, function):
        return stub_verdict(record, course.possessive)
    if lacking := record.lacking:
        told = f"{record.name}: can't be checked without {' and '.join(lacking)}: not installed."
        return Verdict(record.name, "error", told)
    if message := no_function(function):
        return Verdict(record.name, "error", f"{record.name}: {message}")
    with bind_own_name(function), np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # comparing odd results with right ones may warn
        verdict = judge_attempt(course, record, as_now(record, function), seed)
    if verdict.status == "correct" and (version := stub_version(record, function)):
        now = ", ".join(argument_names(record))
        told = (
            f"{verdict.message} It has the first line of an older stub, version {version}; the "
            "parameters are now "
        )
        return replace(verdict, message=f"{told}({now}).")
    return verdict


SEEDS = 1_000_000  # seeds of second looks


def judge_twice(course, record, function, kept=None):
    """Judge and, if there is no fault, take a second look, at cases that no answer can know.

    kept: the seed of an earlier second look. Without it, a seed is drawn, and stored in the Verdict
    so that the look can be repeated. If even the reference fails, the cases are to blame, not the
    answer.
    """
    first = judge(course, record, function)
    seed = kept if type(kept) is int and 0 < kept < SEEDS else 1 + secrets.randbelow(SEEDS - 1)
    if first.status != "correct" or not drawn_anew(record, seed):
        return first
    second = judge(course, record, function, seed)
    if second.status == "correct" or judge(course, record, record.reference, seed).status != (
        "correct"
    ):
        return replace(first, seed=seed)
    said = second.message.removeprefix(f"{record.name}: ")
    message = f"{record.name}: right on the known cases, not on new ones (seed {seed}): {said}"
    return replace(second, message=message, seed=seed)


def drawn_anew(record, seed):
    """Whether a different seed changes the cases, or the numbers for the quick properties."""
    one, other = (drawn_cases(record, each) for each in (0, seed))
    pairs = zip(one, other, strict=False)
    alike = (
        same(named_arguments(record, args), named_arguments(record, others))
        for args, others in pairs
    )
    quick = any(not rule.last for rule in record.properties)
    return quick or not all(alike)


def judge_attempt(course, record, function, seed):
    """The Verdict on an attempted function, while its name refers to itself."""
    expected = reference_outcomes(record, seed)
    if message := misfit(record, function, expected[0].args):
        return Verdict(record.name, "error", f"{record.name}: {message}")
    with watch_reference(record, function) as borrowed:
        got = run(record, function, seed)
    if any(leaf.type == "ellipsis" for _, leaf in leaves(got[0].attempt.value) if leaf):
        return stub_verdict(record, course.possessive)
    fault = find_fault(record, function, expected, got, seed)
    if fault is None and borrowed:
        return not_the_learners(course, record)
    if fault is None:
        return Verdict(
            record.name, "correct", praise(record, function, len(got)), None, got[0].attempt.printed
        )
    if fault.stopped:
        return fault_verdict(record, fault, causes(course, function, fault, False, record.uses))
    again = Again(record, function, seed)
    known = known_mistake(record, got, seed, again) or mistake_with_references(
        course, record, function, seed
    )
    handed = find_returned_copy(record, got, seed)
    if handed:
        known, fault = None, Fault(handed[1], fault.outcome, handed[0])
    elif known and known.slug == record.buggy:
        message = f"the results are as before, so the fault is still there: {fault.message}"
        fault = Fault(message, fault.outcome, known.slug, fault.status)
    elif known and fault.status == "error":
        fault = Fault(f"{fault.message} Here {known.sentence}", fault.outcome, known.slug, "error")
    elif known:
        fault = Fault(known.sentence, fault.outcome, known.slug)
    else:
        if fault.plain and not again.has_fault(fault):
            fault = again.without_explanation(fault, expected, got, seed)
        if fault.mistake is None:
            fault = with_clue(record, function, fault, got, seed, again)
    told = []
    if not known:
        empty = from_empty(record, function, got, seed)
        told = causes(course, function, fault, empty, record.uses)
    return fault_verdict(record, fault, [*told, *idle_code(record, function)])


def idle_code(record, function):
    """The sentences on what is in an answer without effect, as far as the record knows."""
    source = own_source(function) or ""
    return [sentence for code, sentence in record.idle.items() if re.search(code, source, re.M)]


def fault_verdict(record, fault, told):
    """The Verdict on a Fault, with sentences on its possible cause."""
    message = " ".join([f"{record.name}: {fault.message}", *told])
    return Verdict(record.name, fault.status, message, fault.mistake, fault.outcome.attempt.printed)


def with_clue(record, function, fault, got, seed, again):
    """The Fault, with a clue to its cause if there is one."""
    if (pair := find_pair(record, got, seed)) and again.has_pair(pair):
        mistake, besides = pair
        message = f"two things are wrong. The first: {mistake.sentence} The second: {besides}."
        return Fault(message, fault.outcome, mistake.slug)
    clue = find_clue(record, function, got, seed)
    if clue and again.has_clue(clue):
        return Fault(f"{fault.message} {clue.sentence}", fault.outcome, clue.slug, fault.status)
    return fault


def stub_verdict(record, whose):
    """The verdict on a stub; whose: whose function later cells use ("mlpkit's")."""
    if record.kind == "bug hunt":
        what = "Find the fault, mend it and run the cell again."
    else:
        theirs = record.reference.__name__
        what = f"Replace the ... and run the cell again. Later cells use {whose} {theirs}."
    return Verdict(record.name, "not attempted", f"{record.name}: not attempted yet. {what}")


def uncheckable(course, record):
    """The verdict on any answer if the record is refused."""
    own = f"{course.possessive} {record.reference.__name__}"
    undo = f"Undo what was changed in {own}, and restart the kernel."
    told = f"{record.name}: can't be checked: {record.refused}. {undo}"
    return Verdict(record.name, "error", told)


def not_the_learners(course, record):
    """The verdict on the reference itself, or on an answer that takes its result from it."""
    own = record.reference.__name__
    told = f"the result comes from {course.possessive} own {own}. Write the steps yourself."
    return Verdict(record.name, "wrong", f"{record.name}: {told}", f"{course.name}s-own")


def no_function(value):
    """A sentence on what came in place of a function, and what to do; None for anything
    callable."""
    came = with_article(type(value).__name__)
    if isinstance(value, (staticmethod, classmethod, property)):
        return f"got {came}; expected a function: remove that decorator."
    if inspect.isclass(value):
        return "got a class; expected a function, which begins with def."
    if inspect.iscoroutinefunction(value) or inspect.isasyncgenfunction(value):
        return "got an async function; expected a plain one: write def, without async."
    return None if callable(value) else f"got {came}; expected a function."


def name_of(function):
    """The name of a function, or of the one that partial, property or np.vectorize wraps."""
    inner = (getattr(function, part, None) for part in ("func", "fget", "pyfunc"))
    names = (getattr(each, "__name__", None) for each in (function, *inner))
    return next((name for name in names if isinstance(name, str)), None)


def misfit(record, function, args):
    """A sentence on what is wrong with the function's parameters."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return None
    if not fits(signature, args):
        if record.run and not fits(inspect.signature(record.reference), args):
            return None  # `run` calls it with arguments other than the cases'
        theirs, ours = ", ".join(signature.parameters), ", ".join(argument_names(record))
        return f"takes ({theirs}), expected ({ours}). Keep the first line of the stub."
    return None


def fits(signature, args):
    """Whether a function can be called with these arguments."""
    try:
        signature.bind(*args)
    except TypeError:
        return False
    return True


def praise(record, function, cases):
    """The sentence for a right answer."""
    count = cases + len(record.properties)
    message = f"{record.name}: correct ({count} checks)."
    if record.reached:
        told = attempt(lambda: record.reached(function), record.seconds).value
        message = f"{message} {told}" if told else message
    if record.kind == "bug hunt":
        fault = record.mended or next(m.sentence for m in record.mistakes if m.slug == record.buggy)
        return f"{message} The fault was: {fault}"
    return f"{message} {comparing(record)}"


def comparing(record):
    """The sentence on where to look after a right answer; a page has a button instead."""
    if record.kind == "open task":
        return f'Another way to do it: solution("{record.name}").'
    return f'Compare with solution("{record.name}").'


def known_mistake(record, got, seed, again):
    """The first of the record's mistakes that does the same as the answer on all cases, or None.

    again: the `Again` on whose cases it must also do the same.
    """
    for mistake in record.mistakes:
        theirs = mistake_outcomes(record, mistake.slug, seed)
        if same_outcomes(record, theirs, got, seed) and again.has_mistake(mistake):
            return mistake
    return None


def mistake_with_references(course, record, function, seed):
    """Like `known_mistake`, but the answer calls the references, not the learner's own functions. A
    wrongly used function may raise an error, which each version of it words differently.
    """
    exercises, theirs = course.exercises, inspect.unwrap(record.reference).__globals__
    others = {
        name: exercises[name].reference if name in exercises else theirs[name]
        for name in record.uses
    }
    function = with_others(function, others)
    if function is None:
        return None
    again = Again(record, function, seed)
    return known_mistake(record, run(record, function, seed), seed, again)


def standing_alone(session, record, function):
    """Return (source, None) of a right function that needs only what `mine` returns; or (None,
    why)."""
    source = own_source(function)
    if source is None or not hasattr(function, "__code__"):
        return None, "its source can't be read"
    missing = outside_names(function, (*record.uses, *record.needs, *session.course.exercises))
    if missing:
        names = " and ".join(f"`{name}`" for name in missing)
        are = "which is" if len(missing) == 1 else "which are"
        return None, f"it uses {names}, {are} defined outside the function"
    try:
        alone = compile_source(record, source, session.used(record, names_in(source)))
    except (Exception, SystemExit) as error:
        return None, f"on its own its first line raises {type(error).__name__}"
    verdict = judge(session.course, record, alone)
    if verdict.status != "correct":
        return None, f"run on its own it fails ({verdict.message.rstrip('.')})"
    return source, None
