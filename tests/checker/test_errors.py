"""Messages when the learner's code raises: the cause in words, the line, similar names."""

import pytest

from .learner import verdict


def test_the_cause_of_an_error_is_explained():
    each = "def relu(z): return np.array([{} for x in z])"
    found = verdict(each.format("max(x, 0)"))
    assert found.status == "error"
    assert found.message.endswith("np.max for the largest).")
    assert "is ambiguous at your line 1" in found.message and "a.any" not in found.message
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


def test_names_from_the_notebook_are_suggested():
    told = "Your code uses test_labels, which is not one of its arguments."
    source = "test_labels = np.zeros(99)\ndef relu(z): return z + test_labels"
    assert "operands could not be broadcast" in str(verdict(source))
    assert verdict(source).message.endswith(told)
    source = "k, l = 0, 2\ndef relu(z): return np.maximum(z, k) + l"
    assert verdict(source).message.endswith("uses k and l, which are none of its arguments.")
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
        ("def relu(z): return qwxyv(z)", "when z had shape (2, 3)."),
    ],
)
def test_a_misspelt_name_is_compared_with_the_names_that_exist(source, told):
    found = verdict(source)
    assert found.status == "error" and found.message.endswith(told)
    assert "which is not one of its arguments" not in found.message


def test_only_the_first_sentence_of_a_long_error_is_shown():
    source = "def relu(z): return np.array([[1, 2], [3]])"
    assert "array element with a sequence at your line 1, when z" in verdict(source).message
    source = "def relu(z): raise ValueError('D is 3 in X but 5 in W.')"
    assert "ValueError: D is 3 in X but 5 in W at your line 1" in verdict(source).message


def test_a_message_does_not_depend_on_time_or_address():
    source = "def relu(z): raise ValueError(f'{object()} in {relu}')"
    found = {str(verdict(source)) for _ in range(3)}
    assert found == {
        "relu: your code refused what is right: it raised ValueError: <object object> in "
        "<function relu> at your line 1, when z had shape (2, 3)."
    }
