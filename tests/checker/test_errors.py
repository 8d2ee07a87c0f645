"""Messages when the learner's code raises: they give the cause in words, the line and similar
names."""

import pytest

from mlpkit import exercises

from .learner import verdict


def test_the_cause_of_an_error_is_explained():
    each = "def relu(z): return np.array([{} for x in z])"
    found = verdict(each.format("max(x, 0)"))
    assert found.status == "error"
    assert found.message.endswith("np.max for the largest).")
    assert "in line 1, when z had shape (2, 3): The truth value" in found.message
    assert "is ambiguous" in found.message and "a.any" not in found.message
    found = verdict("def relu(z):\n    if z > 0: return z\n    return 0 * z")
    assert found.mistake == "if-on-array" and "An if, `and`" not in found.message


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def relu(z): return np.sum(z)[0] * z", "This is a single number: there is nothing to"),
        ("def relu(z): return len(z[0, 0]) * z", "A single number has no length."),
    ],
)
def test_a_number_that_is_used_as_an_array_is_called_a_number(source, told):
    assert told in verdict(source).message


@pytest.mark.parametrize(
    "line", ["N, D = z.shape", "for j in range(z.shape[1]): z[0, j]", "D = z.shape[1]"]
)
def test_a_second_axis_that_is_not_there_is_explained(line):
    found = verdict(f"def relu(z):\n    {line}\n    return np.maximum(z, 0)")
    assert "when z had shape (6,)" in found.message, found
    assert "A shape has one number for each axis" in found.message, found


@pytest.mark.parametrize(
    ("body", "slug", "told"),
    [
        (
            "    count = x.shape[axis]\n"
            "    grad = grad if keepdims else np.expand_dims(grad, axis)\n"
            "    return np.broadcast_to(grad, x.shape) / count",
            None,
            "not NoneType. Here axis is None: does that line use it as if it were a number?",
        ),
        (
            "    kept = list(x.shape)\n"
            "    for k in range(x.ndim) if axis is None else [axis]:\n"
            "        kept[k] = 1\n"
            "    return np.broadcast_to(grad.reshape(kept), x.shape)",
            None,
            "axis = (0, 2), keepdims = False: list indices must be integers or slices, not tuple. "
            "A list or a tuple takes one index at a time.",
        ),
        (
            "    kept = list(x.shape)\n"
            "    kept[axis] = 1\n"
            "    return np.broadcast_to(grad.reshape(kept), x.shape)",
            "shape-of-none",
            "in line 3, when grad and y had shape (), x had shape (4, 3), axis = None, keepdims = "
            "False: list indices must be integers or slices, not NoneType. Here there is no "
            "x.shape[axis]",
        ),
    ],
)
def test_a_failing_index_is_explained_by_an_argument_that_is_none_or_a_tuple(body, slug, told):
    found = verdict(f"def sum_backward(grad, x, y, axis, keepdims):\n{body}", "sum_backward")
    assert (found.status, found.mistake) == ("error", slug) and told in found.message, found
    assert "has no return" not in found.message and "//" not in found.message


def test_names_from_the_notebook_are_suggested():
    told = "Your code uses test_labels, which is not one of its arguments."
    source = "test_labels = np.zeros(99)\ndef relu(z): return z + test_labels"
    assert "operands could not be broadcast" in str(verdict(source))
    assert verdict(source).message.endswith(told)
    source = "k, l = 0, 2\ndef relu(z): return np.maximum(z, k) + l"
    assert verdict(source).message.endswith("uses k and l, which are not among its arguments.")
    found = verdict("def relu(z): return leaky_relu(z)")
    assert found.message.endswith(
        'Run the cell of leaky_relu first, or bring it here: mine("leaky_relu").'
    )
    helper = "def half(z): return z / 2\ndef relu(z): return half(z)"
    assert "uses" not in verdict(helper).message


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def relu(z): return maximum(z, 0)", "Did you mean np.maximum?"),
        ("def relu(z): return np.maximun(z, 0)", "Did you mean np.maximum?"),
        ("def relu(z):\n    mask = z > 0\n    return Mask * z", "Did you mean mask?"),
        ("def log_softmax(z): return z\ndef relu(z): return log_sotfmax(z)", "log_softmax?"),
        ("def relu(z): return qwxyv(z)", "(2, 3): name 'qwxyv' is not defined."),
    ],
)
def test_a_misspelt_name_is_compared_with_the_names_that_exist(source, told):
    found = verdict(source)
    assert found.status == "error" and found.message.endswith(told)
    assert "which is not one of its arguments" not in found.message


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("z.clone()", "x.copy()"),
        ("z.view(1, 2, 3)", "x.reshape(…)"),
        ("z.sqrt()", "np.sqrt(x)"),
        ("z - z.max(dim=0)", "axis="),
        ("z - np.max(z, axis=0, keepdim=True)", "keepdims="),
        ("z / z.std(unbiased=True)", "ddof=1, which divides by N − 1, or ddof=0, by N"),
    ],
)
def test_a_name_of_pytorch_is_translated(body, meant):
    found = verdict(f"def relu(z): return {body}")
    assert found.status == "error" and found.message.endswith(f"Did you mean {meant}?"), found
    assert "== compares" not in found.message


def test_an_argument_that_no_function_of_numpy_has_is_not_translated():
    found = verdict("def halved(x): return x / 2\ndef relu(z): return halved(z, dim=0)")
    assert "Inside a call one = names an argument; == compares." in found.message, found
    assert "Did you mean" not in found.message


def test_an_array_in_place_of_several_results_is_called_an_array():
    source = "def together_and_alone(answers, labels): return np.array([0.5, 0.5])"
    found = verdict(source, "together_and_alone")
    assert "returned an array of shape (2,), expected 2 values: together, alone." in found.message


OWN = """
def linear_backward(grad, X, W): return grad @ W.T, X.T @ grad, np.sum(grad, axis=0)
def relu_backward(grad, z, a): return grad * (z > 0)
def two_layer_backward(grad, cache, W2):
    X, z1, a1 = cache
    da1, dW2, db2 = linear_backward(grad, a1, W2)
    dz1 = relu_backward(da1, z1, a1)
    return X.T @ dz1, np.sum(dz1, axis=0), dW2, db2
"""
OF_THE_COURSE = "from mlpkit.activations import relu_backward\n"
OF_THE_COURSE += "from mlpkit.backprop import linear_backward, two_layer_backward\n"
STEP = """
from mlpkit.forward_pass import two_layer_forward
from mlpkit.losses import cross_entropy, cross_entropy_backward
def learning_step(X, labels, W1, b1, W2, b2, rate):
    logits, cache = two_layer_forward(X, W1, b1, W2, b2)
    dW1, db1, dW2, db2 = two_layer_backward(cross_entropy_backward(logits, labels), cache, W2)
    W1 -= rate * dW1; b1 -= rate * db1; W2 -= rate * dW2; b2 -= rate * db2
    return cross_entropy(logits, labels)
"""


@pytest.mark.parametrize("helpers", [OWN, OF_THE_COURSE])
@pytest.mark.parametrize(
    ("source", "right", "typed", "mistake"),
    [
        (STEP, "cross_entropy_backward(logits", "cross_entropy(logits", "loss-sent-back"),
        (STEP, "cache, W2)", "cache, W1)", "w1-sent-back"),
        (OWN, "linear_backward(grad, a1", "linear_backward(grad, X", "dw2-from-x"),
        (OWN, "X, z1, a1 =", "z1, X, a1 =", "z1-holds-x"),
    ],
)
def test_a_mistake_is_named_whoever_wrote_the_functions_that_fail(
    helpers, source, right, typed, mistake
):
    """The learner's functions check no shapes, so the error is NumPy's, or is raised later, or not
    at all."""
    if source is OWN:
        source = OWN[OWN.index("def two_layer") :]
    assert right in source
    name = "learning_step" if source is STEP else "two_layer_backward"
    found = verdict(helpers + source.replace(right, typed), name)
    assert found.mistake and found.mistake.startswith(mistake), found


@pytest.mark.parametrize(
    ("name", "source", "told"),
    [
        (
            "linear_backward",
            "def linear_backward(grad, X, W): return grad * W.T, X.T @ grad, grad.sum(axis=0)",
            "Shapes (4, 2) and (2, 3) fit in a matrix product, which is @; * goes element by",
        ),
        (
            "learning_step",
            OF_THE_COURSE + STEP.replace("dW1, db1, dW2, db2 =", "db2, dW2, db1, dW1 ="),
            "An array of shape (3, 6) can't be changed in place by one of shape (4,).",
        ),
        (
            "learning_step",
            OF_THE_COURSE + STEP.replace("b1 -= rate * db1", "b1 -= rate * dW1"),
            "An array that is changed in place keeps its shape.",
        ),
    ],
)
def test_two_shapes_say_more_than_the_rule_of_broadcasting(name, source, told):
    found = verdict(source, name)
    assert told in found.message and "from the right" not in found.message, found


def test_a_transpose_is_not_called_a_matrix_product():
    source = "def cross_entropy_backward(logits, labels): return logits - logits.T"
    found = verdict(source, "cross_entropy_backward")
    assert "from the right" in found.message and "matrix product" not in found.message, found


def test_only_the_first_sentence_of_a_long_error_is_shown():
    source = "def relu(z): return np.array([[1, 2], [3]])"
    assert (
        "ValueError in line 1, when z had shape (2, 3): setting an array element with a sequence."
        in verdict(source).message
    )
    source = "def relu(z): raise ValueError('D is 3 in X but 5 in W.')"
    message = verdict(source).message
    assert "ValueError" in message and message.endswith(": D is 3 in X but 5 in W.")


def test_a_message_does_not_depend_on_time_or_address():
    source = "def relu(z): raise ValueError(f'{object()} in {relu}')"
    found = {str(verdict(source)) for _ in range(3)}
    assert found == {
        "relu: your code refused valid arguments in line 1, when z had shape (2, 3): ValueError: "
        "<object object> in <function relu>."
    }


def test_an_error_after_the_function_returned_is_not_called_its_own():
    said = exercises.check("minibatches", lambda X, y, size, rng: [(3.0, 3.0)]).message
    assert "what your function returned led to a TypeError, when X had" in said
    assert said.endswith("object of type 'float' has no len().")
    said = exercises.check("walk_back", lambda: 3).message
    assert "your code raised TypeError" in said and "takes 0 positional arguments" in said


@pytest.mark.parametrize(
    ("name", "source", "line"),
    [
        (
            "convolve",
            "def convolve(image, window, bias):\n    H, W = image.shape\n    return np.array([["
            "np.sum(window * image[i : i + 3, j : j + 3]) + bias for j in range(W - 2)] "
            "for i in range(H - 2)])",
            3,
        ),
        (
            "read_idx",
            "def read_idx(path):\n    raw = open(path, 'rb').read()\n"
            "    return np.frombuffer(raw[16:], np.uint8).reshape(-1, 28, 28)",
            3,
        ),
    ],
)
def test_an_error_with_a_fact_added_is_still_at_the_learners_line(name, source, line):
    said = verdict(source, name).message
    assert " — " in said and "your code raised ValueError" in said, said
    assert f"in line {line}" in said, said
