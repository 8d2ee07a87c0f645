"""Exercise of notebook 02: dead_units, how many units are off for every example."""

import numpy as np

from mlpkit.activations import dead_units, relu
from mlpkit.checker import Exercise, mistakes, spread


def unit_cases(rng):
    """z (N, M): units that are dead, nearly dead, 0 for all examples, or below 0 only in their
    sum."""
    return [
        (units_with(rng, 6, 5, dead=2),),
        (units_with(rng, 4, 7, dead=3),),
        (spread(rng, 1, 8),),
        (rng.normal(size=(5, 3)),),
        (-np.abs(rng.normal(size=(3, 4))),),
        (np.zeros((2, 6)),),
        (np.array([[-3.0, 0.0, 1.0, -1000.0], [1.0, -1.0, 2.0, -0.5], [-2.0, 0.0, 4.0, 0.0]]),),
        (np.array([[-1.0, -1.0, -1.0], [5.0, 0.5, -1.0]]),),
        (np.array([[-1.0, 1e-6, -2.0], [1e-5, 0.0, -1.0]]),),  # barely on, but on
    ]


def units_with(rng, N, M, dead):
    """Pre-activations (N, M): `dead` of the columns, in random places, are below 0 throughout."""
    z = rng.normal(size=(N, M))
    z[:, :dead] = -np.abs(z[:, :dead])
    z[0, dead:] = np.abs(z[0, dead:])  # the others are on for at least one image
    return rng.permuted(z, axis=0)[:, rng.permutation(M)]


def in_loops(z):
    count = 0
    for m in range(z.shape[1]):
        if max(z[:, m]) <= 0:
            count += 1
    return count


EXERCISE = Exercise(
    notebook=2,
    reference=dead_units,
    extra=True,
    stub=(
        "How many of the M units does ReLU turn to 0 for every one of the N images?\n\n"
        "z (N, M): a row for each image, a column for each unit. Return an integer."
    ),
    cases=unit_cases,
    sizes={"z": "N M"},
    hints=(
        "Take one unit, which is one column. When is max(z, 0) equal to 0 all the way down? Then "
        "count such columns.",
        "z[n, m] ≤ 0 for all n: that is a question for each of the M columns, and the result is "
        "how many say yes. np.all(condition, axis=0) asks down each column.",
        "np.all of z <= 0 along axis 0 has shape (M,). True counts as 1, so np.sum of it is "
        "the number of dead units.",
    ),
    why="Why do the weights of a unit that is dead on all training images never move?",
    mistakes=mistakes(
        ("rows-strictly-below", lambda z: int(np.sum(np.all(z < 0, axis=1)))),
        "this counts rows, and leaves out those with a z of exactly 0. A unit is a column, and "
        "ReLU gives 0 for 0 as well.",
        ("some-image", lambda z: int(np.sum(np.any(z <= 0, axis=0)))),
        "this counts the units that some image turns to 0. A unit is dead if all images turn it to "
        "0.",
        ("zeros", lambda z: int(np.sum(z <= 0))),
        "this counts all zeros among the N · M results of ReLU. The exercise asks for the number "
        "of columns that hold nothing but zeros.",
        ("share", lambda z: float(np.mean(np.all(z <= 0, axis=0)))),
        "this is the share of the units that are dead. The exercise asks for their number.",
        ("strictly-below", lambda z: int(np.sum(np.all(z < 0, axis=0)))),
        "right except where a z is exactly 0: ReLU gives 0 there too.",
        ("equal-to-0", lambda z: int(np.sum(np.all(z == 0, axis=0)))),
        "this counts the columns in which z itself is 0. It is max(z, 0) that must be 0: a "
        "negative z counts as well.",
        ("always-on", lambda z: int(np.sum(np.all(z > 0, axis=0)))),
        "this is the number of units that every image switches on. A dead unit is one that no "
        "image switches on: z <= 0 in the whole column.",
        ("all-units", lambda z: z.shape[1]),
        "this is M, the number of all units. np.all gives an answer for each unit; count the "
        "answers that are True.",
        ("alive", lambda z: int(np.sum(np.any(z > 0, axis=0)))),
        "this is the number of units that at least one image switches on: all but the dead ones.",
        ("places", lambda z: np.flatnonzero(np.all(z <= 0, axis=0))),
        "these are the column numbers of the dead units. The exercise asks how many there are.",
        ("sum-of-z", lambda z: int(np.sum(np.sum(z, axis=0) <= 0))),
        "a column's sum can be below 0 while one of its numbers is above 0: the image in that "
        "row switches the unit on. ReLU, or the comparison, must come before anything is added "
        "up.",
        ("first-image", lambda z: int(np.sum(z[0] <= 0))),
        "only the first image was looked at. A unit is dead when all images leave it at 0.",
    ),
    alternatives=(
        in_loops,
        lambda z: int(np.sum(np.max(z, axis=0) <= 0)),
        lambda z: np.sum(np.all(relu(z) == 0, axis=0)),
        lambda z: np.sum(np.sum(relu(z), axis=0) == 0),
        lambda z: z.shape[1] - np.count_nonzero(np.any(z > 0, axis=0)),
    ),
)
