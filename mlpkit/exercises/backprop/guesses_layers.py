"""The guesses of notebook 05 on one layer and on two: their shapes, and a pass by hand."""

import numpy as np

from mlpkit.activations import relu_backward
from mlpkit.backprop import linear_backward, two_layer_backward
from mlpkit.checker import Guess
from mlpkit.forward_pass import two_layer_forward
from mlpkit.losses import mean_squared_error, mean_squared_error_backward


def pass_by_hand():
    """(z1, a1, y, loss, dy, dW2, db2, da1, dz1, dW1's two rows, db1) of the tiny network."""
    x, target = np.array([[1.0, 2.0]]), np.array([[3.0]])
    W1, b1 = np.array([[1.0, 2.0], [1.0, -2.0]]), np.array([-1.0, 1.0])
    W2, b2 = np.array([[3.0], [5.0]]), np.array([-1.0])
    y, cache = two_layer_forward(x, W1, b1, W2, b2)
    dy = mean_squared_error_backward(y, target)
    dW1, db1, dW2, db2 = two_layer_backward(dy, cache, W2)
    da1, _, _ = linear_backward(dy, cache[2], W2)
    dz1 = relu_backward(da1, cache[1], cache[2])
    rows = [cache[1][0], cache[2][0], y, mean_squared_error(y, target), dy, dW2[:, 0], db2]
    rows += [da1[0], dz1[0], dW1[0], dW1[1], db1]
    rows = [tuple(int(value) for value in np.ravel(row)) for row in rows]
    return tuple(row if len(row) > 1 else row[0] for row in rows)


TRACE_BACKWARD = Guess(
    name="trace_backward",
    notebook=5,
    again="""
        A layer computes `Z = X @ W + b`. `X` is (32, 784), `W` is (784, 64), and `b` has one number
        for each of the 64 outputs. On the way back it is given `grad`, the gradient of the loss
        with respect to `Z`: (32, 64). What are the shapes of dX, dW and db, its gradients with
        respect to `X`, `W` and `b`? Three shapes, in this order. A shape with one axis is written
        `(7,)`.
    """,
    answer=((32, 784), (784, 64), (64,)),
    parts=("dX", "dW", "db"),
    rules={
        "dX": "a gradient has the shape of what it is the gradient of, here of X.",
        "dW": "a gradient has the shape of what it is the gradient of, here of W.",
        "db": "b has one number for each output, and so has its gradient: the batch is summed "
        "over.",
    },
    because=(
        "a gradient has the shape of what it is the gradient of. The batch of 32 is summed "
        "over in dW and db, and stays in dX."
    ),
    wrong={
        ("db", (1, 64)): (
            "keepdims would keep that axis. b has one axis, (64,), and so has its gradient."
        ),
        ("db", (32, 64)): (
            "that is grad itself. b is used for every example, so the examples are summed."
        ),
        ("db", (32,)): (
            "that is a sum over the outputs. b has one number for each output: sum over the "
            "examples."
        ),
        ("dX", (784, 32)): ("a gradient is not transposed: it has the shape of X."),
        ("dX", (32, 64)): ("that is the shape of grad. dX has the shape of X, the layer's input."),
        ("dW", (64, 784)): (
            "a gradient is not transposed: it has the shape of W. (PyTorch keeps W the "
            "other way round.)"
        ),
        ("dW", (32, 64)): (
            "that is the shape of grad. dW has the shape of W: the examples are summed."
        ),
    },
)

TRANSPOSES = Guess(
    name="transposes",
    notebook=5,
    again="""
        A layer computes Z = XW + b. X (N, D) has an example in each row, W is (D, M). On the way
        back it is given grad, the gradient of the loss with respect to Z, (N, M). The gradient with
        respect to W is dW = Xᵀ grad. Why is X transposed in it?

        - a) so that the shapes fit
        - b) so that the product sums over the examples
        - c) going backward reverses every matrix
        - d) because the transpose undoes X, as an inverse would
    """,
    answer="b",
    because=(
        "each example n adds X[n, d] · grad[n, m] to dW[d, m]. A matrix product sums over the axis "
        "that its factors share, and transposing X makes the examples that axis. That the shapes "
        "fit is a consequence."
    ),
    wrong={
        "a": (
            "that the shapes fit is the result, not the reason. With N = D = M all products fit, "
            "X grad and grad X too, but only one is right: nudging says which."
        ),
        "c": (
            "grad is not transposed here, and db needs no transpose at all. What decides is "
            "which axis is summed over."
        ),
        "d": (
            "Xᵀ is not an inverse of X. Try it: Xᵀ X is not the identity. Nothing is undone; the "
            "same factors are summed along another axis."
        ),
    },
)

# By hand: z1 = (1 + 2 − 1, 2 − 4 + 1) = (2, −1), a1 = (2, 0), y = 6 + 0 − 1 = 5, loss = 4,
# dy = 2 · 2 = 4, dW2 = (8, 0), db2 = 4, da1 = (12, 20), dz1 = (12, 0), dW1 = (12, 0), (24, 0),
# db1 = (12, 0).
BACKWARD_BY_HAND = Guess(
    name="backward_by_hand",
    notebook=5,
    again="""
        Take paper. One example, x = (1, 2), with target 3, goes through z1 = x W1 + b1,
        a1 = relu(z1), y = a1 W2 + b2. The loss is (y − 3)². The parameters are
        `W1 = [[1, 2], [1, −2]]`, b1 = (−1, 1), `W2 = [[3], [5]]`, b2 = −1.

        First forward, then back; dy is the slope of the loss along y, and so on. Give, in this
        order: z1; a1; y; loss; dy; dW2, its two numbers; db2; da1; dz1; dW1, first row;
        dW1, second row; db1. That is twelve parts. A pair is written `(7, -3)`. What you do not
        know yet can stay `...`.
    """,
    answer=pass_by_hand,
    parts=(
        *("z1", "a1", "y", "loss", "dy", "dW2", "db2"),
        *("da1", "dz1", "dW1, first row", "dW1, second row", "db1"),
    ),
    rules={
        "z1": "x times each column of W1, added up, and b1 added.",
        "a1": "ReLU keeps positive numbers and sets the others to 0.",
        "y": "a1 times W2, the two products added up, and b2 added.",
        "loss": "the square of the difference between y and its target.",
        "dy": "the slope of (y − 3)² along y is 2 (y − 3).",
        "dW2": "W2 was multiplied by a1, so its gradient is a1 times dy.",
        "db2": "b2 was added, so what arrives passes as it is.",
        "da1": "a1 was multiplied by W2, so its gradient is W2 times dy.",
        "dz1": "what arrives passes where z1 is positive, and is stopped where it is not.",
        "dW1, first row": (
            "this row was multiplied by x's first number, so its gradient is that number times dz1."
        ),
        "dW1, second row": (
            "this row was multiplied by x's second number, so its gradient is that number "
            "times dz1."
        ),
        "db1": "b1 was added, so what arrives passes as it is.",
    },
    because=(
        "forward, ReLU sets negative numbers to 0. Backward, dy = 2 (y − 3); W2 gets dy times a1, "
        "a1 gets dy times W2; z1 gets da1 where z1 > 0; W1 gets x times dz1, row by row; b1 gets "
        "dz1, and b2 gets dy."
    ),
    wrong={
        ("z1", (3, -2)): ("b1 is missing: it is added to the products."),
        ("z1", (4, -2)): (
            "that is W1's rows times x. x goes along the columns: z1's first number is x "
            "times W1's first column."
        ),
        ("a1", (2, 1)): ("that is |z1|. ReLU sets negative numbers to 0."),
        ("a1", (1, 0)): ("that is ReLU's slope. Where z1 is positive, a1 is z1 itself."),
        ("y", 6): ("b2 is missing: −1 is added."),
        ("loss", 2): ("that is y − 3. The loss is its square."),
        ("dy", 2): ("that is y − 3. The slope of its square is twice that."),
        ("dW2", (12, 20)): (
            "that is dy times W2, the gradient of a1. W2's own gradient is dy times a1, "
            "which W2 was multiplied by."
        ),
        ("dW2", (8, -4)): ("dy was multiplied by z1. W2 was multiplied by a1, after ReLU."),
        ("da1", (8, 0)): (
            "that is dy times a1, the gradient of W2. a1's own gradient is dy times W2."
        ),
        ("dz1", (12, 20)): (
            "ReLU's mask is missing: the second unit was off, z1 = −1, and passes nothing."
        ),
        ("dW1, first row", (12, 24)): (
            "that is the first column: W1's gradient is transposed here. The first row "
            "belongs to x's first number, and has one number per unit."
        ),
    },
)

TRACE_TWO_LAYER = Guess(
    name="trace_two_layer",
    notebook=5,
    again="""
        A network 784-64-10 computes z1 = X W1 + b1, a1 = relu(z1), logits = a1 W2 + b2. 32 images
        go through it, one in each row of X, and the gradient of the loss comes back. da1 is the
        gradient with respect to a1, and so on. What are the shapes of da1, dz1, dW1 and
        dW2? Four shapes, in this order.
    """,
    answer=((32, 64), (32, 64), (784, 64), (64, 10)),
    parts=("da1", "dz1", "dW1", "dW2"),
    rules={
        "da1": "a row for each example, a column for each hidden unit, as in a1.",
        "dz1": "ReLU keeps the shape on the way back too.",
        "dW1": "the shape of W1, whatever the batch.",
        "dW2": "the shape of W2, whatever the batch.",
    },
    because=(
        "da1 and dz1 have a row for each example, as a1 and z1 have; dW1 and dW2 have the "
        "shapes of W1 and W2, whatever the batch."
    ),
    wrong={
        ("da1", (32, 10)): (
            "that is the shape of the gradient of the logits, which comes in. da1 has the "
            "shape of a1: W2 is between the two."
        ),
        ("da1", (64, 10)): ("that is the shape of W2. da1 has the shape of a1."),
        ("dz1", (64,)): (
            "that is the shape of db1, the sum over the examples. dz1 has the shape of z1: a row "
            "for each example."
        ),
        ("dz1", (32, 10)): ("that is the shape of the logits. dz1 has the shape of z1."),
        ("dW1", (64, 784)): ("a gradient is not transposed: it has the shape of W1."),
        ("dW2", (10, 64)): ("a gradient is not transposed: it has the shape of W2."),
    },
)
