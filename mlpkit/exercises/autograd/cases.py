"""What the exercises of autograd share: cases, slopes by nudging."""

from mlpkit.backprop import numerical_gradient


def two_numbers(rng):
    """grad, a, b, numbers: of both signs, a 0 in each place, one that is large."""
    cases = [tuple(rng.normal(0, 3, 3).tolist()) for _ in range(5)]
    x, y = rng.normal(0, 3, 2).tolist()
    return [*cases, (x, 0.0, y), (x, y, 0.0), (0.0, x, y), (x, 1000.0, y), (x, y, -1000.0)]


def nudge_two(f):
    """The gradients of grad · f(a, b), by nudging a and b."""

    def nudge(grad, a, b):
        return (
            numerical_gradient(lambda a: float(grad * f(a, b)), a),
            numerical_gradient(lambda b: float(grad * f(a, b)), b),
        )

    return nudge
