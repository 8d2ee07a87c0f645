"""Exercise of notebook 12: to_pytorch_layout, a transposed weight with its bytes in order."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes
from mlpkit.frameworks.layout import to_pytorch_layout


def weights(rng):
    """Weights (inputs, outputs) and biases (outputs,), float64 and float32; some are views."""
    shapes = (4, 3), (3,), (1, 5), (5, 1), (2, 6), (1,), (784, 2)
    cases = [(rng.normal(size=shape),) for shape in shapes]
    cases += [(rng.normal(size=(3, 7)).astype(np.float32),), (rng.normal(size=(5, 8))[:, ::2],)]
    cases[0][0][0] = 1000, -1000, 0
    return cases


def looked_at(f, array):
    """The result, whether its bytes are in order, and whether its memory is the argument's."""
    found = f(array)
    if not isinstance(found, np.ndarray):
        return found if found is None else (found, 1, 0)
    return found, int(found.flags.c_contiguous), int(np.shares_memory(found, array))


def in_order(f, rng):
    """The bytes in memory, read one after the other, are the rows of the result."""
    W = np.arange(6.0).reshape(2, 3)
    found = f(W)
    if not found.flags.c_contiguous:
        told = ", ".join(f"{number:g}" for number in np.ravel(found, order="K"))
        return (
            "view",
            "the numbers are right, but their bytes are not in order. .T is a view: it only reads "
            "the same memory in a different order. For [[0, 1, 2], [3, 4, 5]] memory holds "
            f"{told}; a file written from it would have that order.",
        )


def of_its_own(f, rng):
    for array in (rng.normal(size=(3, 4)), rng.normal(size=3), rng.normal(size=(1, 4))):
        before = array.copy()
        found = f(array)
        found += 1
        if not np.array_equal(array, before):
            return (
                "shares-memory",
                f"the result for an array of shape {array.shape} shares that array's memory: a "
                "change in one changes the other. The exercise asks for a copy, of biases too.",
            )


def every_digit(f, rng):
    W = rng.normal(size=(4, 3))
    found = f(W)
    if found.shape == (3, 4) and found.dtype != W.dtype and (found != W.T).any():
        return (
            "fewer-digits",
            f"a float64 array came back as {found.dtype}, so most digits of its numbers are lost. "
            "A copy should keep the dtype: array.dtype.",
        )


def in_loops(array):
    if array.ndim != 2:
        return array.copy()
    turned = np.empty(array.shape[::-1], array.dtype)
    for i in range(array.shape[0]):
        for j in range(array.shape[1]):
            turned[j, i] = array[i, j]
    return turned


def by_copying(array):
    return array.T.copy()  # .T leaves an array with one axis unchanged


def by_bytes(array):
    turned = np.transpose(array)
    return np.frombuffer(bytearray(turned.tobytes()), array.dtype).reshape(turned.shape)


def to_a_column(array):
    return np.array(array.T if array.ndim == 2 else array[:, None], order="C")


def reshaped(array):
    return array.reshape(array.shape[::-1]).copy()


def negated_axes(array):
    """Rows and columns reversed, then transposed."""
    return np.array(array[::-1, ::-1].T if array.ndim == 2 else array[::-1], order="C")


def turned_by_90(array):
    return np.array(np.rot90(array) if array.ndim == 2 else array, order="C")


def in_float32(array):
    return np.array(array.T, dtype=np.float32, order="C").astype(int)


EXERCISE = Exercise(
    notebook=12,
    reference=to_pytorch_layout,
    version=2,
    stub=(
        "A copy of a weight or a bias as PyTorch lays it out: (inputs, outputs) → (outputs, "
        "inputs).\n\n"
        "An array with one axis, a bias, keeps its shape. The result shares no memory with\n"
        "array, and in its own memory the bytes are in the order of its rows."
    ),
    cases=weights,
    run=looked_at,
    returns=("weights", "in_order", "shared"),
    hints=(
        "PyTorch computes X @ W.T + b, and keeps W so that each row has the weights of one output. "
        "Transposing is one attribute in NumPy. But it only changes the order in which memory is "
        "read.",
        "(D, M) → (M, D) with entry [j, i] = W[i, j], for arrays of two axes. Then a copy whose "
        "bytes are row by row, order C.",
        "turned = array.T if array.ndim == 2 else array. Return a copy of turned: turned.copy() "
        "has its bytes in order C, as np.array(turned, order='C') has.",
    ),
    why="Why does W.T give right products and a wrong file?",
    properties=(
        Property("bytes in order", in_order),
        Property("memory of its own", of_its_own),
        Property("every digit", every_digit),
    ),
    mistakes=mistakes(
        ("view", lambda array: array.T),
        "the numbers are right, but their bytes are not in order: .T is a view, which only reads "
        "the same memory in a different order. A file written from that memory has the wrong "
        "order.",
        ("shares-memory", lambda array: np.ascontiguousarray(array.T)),
        "an array that was in order already came back as it was, not copied: a bias, or a weight "
        "with one row or one column. A change in the result changes the argument, too.",
        ("reshaped", reshaped),
        "the shape is right, but the numbers are in the wrong places: reshape reads them row by "
        "row as before. Entry [j, i] should be what was at [i, j].",
        ("bias-to-column", to_a_column),
        "the bias became a column. PyTorch keeps biases with one axis, as mlpkit does.",
        ("order-kept", lambda array: np.copy(array.T, order="K")),
        "this is a copy, but its bytes are still in the old order. Either the array was copied "
        "first and transposed afterwards, which gives a view again, or it was copied by np.copy, "
        "which keeps the order that it finds. The bytes should be in the order of the rows.",
        ("backwards", negated_axes),
        "the axes changed places, but rows and columns also run backwards.",
        ("turned-by-90", turned_by_90),
        "this is a quarter turn: the columns became rows, the last of them first. The exercise "
        "asks for the transpose, entry [j, i] = W[i, j].",
        ("whole-numbers", in_float32),
        "the values were cut to whole numbers on the way. The dtype should stay what it was.",
    ),
    alternatives=(in_loops, by_copying, by_bytes),
)
