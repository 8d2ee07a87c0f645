"""Report numbers that differ a little from one processor or run to the next."""

import os


def about(value, reference, tolerance, form=".3f"):
    """`value`, with the course's `reference` and the tolerance.

    Long training in float32 ends a little differently on each kind of processor. A learner reads
    "0.861 (expected 0.858, within 0.008)". Where MLPKIT_COMPARE is set, as when outputs are stored
    and compared, a value within the tolerance is left out, so that the text is the same everywhere:
    "0.858 (within 0.008)". A value outside it is never left out: "0.840, expected 0.858 within
    0.008". Choose the tolerance from the spread over seeds.
    """
    if not abs(value - reference) <= tolerance:
        return f"{value:{form}}, expected {reference:{form}} within {tolerance:.2g}"
    if "MLPKIT_COMPARE" in os.environ:
        return f"{reference:{form}} (within {tolerance:.2g})"
    return f"{value:{form}} (expected {reference:{form}}, within {tolerance:.2g})"


def of_this_run(remark):
    """`remark`, which is about this run only; "" if outputs are stored and compared."""
    return "" if "MLPKIT_COMPARE" in os.environ else remark
