"""Exercise of notebook 06: clipped_step, a step that can't throw the parameters out.

The stub says what it must do, not a formula: which length, and how to keep the direction, is for
the learner to find.
"""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number, numbers
from mlpkit.optimizers import clipped_step


def clipped_cases(rng):
    """theta, grad (P,), rate, longest: steps that are too long, and some that are not."""
    cases = []
    for P, rate, longest, share in [  # share: the step's length divided by `longest`
        (4, 0.1, 0.5, 20),
        (3, 0.5, 0.25, 0.8),
        (1, 0.2, 0.3, 3),
        (6, 0.02, 1.5, 0.9),
        (5, 2.0, 3.0, 1.5),
        (4, 0.1, 0.2, 0),
        (6, 0.01, 0.7, 1000),
    ]:
        grad = rng.normal(size=P)
        grad *= share * longest / np.linalg.norm(rate * grad)
        cases.append((rng.normal(size=P), grad, rate, longest))
    return cases


def moved(f, grad, rate, longest):
    """What f adds to a theta of zeros."""
    theta = np.zeros(len(grad))
    f(theta, np.array(grad, dtype=float), rate, longest)
    return theta


def three_arrows(f, rng):
    """Gradient (3, 4) has length 5: with rate 2 the step has length 10."""
    for longest, right in ((5, (-3, -4)), (10, (-6, -8)), (20, (-6, -8))):
        found = moved(f, (3, 4), 2, longest)
        if not np.allclose(found, right, rtol=1e-5):
            length, most = numbers(np.linalg.norm(found), longest)
            told = f"with grad (3, 4), rate 2 and longest {longest}, theta moved a distance of"
            if np.linalg.norm(found) > longest * (1 + 1e-5):
                return f"{told} {length}, more than {most}."
            return (
                f"{told} {length}, by ({number(found[0])}, {number(found[1])}). By hand: {right}."
            )


def stays_on_flat_ground(f, rng):
    with np.errstate(all="ignore"):
        found = moved(f, (0, 0), 2, 1)
    if not np.array_equal(found, (0, 0)):
        return (
            f"theta moved to ({number(found[0])}, {number(found[1])}) where grad is 0. It should "
            "stay."
        )


def by_element(theta, grad, rate, longest):
    theta -= np.clip(rate * grad, -longest, longest)


def only_when_too_long(theta, grad, rate, longest):
    step = rate * grad
    if np.linalg.norm(step) > longest:
        theta -= step * longest / np.linalg.norm(step)


def unguarded(theta, grad, rate, longest):
    step = rate * grad
    length = np.linalg.norm(step)
    with np.errstate(all="ignore"):
        theta -= step / length * min(length, longest)


def always_longest(theta, grad, rate, longest):
    step = rate * grad
    with np.errstate(all="ignore"):
        theta -= step * longest / np.linalg.norm(step)


def place_bounded(theta, grad, rate, longest):
    """theta itself is kept within `longest` of 0."""
    theta -= rate * grad
    length = np.linalg.norm(theta)
    if length > longest:
        theta *= longest / length


def rebinding(theta, grad, rate, longest):
    clipped_step(theta.copy(), grad, rate, longest)


def in_loops(theta, grad, rate, longest):
    squares = 0.0
    for g in grad:
        squares += (rate * g) ** 2
    factor = 1.0 if squares <= longest**2 else longest / squares**0.5
    for i in range(len(theta)):
        theta[i] -= factor * rate * grad[i]


def by_a_smaller_rate(theta, grad, rate, longest):
    length = np.sqrt(np.sum(grad**2))
    if rate * length > longest:
        rate = longest / length
    theta -= rate * grad


def by_the_larger(theta, grad, rate, longest):
    step = rate * grad
    theta[:] = theta - step * longest / max(longest, np.sqrt(step @ step))
    return theta


EXERCISE = Exercise(
    notebook=6,
    reference=clipped_step,
    extra=True,
    stub=(
        "A step of gradient descent that never moves theta further than `longest`.\n\n"
        "theta and grad have shape (P,). Where `sgd_step` would go no further than `longest`,\n"
        "go where it goes. Where it would go further, go in its direction, exactly so far.\n"
        "Where grad is 0, stay. Change theta in place; return nothing."
    ),
    cases=clipped_cases,
    changes=("theta",),
    hints=(
        "How far does a step move theta? It is an arrow with P numbers, and has one length. An "
        "arrow is made shorter, and keeps its direction, when all its numbers are multiplied by "
        "the same factor.",
        "The step is η g, (P,), its length ‖η g‖ = √(Σ (η gᵢ)²), one number. Only where that is "
        "more than `longest`, all of the step is multiplied by longest / ‖η g‖.",
        "step = rate * grad, length = np.linalg.norm(step). An if asks whether length is more "
        "than longest; in it, step *= … . theta -= step comes after the if, for both cases.",
    ),
    why="Why is the whole step multiplied by one number, and not each of its numbers bounded?",
    properties=(
        Property("three steps by hand", three_arrows),
        Property("flat ground", stays_on_flat_ground),
    ),
    mistakes=mistakes(
        ("by-element", by_element),
        "each number of the step was bounded on its own. That changes its direction, and its "
        "length may still be √P times `longest`: bound the length of the arrow as a whole.",
        ("gradient-bounded", {"np.linalg.norm(step)": "np.linalg.norm(grad)"}),
        "the gradient was made `longest` long, and then multiplied by the rate. The step, rate "
        "times gradient, should be no longer than that.",
        ("gradient-compared", {"length > longest": "np.linalg.norm(grad) > longest"}),
        "the gradient's length was compared with `longest`. Compare that of the step: with a small "
        "rate the step may be short enough though the gradient is long.",
        ("always-longest", {"length > longest": "length > 0"}),
        "every step is exactly `longest` long, the short ones too. Shorten only steps that are "
        "too long: near the bottom, where the gradient is small, they should be small.",
        ("always-longest-unguarded", always_longest),
        "every step is exactly `longest` long, the short ones too: shorten only steps that are "
        "too long. And where grad is 0, its length is 0, and 0/0 is nan.",
        ("no-root", {"np.linalg.norm(step)": "np.sum(step**2)"}),
        "the sum of squares was taken for the length. The length is its root.",
        ("sum-of-sizes", {"np.linalg.norm(step)": "np.sum(np.abs(step))"}),
        "the absolute values of the numbers were added up: that is the length of a path along "
        "the axes. The straight path is as long as the root of the sum of squares.",
        ("largest-number", {"np.linalg.norm(step)": "np.max(np.abs(step))"}),
        "the step's largest number was taken for its length. The other numbers count too: take the "
        "root of the sum of squares.",
        ("mean-of-squares", {"np.linalg.norm(step)": "np.sqrt(np.mean(step**2))"}),
        "the root of the mean square was taken for the length. It is √P times too short: take the "
        "root of the sum.",
        ("length-1", {"longest / length": "1 / length"}),
        "steps that were too long are now 1 long. They should be `longest` long.",
        ("times-longest", {"longest / length": "longest"}),
        "steps that were too long were multiplied by `longest`. Divide them by their length as "
        "well.",
        ("refused", {"longest / length": "0"}),
        "theta did not move when the step was too long. It should move as far as `longest` allows.",
        ("short-steps-lost", only_when_too_long),
        "theta did not move when the step was short enough. It should move as in gradient descent.",
        ("nan-on-flat-ground", unguarded),
        "right, except for a gradient of 0: its length is 0, and 0/0 is nan. On flat ground theta "
        "should stay.",
        ("theta-bounded", place_bounded),
        "theta itself was pulled to within `longest` of 0. It may be anywhere: only the step "
        "should not be too long.",
        ("uphill", {"theta -= step": "theta += step"}),
        "the step has the right length, but goes uphill.",
        ("rebinding", rebinding),
        "theta is as it was. theta = theta − … makes a new array that nobody outside sees; change "
        "the array that came in.",
        ("changed-input", {"rate * grad": "np.multiply(rate, grad, out=grad)"}),
        "theta is right, but grad was changed on the way. It belongs to the caller: only theta "
        "changes.",
    ),
    passes=("ties: length > longest as length >= longest",),
    alternatives=(in_loops, by_a_smaller_rate, by_the_larger),
)
