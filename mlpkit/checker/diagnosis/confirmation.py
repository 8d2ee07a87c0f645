"""Before an explanation is shown, it is checked on inputs other than those that suggested it.

An explanation that fits all cases of a check by accident does not fit newly drawn cases as well.
"""

from functools import cached_property

from mlpkit.checker.diagnosis.clues import find_clue
from mlpkit.checker.diagnosis.faults import Fault, fault_of_results, find_broken_property
from mlpkit.checker.diagnosis.forms import find_shape
from mlpkit.checker.diagnosis.two_at_once import find_pair, right_on_moderate
from mlpkit.checker.execution.outcomes import (
    mistake_outcomes,
    outputs,
    reference_outcomes,
    run,
    same_outcomes,
)

OTHERS = 7919, 104729  # added to the seed


class Again:
    """A function's outcomes on cases drawn with other seeds, computed at first use.

    Each method says whether an explanation of the first outcomes also holds for all these.
    """

    def __init__(self, record, function, seed):
        self.record, self.function = record, function
        self.seeds = [seed + other for other in OTHERS]

    @cached_property
    def runs(self):
        """(seed, outcomes) for each seed."""
        return [(seed, run(self.record, self.function, seed)) for seed in self.seeds]

    def has_mistake(self, mistake):
        return all(
            same_outcomes(self.record, mistake_outcomes(self.record, mistake.slug, seed), got, seed)
            for seed, got in self.runs
        )

    def has_fault(self, fault):
        """Whether the results have a generic mistake of the same kind."""
        return all(self.fault_fits(fault, seed, got) for seed, got in self.runs)

    def fault_fits(self, fault, seed, got):
        expected = reference_outcomes(self.record, seed)
        if len(got) != len(expected):
            return False
        found, _ = fault_of_results(self.record, self.function, expected, got)
        if found is None or found.mistake != fault.mistake:
            return False
        # this mistake must be caused by the size of the numbers
        sized = fault.mistake == "unstable"
        return not sized or right_on_moderate(self.record, self.function, seed)

    def has_pair(self, pair):
        """Whether the same two mistakes are found, in the same words."""
        found = [find_pair(self.record, got, seed) for seed, got in self.runs]
        return all(each and (each[0].slug, each[1]) == (pair[0].slug, pair[1]) for each in found)

    def has_clue(self, clue):
        return all(
            find_clue(self.record, self.function, got, seed) == clue for seed, got in self.runs
        )

    def without_explanation(self, fault, expected, got, seed):
        """For a fault whose explanation does not fit the new cases: the first broken property, if
        all shapes are right; else the plain fault."""
        record, plain = self.record, Fault(fault.plain, fault.outcome)
        for want, have in zip(expected, got, strict=True):
            if find_shape(record, outputs(record, want), outputs(record, have), have):
                return plain
        rules = [rule for rule in record.properties if not rule.last]
        return find_broken_property(record, self.function, seed, got[0], rules) or plain
