"""Numbers that a repair should draw from the given rng, and examples that must occur once."""

import numpy as np

SEED = 3


def fresh():
    return np.random.default_rng(SEED)


def fault_of_draws(numbers, what):
    """Return (slug, sentence) if numbers(rng), a tuple, is not drawn from the rng, else None.

    what: names the numbers, with a verb: "the order is".
    """
    rng = fresh()
    first, second, again = (repr(numbers(own)) for own in (rng, rng, fresh()))  # nan equals nan
    if first == second == again:
        return "not-drawn", f"{what} the same at each call: nothing is drawn from rng."
    if first != again:
        return (
            "other-generator",
            f"{what} not drawn from the rng that is passed in: two generators in the same state "
            "give two results. So no run can be repeated.",
        )
    return None


def fault_of_counts(numbers, N, what="examples"):
    """Return (slug, sentence) unless each of 0 … N − 1 occurs exactly once, else None."""
    if any(n not in range(N) for n in numbers):
        return "strangers", f"some {what} that came out are not among those that went in."
    counts = np.bincount(numbers, minlength=N)
    often, never = int(np.sum(counts > 1)), int(np.sum(counts == 0))
    if often:
        return (
            "more-than-once",
            f"{often} of {N} {what} came more than once, and {never} not at all. Each should come "
            "once, as in an order that rng.permutation gives.",
        )
    return ("left-out", f"{never} of {N} {what} never came.") if never else None


def fault_of_labels(numbers, labels, what="examples"):
    """Return (slug, sentence) if the labels do not belong to the numbers, else None."""
    wrong = int(np.sum(np.asarray(numbers) != labels))
    if wrong:
        return "labels-apart", f"{wrong} of {len(labels)} {what} came with another's label."
    return None
