"""What the explorer of notebook 09 knows about a patient: program, accusations, answers, cure. The
results of each measurement on a program and its healthy twin were computed beforehand and are read
from measured/clinic.json: running both again takes seconds, and the page must answer at once.
"""

import difflib
import functools
import inspect
import textwrap

from mlpkit.clinic import CASES, PRICES
from mlpkit.clinic.accusation import judge_accusation as verdict
from mlpkit.clinic.trial import faulty, source
from mlpkit.measured.clinic import load_charts


def accused(organ):
    return f"the {organ}"


def accused_line(number):
    return f"line {number}"


def lines_at(patient):
    return range(1, len(lines_of(patient)) + 1)


def lines_of(patient):
    """The lines of a patient's program."""
    return source(CASES[patient]).splitlines()


@functools.cache
def repair_of(patient):
    """The faulty function and the repaired one as one listing: [mark, line], with difflib's marks:
    "-" for a removed line, "+" for an added one, " " for the others.
    """
    case = CASES[patient]
    node = faulty(case)
    old = lines_of(patient)[node.lineno - 1 : node.end_lineno]
    new = textwrap.dedent(inspect.getsource(case.repaired)).splitlines()
    return [[line[0], line[2:]] for line in difflib.ndiff(old, new) if line[0] != "?"]


def right_of(patient):
    """The accusations that are right: the lines at fault, and the organ."""
    return [*load_charts()[patient]["right"], accused(CASES[patient].organ)]


@functools.cache
def replies(patient):
    """Return {wrong accusation: what speaks against it}, for lines with a statement, and for
    organs."""
    case = CASES[patient]
    found = {accused_line(n): verdict(case, n) for n in lines_at(patient)}
    told = {deed: text for deed, (mark, text) in found.items() if mark == "wrong"}
    organs = load_charts()[patient]["organs"].items()
    return told | {accused(organ): text for organ, text in organs if organ != case.organ}


def cheapest(case):
    """A phrase with the cheapest measurement that shows the fault, and its price."""
    name = min(case.shows, key=PRICES.get)
    return f"{name.replace('_', ' ')}, {PRICES[name]} min"


@functools.cache
def record_of(patient):
    """Return what the page says about a patient whatever the user does: complaint, program,
    answers, cure."""
    case, charts = CASES[patient], load_charts()[patient]
    costs = [
        f"{cost.what}: {cost.sick:g} before, {cost.healthy:g} after the repair"
        for cost in case.costs
    ]
    costs[0] = f"in this program, with its seed: {costs[0]}"
    return {
        "saw": case.saw,
        "lines": lines_of(patient),
        "sick": charts["sick"],
        "healthy": charts["healthy"],
        "replies": replies(patient),
        "solved": {
            "cause": case.cause,
            "function": case.function,
            "lines": repair_of(patient),
            "alike": case.alike,
            "costs": costs,
            "cheapest": cheapest(case),
            "source": case.source,
        },
    }
