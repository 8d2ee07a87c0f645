"""Open task of notebook 11: own_operation, an operation that nobody gave you, gradient-checked."""

import numpy as np

from mlpkit.backprop import numerical_gradient
from mlpkit.checker import Exercise, Property, mistakes, number, numbers


def own_operation(x, grad):
    """Softsign, x / (1 + |x|), and its gradient: (y, dx), both of the shape of x.

    It is flat far from 0 like tanh, but approaches ±1 slowly. Its slope is 1 / (1 + |x|)². Source:
    Glorot & Bengio, "Understanding the difficulty of training deep feedforward neural networks"
    (2010), section 3.
    """
    bound = 1 + np.abs(x)
    y = x / bound
    dx = grad / bound**2
    return y, dx


def inputs(rng):
    """x and grad, of several shapes; grad is drawn."""
    xs = [rng.normal(size=(2, 3)), rng.normal(0, 2, (4, 3)), rng.normal(0, 3, (1, 5))]
    xs += [rng.normal(0, 2, 6), rng.normal(0, 1, (2, 3, 2))]
    return [(x, rng.normal(size=x.shape)) for x in xs]


def nudged(f, x, grad):
    return numerical_gradient(lambda x: np.sum(grad * np.asarray(f(x, grad)[0])), x)


def near(one, other):
    return bool(np.all(np.isclose(one, other, rtol=1e-3, atol=1e-4)))


def no_straight_line(f, rng):
    """A real operation: it depends on x, and is not linear."""
    x = rng.normal(0, 2, (3, 4))
    ones = np.ones(x.shape)
    y, zero = (np.asarray(f(k * x, ones)[0], float) for k in (1, 0))
    if not np.all(np.isfinite(y)):
        return f"y holds {number(y[~np.isfinite(y)][0])} for moderate x. It should be finite."
    if near(y, zero):
        return (
            "constant",
            "y is the same whatever x is, so no gradient comes through. Let y depend on x.",
        )
    grad = rng.normal(size=x.shape)
    if near(np.asarray(f(x, grad)[0], float), nudged(lambda *args: f(*args)[::-1], x, grad)):
        return "exchanged", "dx came back first and y second. Return (y, dx)."
    far = 500 / np.max(np.abs(x)) * x  # far enough for the sine of degrees to bend; doubled, ±1000
    if straight(f, x) and straight(f, far):
        return "straight-line", (
            "y is a straight line in x, so its slope is the same everywhere. Take an operation "
            "that bends."
        )


def straight(f, x):
    """Whether y is a linear function of x, for inputs as large as x."""
    ones = np.ones(x.shape)
    y, twice, mirrored, zero = (np.asarray(f(k * x, ones)[0], float) for k in (1, 2, -1, 0))
    return near(twice - zero, 2 * (y - zero)) and near(mirrored - zero, zero - y)


def grad_stays_out_of_y(f, rng):
    x = rng.normal(0, 2, (2, 3))
    one, other = (np.asarray(f(x, rng.normal(size=x.shape))[0], float) for _ in "ab")
    if not near(one, other):
        return "grad-in-y", "y changes with grad. Make y from x alone; grad belongs in dx."


TIMES_Y = "dx is grad times y. Multiply grad by the slope of y, not by y itself."


def nudging_agrees(f, rng):
    x, grad = rng.normal(0, 1.5, (3, 4)), rng.normal(size=(3, 4))
    dx, right = np.asarray(f(x, grad)[1], float), nudged(f, x, grad)
    if near(dx, right):
        return None
    slope = nudged(f, x, np.ones(x.shape))
    for slug, wrong, told in (
        ("no-grad", slope, "dx is the slope alone: multiply it by the grad that arrives."),
        ("grad-alone", grad, "dx is grad itself: the slope of your y is missing."),
        (
            "times-x",
            grad * x,
            "dx is grad times x. Multiply grad by the slope of y at x.",
        ),
        ("times-y", grad * np.asarray(f(x, grad)[0], float), TIMES_Y),
        ("wrong-sign", -right, "dx has the right size but the wrong sign."),
        ("averaged", right / len(x), "dx is divided by N. The 1/N of a loss is in grad already."),
        ("added", grad + slope, "the slope was added to grad. The chain rule multiplies the two."),
    ):
        far = slug == "grad-alone" and not near(f(30 * x, grad)[1], grad)  # the slope is 1 near 0
        if near(dx, wrong) and not far:
            return slug, f"y is fine. {told}"
    off = ~np.isclose(dx, right, rtol=1e-3, atol=1e-4)
    yours, by_nudging = numbers(dx[off][0], right[off][0])
    told = (
        f"dx is {yours} where x = {number(x[off][0])} and grad = {number(grad[off][0])}; nudging "
        f"your own y says {by_nudging}."
    )
    other = x + (np.arange(x.size).reshape(x.shape) == 0)  # only the first element has moved
    moved = np.asarray(f(other, grad)[0], float) != np.asarray(f(x, grad)[0], float)
    if moved.sum() > 1:
        return (
            f"{told} One x moves several of your y: its dx should be the sum of what they send "
            "back."
        )
    ratio = float(np.sum(dx * right) / np.sum(right**2))
    if near(dx, ratio * right):
        told += f" All of dx is {number(ratio)} times what nudging says."
    return told


def far_out(f, rng):
    x, grad = np.array([1000.0, -1000.0, 30.0, 0.5]), np.array([2.0, -3.0, 1.0, 1.0])
    for name, part in zip(("y", "dx"), f(x, grad), strict=True):
        part = np.asarray(part, float)
        if not np.all(np.isfinite(part)):
            place = int(np.argmin(np.isfinite(part)))
            return "unstable", (
                f"this is right for moderate x, but {name} is {number(part[place])} at x = "
                f"{number(x[place])}. Something overflows, or 0 is divided by 0."
            )


def swish(x, grad):
    s = 1 / (1 + np.exp(-np.clip(x, -500, 500)))
    return x * s, grad * (s + x * s * (1 - s))


def hyperbola(x, grad):
    root = np.sqrt(1 + x * x)
    return root - 1, grad * x / root


def bell(x, grad):
    y = np.exp(-x * x / 2)
    return y, -grad * x * y


def sine_of_degrees(x, grad):
    return np.sin(np.deg2rad(x)), np.deg2rad(grad) * np.cos(np.deg2rad(x))


def length_of_rows(x, grad):
    """Rows scaled to length 1 or less: an output depends on its whole row."""
    norm = np.sqrt(1 + np.sum(x * x, axis=-1, keepdims=True))
    return x / norm, grad / norm - x * np.sum(grad * x, axis=-1, keepdims=True) / norm**3


OPEN_TASK = Exercise(
    notebook=11,
    kind="open task",
    extra=True,
    version=2,
    reference=own_operation,
    stub=(
        "An operation of your own choice, and its backward: (y, dx).\n\n"
        "y is made from x, which may have any shape, and has the same shape. It bends, and is\n"
        "finite for x up to ±1000. dx is the gradient of x, from grad, that of y: nudging your y\n"
        "has to agree. Do not change anything."
    ),
    cases=inputs,
    returns=("y", "dx"),
    values=False,
    properties=(
        Property("no straight line", no_straight_line),
        Property("grad stays out of y", grad_stays_out_of_y),
        Property("nudging agrees", nudging_agrees),
        Property("far out", far_out),
    ),
    hints=(
        "Take a function of one number whose slope you can write down: a bell, a root, a fraction. "
        "Then dx is grad times that slope, number by number.",
        "For y = f(x), number by number, dx = grad · f′(x), all in the shape of x. For x / (1 + "
        "|x|) the slope is 1 / (1 + |x|)².",
        "Write y first, in one line, and then dx, with as much of y in it as you can use. At ±1000 "
        "e to the power of x overflows; roots, fractions and e to the power of −x² do not.",
    ),
    why="Why can nudging check an operation that the checker has never heard of?",
    mistakes=mistakes(
        ("no-grad", {"grad / bound**2": "1 / bound**2"}),
        "dx is the slope alone: multiply it by the grad that arrives.",
        ("grad-alone", {"grad / bound**2": "grad + 0"}),
        "dx is grad itself: the slope of y is missing.",
        ("wrong-sign", {"grad / bound**2": "-grad / bound**2"}),
        "dx has the right size but the wrong sign.",
        ("averaged", {"grad / bound**2": "grad / bound**2 / len(x)"}),
        "dx is divided by N. The 1/N of a loss is in grad already.",
        ("added", {"grad / bound**2": "grad + 1 / bound**2"}),
        "the slope was added to grad. The chain rule multiplies the two.",
        ("times-y", {"grad / bound**2": "grad * y"}),
        TIMES_Y,
        # Asked about micrograd's exp: https://github.com/karpathy/nn-zero-to-hero/issues/52
        ("times-x", {"grad / bound**2": "grad * x"}),
        "dx is grad times x. Multiply grad by the slope of y at x. (For eˣ the slope is eˣ, the "
        "result, not x, the input.)",
        ("inner-slope-left-out", {"grad / bound**2": "grad / bound"}),
        "y is x / (1 + |x|), and dx treats the denominator as a constant. It moves with x too.",
        ("straight-line", {"x / bound": "3 * x", "grad / bound**2": "3 * grad"}),
        "y is a straight line in x, so its slope is the same everywhere. Take an operation that "
        "bends.",
        ("constant", {"x / bound": "np.ones_like(x)", "grad / bound**2": "0 * grad"}),
        "y is the same whatever x is, so no gradient comes through. Let y depend on x.",
        ("grad-in-y", {"x / bound": "grad * x / bound"}),
        "y changes with grad. Make y from x alone; grad belongs in dx.",
        ("y-alone", {"return y, dx": "return y"}),
        "one array came back, y. Return two, y and dx.",
        ("swapped", {"return y, dx": "return dx, y"}),
        "dx came before y: return y, dx.",
        (
            "unstable",
            lambda x, grad: (np.log(1 + np.exp(x)), grad * np.exp(x) / (1 + np.exp(x))),
        ),
        "right for moderate x, but e¹⁰⁰⁰ overflows: y is inf at x = 1000, and dx is nan.",
    ),
    alternatives=(swish, hyperbola, bell, sine_of_degrees, length_of_rows),
)
