"""The softmax explorer: its numbers checked by hand and by nudging, its code run, its buttons
pressed."""

import numpy as np
import pytest

from mlpkit.backprop import numerical_gradient
from mlpkit.widgets.softmax_explorer import LOGITS, SoftmaxExplorer
from mlpkit.widgets.wire import packed


def explorer(*z, **changed):
    made = SoftmaxExplorer()
    made.move(**dict(zip(LOGITS, z, strict=True)), **changed)
    return made


def shares(made):
    """The text from p on; the text before it gives powers of e, which grow with the logits."""
    return made.said.partition("Their shares")[2]


def logits(made):
    return [made.state[name] for name in LOGITS]


def test_softmax_at_a_temperature_agrees_with_hand_calculation():
    made = explorer(2.0, 0.0, -2.0, 4.0, temperature=2.0, label=0)
    T = made.state["temperature"]  # the closest value on the slider
    assert T == pytest.approx(2, rel=0.01)
    e = np.exp(np.array([2.0, 0, -2, 4]) / T)
    p = e / e.sum()
    assert f"p = ({', '.join(f'{x:.3f}' for x in p)})" in made.said
    assert f"loss −log p₀ = {-np.log(p[0]):.3f}" in made.said
    slopes = (p - [1, 0, 0, 0]) / T
    said = ", ".join(f"{x:.3f}" for x in slopes).replace("-", "−")
    assert f"Slopes along z: (p − y) / T = ({said}), sum 0.00" in made.said
    assert made.said.endswith("Descent raises z0 and lowers z1, z2, z3.")
    assert (
        f"e to the z / T: {e[0]:.3g}, {e[1]:.3g}, {e[2]:.3g}, {e[3]:.3g}; sum {e.sum():.3g}. "
        in made.said
    )
    np.testing.assert_allclose(made.numbers["p"], p)
    np.testing.assert_allclose(made.numbers["slopes"], slopes)
    assert made.numbers["sum"] == pytest.approx(e.sum(), rel=0.005)
    np.testing.assert_allclose(made.numbers["scaled"], np.array([2, 0, -2, 4]) / T)
    np.testing.assert_allclose(made.numbers["powers"], e, rtol=0.005)  # three digits
    assert made.numbers["loss"] == pytest.approx(-np.log(p[0]))


@pytest.mark.parametrize("temperature", [0.3, 1.0, 3.0])
def test_the_slopes_agree_with_nudging_the_logits(temperature):
    made = explorer(2.0, 0.0, -2.0, 4.0, temperature=temperature, label=2)
    others = {name: made.state[name] for name in ("temperature", "label")}

    def loss(z):
        return made.compute(**others, **dict(zip(LOGITS, z, strict=True)))[0]["loss"]

    nudged = numerical_gradient(loss, np.array([2.0, 0, -2, 4]))
    np.testing.assert_allclose(made.numbers["slopes"], nudged, atol=1e-8)


@pytest.mark.parametrize(("temperature", "label"), [(1.0, 1), (0.1, 3), (10.0, 0)])
def test_every_line_of_code_gives_what_is_shown(temperature, label):
    made = explorer(2.0, 1.0, -0.5, -1.0, temperature=temperature, label=label)
    for k in range(4):
        names = {"np": np, "z": np.array(logits(made)), "T": made.state["temperature"]}
        names |= {"p": np.zeros(4), "slope": np.zeros(4), "y": np.eye(4)[label]}
        first, second, third = made.numbers["code"]
        exec(first.format(k=k), names)
        exec(second.format(k=k), names)
        assert names["p"][k] == pytest.approx(made.numbers["p"][k])
        assert names["slope"][k] == pytest.approx(made.numbers["slopes"][k])
        names["p"] = made.numbers["p"]
        exec(third.format(t=label), names)
        assert names["loss"] == pytest.approx(made.numbers["loss"])


def test_a_confident_mistake_has_a_large_loss_and_no_slope_above_1_over_T():
    made = explorer(10, -10, -10, -10, temperature=0.1, label=1)
    assert "loss −log p₁ = 200.000" in made.said
    np.testing.assert_allclose(made.numbers["slopes"], [10, -10, 0, 0], atol=1e-11)
    assert made.said.endswith("Descent raises z1 and lowers z0.")
    assert np.all(np.isfinite(made.numbers["powers"]))
    assert packed(made.numbers)["p"][1] == pytest.approx(np.exp(-200))  # 0 would not be "−log p"


def test_adding_the_same_number_to_every_logit_changes_nothing():
    made = explorer(5.0, 1.0, 0.0, -1.0)
    before = shares(made)
    for _ in range(3):
        made.press("add")
    assert logits(made) == [8, 4, 3, 2]
    assert shares(made) == before
    assert not made.numbers["buttons"]["add"]["disabled"]


def test_1_is_not_added_if_a_logit_would_go_beyond_its_limit():
    assert explorer(9.5, 1.0, 0.0, -1.0).numbers["buttons"]["add"]["disabled"]
    assert not explorer(9.0, 1.0, 0.0, -1.0).numbers["buttons"]["add"]["disabled"]


def test_back_restores_the_logits_and_nothing_else():
    made = explorer(5.0, 5.0, 5.0, 5.0, temperature=3.0, label=3)
    made.press("back")
    assert logits(made) == [2, 1, 0, -1]
    assert made.state["label"] == 3 and made.state["temperature"] > 2


def test_the_text_does_not_depend_on_the_last_digits():
    assert repr(SoftmaxExplorer()) == (
        "SoftmaxExplorer(z0=2, z1=1, z2=0, z3=-1, label=1, temperature=1). "
        "e to the z: 7.39, 2.72, 1, 0.368; sum 11.5. "
        "Their shares of it: p = (0.644, 0.237, 0.087, 0.032). "
        "True class 1: loss −log p₁ = 1.440. "
        "Slopes along z: p − y = (0.644, −0.763, 0.087, 0.032), sum 0.00. "
        "Descent raises z1 and lowers z0, z2, z3."
    )


def test_where_the_true_class_has_all_the_probability_descent_moves_nothing():
    made = explorer(10.0, -10.0, -10.0, -10.0, label=0)
    assert made.said.endswith("Descent moves nothing.")


def test_a_small_probability_is_not_said_to_be_0():
    made = explorer(10.0, 2.4, -10.0, 0.0)  # e⁻⁷·⁶ is 0.0005003, e⁻¹⁰ is 0.00005
    assert "p = (0.999, 0.001, <0.001, <0.001)" in made.said
    right = made.still(made.numbers, made.state).axes[2]
    assert [text.get_text() for text in right.texts[:4]] == ["0.999", "0.001", "<0.001", "<0.001"]


@pytest.mark.parametrize("temperature", [0.1, 1.0, 10.0])
def test_no_arrow_of_the_still_leaves_its_panel(temperature):
    made = explorer(9.0, -9.0, 0.0, 5.0, label=1, temperature=temperature)
    left = made.still(made.numbers, made.state).axes[0]
    tips = [text.xy[0] for text in left.texts if hasattr(text, "xy")]
    assert len(tips) == 4 and all(-10 <= tip <= 10 for tip in tips)
    slopes = np.round(made.numbers["slopes"], 9)  # 10⁻¹⁷ moves nothing
    ways = np.sign(np.round(np.array(tips) - logits(made), 9))
    np.testing.assert_array_equal(ways, -np.sign(slopes))
