"""The pass of notebook 05's explorer: its lines of code, its numbers, and how both are written."""

from typing import NamedTuple

import numpy as np

from mlpkit.activations import relu, relu_backward
from mlpkit.backprop import linear_backward
from mlpkit.forward_pass import linear


class Step(NamedTuple):
    """One step of the pass: its code, and the formula of each array that it computes.

    In a formula an array's name is in braces, so that its numbers can be put in its place.
    """

    code: str
    formulas: dict


STEPS = (
    Step("z1 = linear(x, W1, b1)", {"z1": "{x} {W1} + {b1}"}),
    Step("a1 = relu(z1)", {"a1": "max({z1}, 0)"}),
    Step("y = linear(a1, W2, b2)", {"y": "{a1} {W2} + {b2}"}),
    Step("loss = (y - t)**2", {"loss": "({y} − {t})²"}),
    Step("dy = 2 * (y - t)", {"dy": "2 · ({y} − {t})"}),
    Step("dW2, db2 = a1.T @ dy, dy[0]", {"dW2": "{a1}ᵀ · {dy}", "db2": "{dy}"}),
    Step("da1 = dy @ W2.T", {"da1": "{dy} · {W2}ᵀ"}),
    Step("dz1 = da1 * (z1 > 0)", {"dz1": "{da1} ⊙ [{z1} > 0]"}),
    Step("dW1, db1 = x.T @ dz1, dz1[0]", {"dW1": "{x}ᵀ {dz1}", "db1": "{dz1}"}),
    Step(
        "\n".join(f"new{name} = {name} - rate * d{name}" for name in ("W1", "b1", "W2", "b2")),
        {f"new{name}": f"{{{name}}} − {{rate}} · {{d{name}}}" for name in ("W1", "b1", "W2", "b2")},
    ),
    Step(
        "newa1 = relu(linear(x, newW1, newb1))\n"
        "newy = linear(newa1, newW2, newb2)\n"
        "newloss = (newy - t)**2",
        {"newloss": "(max({x} {newW1} + {newb1}, 0) · {newW2} + {newb2} − {t})²"},
    ),
)
# the last step of each phase; the steps after these go forward again
FORWARD, BACKWARD, UPDATE = 4, 9, 10

GIVEN = {  # the network of "A whole pass, by hand", and its example
    "x": np.array([[1.0, 2.0]]),
    "t": np.array(3.0),
    "W1": np.array([[1.0, 2.0], [1.0, -2.0]]),
    "b1": np.array([-1.0, 1.0]),
    "W2": np.array([[3.0], [5.0]]),
    "b2": np.array([-1.0]),
    "rate": np.array(0.005),
}
REACH = {"x": 5, "t": 10, "W1": 5, "b1": 5, "W2": 5, "b2": 5}  # how far from 0 each can be set


def whole_pass(x, t, W1, b1, W2, b2, rate):
    """Every array of the pass by name, including the given ones.

    x is (1, 2), t and rate are numbers; computed arrays are (1, units), or have their parameter's
    shape. new…: the parameters after one update, and the loss that they give.
    """
    z1 = linear(x, W1, b1)
    a1 = relu(z1)
    y = linear(a1, W2, b2)
    dy = 2 * (y - t)
    da1, dW2, db2 = linear_backward(dy, a1, W2)
    dz1 = relu_backward(da1, z1, a1)
    _, dW1, db1 = linear_backward(dz1, x, W1)
    new = {"newW1": W1 - rate * dW1, "newb1": b1 - rate * db1}
    new |= {"newW2": W2 - rate * dW2, "newb2": b2 - rate * db2}
    newy = linear(relu(linear(x, new["newW1"], new["newb1"])), new["newW2"], new["newb2"])
    given = {"x": x, "t": t, "W1": W1, "b1": b1, "W2": W2, "b2": b2, "rate": rate}
    forth = {"z1": z1, "a1": a1, "y": y, "loss": (y - t) ** 2}
    back = {"dy": dy, "dW2": dW2, "db2": db2, "da1": da1, "dz1": dz1, "dW1": dW1, "db1": db1}
    return given | forth | back | new | {"newloss": (newy - t) ** 2}


def names_in(name, array):
    """The names of an array's numbers, row by row: W1_01 is W1[0, 1]; a scalar keeps the name."""
    rows, columns = np.atleast_2d(array).shape
    return [
        [
            f"{name}_{i if rows > 1 else ''}{j if columns > 1 else ''}".rstrip("_")
            for j in range(columns)
        ]
        for i in range(rows)
    ]


GRIDS = {name: names_in(name, array) for name, array in whole_pass(**GIVEN).items()}


def flat(name):
    """The names of an array's numbers, one after another."""
    return [one for row in GRIDS[name] for one in row]


def sources():
    """Return {name of a number: the names of the numbers that its line of code computes it
    from}."""
    made = {
        "y": ["a1_0", "a1_1", "W2_0", "W2_1", "b2"],
        "loss": ["y", "t"],
        "dy": ["y", "t"],
        "db2": ["dy"],
    }
    for j in range(2):
        made[f"z1_{j}"] = ["x_0", "x_1", f"W1_0{j}", f"W1_1{j}", f"b1_{j}"]
        made[f"a1_{j}"] = [f"z1_{j}"]
        made[f"dW2_{j}"] = [f"a1_{j}", "dy"]
        made[f"da1_{j}"] = ["dy", f"W2_{j}"]
        made[f"dz1_{j}"] = [f"da1_{j}", f"z1_{j}"]
        made[f"db1_{j}"] = [f"dz1_{j}"]
        for i in range(2):
            made[f"dW1_{i}{j}"] = [f"x_{i}", f"dz1_{j}"]
    parameters = [one for array in ("W1", "b1", "W2", "b2") for one in flat(array)]
    made |= {f"new{one}": [one, f"d{one}", "rate"] for one in parameters}
    made["newloss"] = ["x_0", "x_1", *(f"new{one}" for one in parameters), "t"]
    return made


def way(step):
    """The phase of the pass that a step belongs to, in words."""
    if step <= FORWARD:
        return "forward"
    return "backward" if step <= BACKWARD else "update" if step <= UPDATE else "forward again"


def spelled(name):
    """A number's name as code: W1[0, 1]."""
    array, _, place = name.partition("_")
    return f"{array}[{', '.join(place)}]" if place else array


def symbol(name):
    """An array's symbol in formulas: W₁."""
    if name.startswith("new"):
        return f"{symbol(name.removeprefix('new'))}′"
    names = {"loss": "L", "rate": "η"}
    return names.get(name) or name.translate(str.maketrans("12", "₁₂"))


def written(array):
    """An array in one line: a number, a tuple, or a table's rows as in Python, [[8], [0]]."""
    plain = lambda v: f"{v + 0.0:g}" if abs(v) < 1e6 else f"{v:.0f}"  # noqa: E731 - no exponents
    rows = [[plain(value) for value in row] for row in np.atleast_2d(array)]
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    if len(rows) == 1:
        return f"({', '.join(rows[0])})"
    return str(rows).replace("'", "")
