"""Numbers in sentences: minus signs and powers of ten, and what only looks like them."""

import pytest

from mlpkit.widgets import Explorer
from mlpkit.widgets.typesetting import typeset


@pytest.mark.parametrize(
    ("plain", "wanted"),
    [
        ("-1.5 at z = -.5", "−1.5 at z = −.5"),
        ("from (-9, -1)", "from (−9, −1)"),
        ("-inf", "−inf"),
        ("below 1e-05.", "below 10⁻⁵."),
        ("SGD: 4.3e-06; Adam: -2e+10", "SGD: 4.3·10⁻⁶; Adam: −2·10¹⁰"),
        ("(1.80e-35, 2e+100)", "(1.80·10⁻³⁵, 2·10¹⁰⁰)"),
    ],
)
def test_a_number_is_written_as_in_the_pictures(plain, wanted):
    assert typeset(plain) == wanted
    assert typeset(wanted) == wanted


@pytest.mark.parametrize(
    "plain",
    [
        "Fashion-MNIST, half-way, 0-255, seed-1, layer-1e-05",
        "y - t, dW1 - rate * d, W1[-1], f(-1), axis=-1, rate=1e-05",
        "x1e-05, 0x1e5, 1e, e-05, -x",
    ],
)
def test_names_and_code_stay_as_they_are(plain):
    assert typeset(plain) == plain


def test_an_explorer_typesets_its_sentence_but_not_an_error():
    explorer = Explorer("One", lambda: ({}, "At -2: 1e-05."), None, {})
    assert explorer.said == explorer.answer["said"] == "At −2: 10⁻⁵."
    explorer.fail(ValueError("got -2"))
    assert explorer.said == "ValueError: got -2"
