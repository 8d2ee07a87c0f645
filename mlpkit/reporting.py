"""Numbers that differ a little from one processor to the next, printed the same on all."""


def about(value, reference, tolerance, form=".3f"):
    """`value` in words that stay the same while it is near `reference`.

    Long training in float32 ends a little differently on each kind of processor. Within the
    tolerance this gives the reference and the tolerance, "0.862 (within 0.006)"; outside it gives
    the value and says so. Choose the tolerance from the spread over seeds.
    """
    if abs(value - reference) <= tolerance:
        return f"{reference:{form}} (within {tolerance:.2g})"
    return f"{value:{form}}, expected {reference:{form}} within {tolerance:.2g}"
