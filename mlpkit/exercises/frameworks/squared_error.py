"""Exercise of notebook 12: squared_error, with PyTorch's three reductions."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number


def squared_error(output, targets, reduction="mean"):
    """torch.nn.MSELoss(reduction)(output, targets): a number; for "none" an array like output.

    Source: https://docs.pytorch.org/docs/stable/generated/torch.nn.MSELoss.html
    """
    squares = (output - targets) ** 2
    if reduction == "none":
        return squares
    return np.sum(squares) if reduction == "sum" else np.mean(squares)


def reductions(rng):
    """output, targets (N, C) with each reduction, one (N,), and one that omits "mean"."""
    cases = []
    for shape in ((4, 3), (1, 5), (6, 2), (3,)):
        for reduction in ("mean", "sum", "none"):
            output, targets = rng.normal(0, 2, shape), rng.normal(0, 2, shape)
            output.flat[0] = 1000 * (shape == (4, 3)) + output.flat[0]
            cases.append((output, targets, reduction))
    cases.append((rng.normal(size=(5, 4)), rng.normal(size=(5, 4))))
    return cases


def by_hand(f, rng):
    output = np.array([[1.0, 2.0], [3.0, 4.0]])
    for reduction, right in (("none", output**2), ("sum", 30.0), ("mean", 7.5)):
        found = np.asarray(f(output, np.zeros((2, 2)), reduction), float)
        if found.shape == np.shape(right) and not np.allclose(found, right):
            squares, told = (", ".join(map(number, np.ravel(a))) for a in (output**2, found))
            asked = {"none": "these", "sum": "their sum, 30", "mean": "their mean, 7.5"}[reduction]
            return (
                f'output is off by 1, 2, 3, 4, so the squares are {squares}. "{reduction}" should '
                f"give {asked}; it gave {told}."
            )
    return None


def made(mean=np.mean, add=np.sum, none=lambda squares: squares, of=lambda d: d**2):
    """squared_error with one part changed."""

    def wrong(output, targets, reduction="mean"):
        how = {"mean": mean, "sum": add, "none": none}
        return how[reduction](of(output - targets))

    return wrong


def by_examples(squares):
    return np.sum(squares) / len(squares)


def row_sums(squares):
    return squares.reshape(len(squares), -1).sum(axis=1)


def row_means(squares):
    return squares.reshape(len(squares), -1).mean(axis=1)


def over_the_second_axis(squares):
    return np.mean(np.sum(squares, axis=1))


def second_axis_summed(squares):
    return np.sum(squares, axis=1)


def mean_always(output, targets, reduction="mean"):
    return np.mean((output - targets) ** 2)


def sum_always(output, targets, reduction="mean"):
    return np.sum((output - targets) ** 2)


def none_always(output, targets, reduction="mean"):
    return (output - targets) ** 2


def default_sum(output, targets, reduction="sum"):
    return squared_error(output, targets, reduction)


def default_none(output, targets, reduction="none"):
    return squared_error(output, targets, reduction)


def swapped(output, targets, reduction="mean"):
    return squared_error(output, targets, {"mean": "sum", "sum": "mean"}.get(reduction, reduction))


def in_loops(output, targets, reduction="mean"):
    squares = np.empty(output.shape)
    total = 0.0
    for place in np.ndindex(output.shape):
        squares[place] = (output[place] - targets[place]) ** 2
        total += squares[place]
    if reduction == "none":
        return squares
    return total if reduction == "sum" else total / output.size


def by_names(output, targets, reduction="mean"):
    reduce = {"mean": np.mean, "sum": np.sum, "none": np.asarray}[reduction]
    return reduce(np.square(targets - output))


def by_products(output, targets, reduction="mean"):
    off = output - targets
    if reduction == "none":
        return off * off
    total = np.vdot(off, off)
    if reduction == "mean":
        total = total / off.size
    return total


EXERCISE = Exercise(
    notebook=12,
    reference=squared_error,
    extra=True,
    stub=(
        "The squared error as torch.nn.MSELoss reduces it, of arrays of any shape.\n\n"
        'reduction "mean": one number, the mean over all entries, classes too; "sum": one\n'
        'number, the sum over all entries; "none": the squares, an array like output.'
    ),
    cases=reductions,
    properties=(Property("four numbers by hand", by_hand),),
    hints=(
        "All three begin with the same squares, and end in different ways. The course's own loss "
        "ends in a fourth: the sum over the classes, the mean over the examples.",
        '(output − targets)², of their shape. "none" ends here; "sum" adds all N · C of them; '
        '"mean" divides that by N · C.',
        "Make the squares first, once. Then an if for each reduction; the last needs no if, "
        "because it is the only one left.",
    ),
    why=(
        "The course's loss sums over the classes and averages over the examples. By what factor do "
        'its gradient and that of "mean" differ, and what follows for the rate?'
    ),
    mistakes=mistakes(
        ("mean-by-examples", made(mean=by_examples)),
        '"mean" was divided by N alone, as in the '
        "course's own loss, which sums over the classes. PyTorch divides by N · C, the number of "
        "entries.",
        ("mean-by-axis", made(mean=over_the_second_axis)),
        '"mean" sums over axis 1 first, as the '
        "course's own loss does, and divides by N alone. PyTorch divides by the number of entries, "
        "whatever the shape.",
        ("sum-by-examples", made(add=by_examples)),
        '"sum" was divided by N. It should be the sum over all entries, not divided by anything.',
        ("none-by-example", made(none=row_sums)),
        '"none" has a number for each example, summed over the classes. Nothing should be summed: '
        "return an array in the shape of output.",
        ("none-by-axis", made(none=second_axis_summed)),
        '"none" was summed over axis 1. Nothing should be summed: return an array in the shape of '
        "output.",
        ("none-mean-by-example", made(none=row_means)),
        '"none" has the mean of each example. Nothing should be averaged: return an array in the '
        "shape of output.",
        ("none-is-the-sum", made(none=np.sum)),
        '"none" gives the sum. Nothing should be reduced: return the squares, each by itself. '
        '(reduction is the text "none", not Python\'s None.)',
        ("none-is-the-mean", made(none=np.mean)),
        '"none" gives the mean. Nothing should be reduced: return the squares, each by itself. '
        '(reduction is the text "none", not Python\'s None.)',
        ("mean-of-rows", made(mean=row_means)),
        '"mean" gives a number for each example. It should give one number, over all entries.',
        ("half", made(of=lambda d: d**2 / 2)),
        "everything is half of what it should be: some books put a ½ in front. PyTorch has none.",
        ("half-the-mean", made(mean=lambda squares: np.mean(squares) / 2)),
        '"mean" gives half of the mean. PyTorch has no ½ there.',
        ("absolute", made(of=np.abs)),
        "the absolute differences were taken, not the squares: that is torch.nn.L1Loss.",
        ("not-squared", made(of=lambda d: d)),
        "the differences are not squared, so positive and negative differences cancel.",
        ("root", made(mean=lambda squares: np.sqrt(np.mean(squares)))),
        '"mean" has a root over it, known as RMSE. PyTorch\'s loss has none.',
        ("always-mean", mean_always),
        "this is the mean whatever reduction says.",
        ("always-sum", sum_always),
        "this is the sum whatever reduction says.",
        ("always-none", none_always),
        "these are the squares whatever reduction says: nothing is reduced.",
        ("default-sum", default_sum),
        "this is right where reduction is given. Where it is left out, the sum comes back; the "
        "default "
        'should be "mean".',
        ("default-none", default_none),
        "this is right where reduction is given. Where it is left out, nothing is reduced; the "
        "default "
        'should be "mean".',
        ("swapped", swapped),
        '"mean" and "sum" have changed places.',
    ),
    alternatives=(in_loops, by_names, by_products),
)
