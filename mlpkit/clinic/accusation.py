"""Accusations in a case: whether a line or an organ is at fault, and if not, why not."""

import ast
import difflib
import re

from mlpkit.clinic.findings import find_clearance
from mlpkit.clinic.record import PRICES
from mlpkit.clinic.trial import faulty, source
from mlpkit.debugging.checkup import ORGANS

WRONG = 15  # minutes that a wrong accusation costs: time spent on fixing what was not broken


def judge_accusation(case, what):
    """Judge an accusation, a line's number or an organ: ("correct", "wrong" or "error", sentence).

    An error is an accusation that makes no sense; it costs nothing.
    """
    if isinstance(what, bool) or not isinstance(what, (int, str)):
        came = f"a value of type {type(what).__name__}"
        return "error", f"got {came}; expected a line's number, or one of {', '.join(ORGANS)}."
    return judge_organ(case, what) if isinstance(what, str) else judge_line(case, what)


def judge_organ(case, organ):
    if organ not in ORGANS:
        near = difflib.get_close_matches(organ.lower(), ORGANS, 1)
        meant = f" Did you mean {near[0]!r}?" if near else ""
        expected = f"one of {', '.join(ORGANS)}; or line=2.{meant}"
        return "error", f"got {organ[:40]!r}; expected {expected}"
    if organ == case.organ:
        return "correct", f"the {organ} it is."
    against = case.against.get(organ) or find_clearance(case, organ) or NOTHING
    return "wrong", f"not the {organ}: {against}"


NOTHING = "nothing in it would have to be changed for this program to work."


def judge_line(case, line):
    lines = source(case).splitlines()
    if not 1 <= line <= len(lines):
        return "error", f"got line {line}; the program has lines 1 to {len(lines)}."
    text = lines[line - 1].strip()
    place = statement_at(case, line)
    if not text or place is None:
        return "error", f"line {line} holds no statement. Which line does something wrong?"
    first, last = place
    if any(first <= each <= last for each in case.lines) or line in case.lines:
        return "correct", f"line {line} it is."
    for where, why in case.against.items():
        if isinstance(where, tuple) and where[0] <= line <= where[1]:
            return "wrong", f"not line {line}: {why}"
    whole = faulty(case)
    if whole.lineno <= line <= whole.end_lineno:
        return "wrong", f"not line {line}, but near: another line of {case.function}."
    called = [name for name in functions(case) if re.search(rf"(?<!def )\b{name}\(", text)]
    if called:
        return "wrong", f"not line {line}: it calls {called[0]}, and is right to. Look there."
    return "wrong", f"not line {line}: `{text}` does what it should."


def functions(case):
    """The names of the program's own functions."""
    return [n.name for n in ast.parse(source(case)).body if isinstance(n, ast.FunctionDef)]


def statement_at(case, line):
    """Return (first, last) line of the statement at a line; None if there is none.

    For a statement that contains others, such as a loop or a function, only the lines of its head.
    """
    for node in ast.walk(ast.parse(source(case))):
        if isinstance(node, ast.stmt) and not is_text(node):
            inside = getattr(node, "body", None)
            last = inside[0].lineno - 1 if inside else node.end_lineno
            last = max(last, node.lineno)
            if node.lineno <= line <= last:
                return node.lineno, last
    return None


def is_text(node):
    """Whether a statement is a docstring."""
    return isinstance(node, ast.Expr) and isinstance(getattr(node.value, "value", None), str)


def confirm_place(case):
    """The text for a right accusation before the repair; it withholds the cause."""
    return f"The place: {case.function}, {case.organ}.\n{cheapest_looks(case)}"


def cheapest_looks(case):
    """The sentence on the measurements that show the fault, with their prices."""
    prices = sorted((PRICES[name], name) for name in case.shows)
    shows = ", ".join(f"{name} ({price} min)" for price, name in prices)
    return f"What shows it, cheapest first: {shows}."


def explain_cause(case):
    """The text for a right accusation after the repair: cause, evidence, and similar faults."""
    told = [
        f"The cause ({case.function}, {case.organ}): {case.cause}",
        cheapest_looks(case),
        f"Where it comes from: {case.source}.",
    ]
    if case.alike:
        told.append("What looks alike:")
        told += [f"– {other}: {apart}" for other, apart in case.alike.items()]
    return "\n".join(told)
