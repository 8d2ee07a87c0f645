"""Functions that the checkup_*.py modules share: numbers in words, and findings made from faults,
notes and questions."""

import math

import numpy as np

from mlpkit.debugging.checkup_report import CheckupLine


def lines(measurement, found, normal, faults, notes=(), questions=()):
    """Return CheckupLines: one for each fault, (organ, found, advice), or a single fine one; then
    the notes and questions.

    Notes and questions have the form of faults.
    """
    findings = [CheckupLine(measurement, f, normal, False, organ, tip) for organ, f, tip in faults]
    if not (faults or notes or questions):
        findings = [CheckupLine(measurement, found, normal, True, "", "")]
    findings += [CheckupLine(measurement, f, normal, True, organ, tip) for organ, f, tip in notes]
    return findings + [
        CheckupLine(measurement, f, normal, True, organ, tip, True) for organ, f, tip in questions
    ]


def digits(number):
    """A number with two digits, so that all processors print the same."""
    short = f"{number:.2g}"
    return f"{float(short):,.0f}" if 100 <= abs(number) < 1e6 else short


def percent(share):
    return f"{100 * share:.0f}%"


def never_move(names):
    """A complaint about arrays that should change but don't."""
    return f"{', '.join(names)} never move{'s' if len(names) == 1 else ''}"


def outside(number, bounds):
    """Whether a number is outside (low, high); nan is."""
    return not bounds[0] <= number <= bounds[1]


def deviations(share, count):
    """Return three standard errors of a share of `count` examples."""
    return 3 * math.sqrt(share * (1 - share) / count)


def some(N, count):
    """The indices of `count` of N examples, or of all if there are fewer, in ascending order."""
    return np.sort(np.random.default_rng(0).choice(N, min(N, count), replace=False))


def network_of(asked):
    return asked.network, asked.parameters
