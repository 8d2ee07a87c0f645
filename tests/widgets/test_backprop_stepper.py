"""The explorer of the forward and backward pass through a small network."""

import re
import threading

import numpy as np
import pytest

from mlpkit.activations import relu
from mlpkit.backprop import numerical_gradient
from mlpkit.forward_pass import linear
from mlpkit.widgets.backprop_pass import GIVEN, GRIDS, STEPS, flat, sources, spelled, whole_pass
from mlpkit.widgets.backprop_stepper import BackpropStepper, compute, still

BY_HAND = {
    "z1": [[2, -1]],
    "a1": [[2, 0]],
    "y": [[5]],
    "loss": [[4]],
    "dy": [[4]],
    "dW2": [[8], [0]],
    "db2": [4],
    "da1": [[12, 20]],
    "dz1": [[12, 0]],
    "dW1": [[12, 0], [24, 0]],
    "db1": [12, 0],
    "newW1": [[0.94, 2], [0.88, -2]],
    "newb1": [-1.06, 1],
    "newW2": [[2.96], [5]],
    "newb2": [-1.02],
    # z1 = (0.94 + 2 · 0.88 − 1.06, 2 − 4 + 1) = (1.64, −1), y = 2.96 · 1.64 − 1.02 = 3.8344
    "newloss": [[0.8344**2]],
}
ANOTHER = {  # both units are on
    "x": np.array([[1.5, -2.5]]),
    "t": np.array(4.0),
    "W1": np.array([[0.5, -3.0], [-2.0, 1.5]]),
    "b1": np.array([0.5, 9.0]),
    "W2": np.array([[-1.0], [2.5]]),
    "b2": np.array([0.5]),
    "rate": np.array(0.01),
}


def everything(arrays):
    """Return {name of a number: its value} for all arrays of a pass."""
    return {
        name: value
        for array, numbers in arrays.items()
        for name, value in zip(flat(array), np.ravel(numbers).tolist(), strict=True)
    }


def run(given):
    """Return {name: array} after every line of code has been executed, one after another."""
    names = {"linear": linear, "relu": relu} | {n: np.array(v) for n, v in given.items()}
    for step in STEPS:
        exec(step.code, names)
    return {name: names[name] for name in GRIDS}


def test_the_notebooks_pass_agrees_with_hand_calculation():
    arrays = whole_pass(**GIVEN)
    for name, value in BY_HAND.items():
        np.testing.assert_allclose(arrays[name], value, rtol=1e-12, err_msg=name)


@pytest.mark.parametrize("given", [GIVEN, ANOTHER])
@pytest.mark.parametrize("name", ["W1", "b1", "W2", "b2"])
def test_the_slopes_of_the_pass_agree_with_nudging(given, name):
    given = given | {"x": np.array([[1.5, -2.5]]), "t": np.array(4.0)}
    loss = lambda values: whole_pass(**given | {name: values})["loss"].item()  # noqa: E731
    slopes = numerical_gradient(loss, given[name])
    assert np.any(slopes)
    np.testing.assert_allclose(whole_pass(**given)[f"d{name}"], slopes, atol=1e-5)


@pytest.mark.parametrize("given", [GIVEN, ANOTHER])
def test_every_line_of_code_computes_what_it_names(given):
    arrays, ran = whole_pass(**given), run(given)
    for step in STEPS:
        made = [one for line in step.code.split("\n") for one in line.split(" = ")[0].split(", ")]
        assert [name for name in made if name in GRIDS] == list(step.formulas)
        for name in step.formulas:
            np.testing.assert_allclose(np.ravel(ran[name]), np.ravel(arrays[name]), err_msg=name)


def test_a_number_depends_on_exactly_the_numbers_that_move_it():
    """Run each line by itself, on numbers of its own, and nudge one number at a time."""
    rng, made_of = np.random.default_rng(0), {}
    for step in STEPS:
        names = {"linear": linear, "relu": relu}
        # Random numbers, not the pass's, so that each can be nudged alone and no product is 0.
        names |= {n: rng.uniform(1, 2, np.shape(a)) for n, a in whole_pass(**ANOTHER).items()}
        exec(step.code, names)
        before = {name: np.array(names[name]) for name in step.formulas}
        for array in GRIDS.keys() - step.formulas.keys():
            for place, one in enumerate(flat(array)):
                nudged = dict(names)
                nudged[array] = np.array(names[array])
                # Only the sign of z1 matters, in `z1 > 0`: make it negative.
                nudged[array].ravel()[place] -= 3
                exec(step.code, nudged)
                for name in step.formulas:
                    moved = np.ravel(before[name] != nudged[name])
                    for result, answers in zip(flat(name), moved, strict=True):
                        made_of.setdefault(result, set())
                        if answers:
                            made_of[result].add(one)
    assert {name: set(parts) for name, parts in sources().items()} == made_of


def test_a_formula_contains_the_arrays_that_its_numbers_depend_on():
    for step in STEPS:
        for name, formula in step.formulas.items():
            parts = {s.split("_")[0] for n in flat(name) for s in sources()[n]}
            assert set(re.findall(r"\{(\w+)\}", formula)) == parts


@pytest.mark.parametrize("given", [GIVEN, ANOTHER])
def test_compute_returns_the_numbers_of_the_pass_by_name_at_any_step(given):
    values = everything(given)
    for step in range(len(STEPS) + 1):
        numbers, _ = compute(step, **values)
        assert numbers["values"] == everything(whole_pass(**given))


def test_numbers_are_named_by_their_indices():
    assert GRIDS["W1"] == [["W1_00", "W1_01"], ["W1_10", "W1_11"]]
    assert GRIDS["dW2"] == [["dW2_0"], ["dW2_1"]]
    assert GRIDS["b1"] == [["b1_0", "b1_1"]]
    assert GRIDS["y"] == [["y"]]
    assert spelled("dW1_01") == "dW1[0, 1]"
    assert spelled("W2_1") == "W2[1]"
    assert spelled("b2") == "b2"


def test_the_stepper_begins_after_the_forward_pass_and_stops_at_both_ends():
    stepper = BackpropStepper()
    assert "step=4, x_0=1, x_1=2, t=3" in repr(stepper)
    assert repr(stepper).endswith("Step 4 of 11, forward: loss = (y - t)**2. loss = 4.")
    stepper.move(step=-1)
    assert stepper.said == "Before the first step: x = (1, 2), target 3."
    stepper.move(step=1)
    assert stepper.said == "Step 1 of 11, forward: z1 = linear(x, W1, b1). z1 = (2, −1)."
    stepper.move(step=20)
    assert stepper.state["step"] == 11
    assert stepper.said.endswith("newloss = 0.696223. Before the update the loss was 4.")
    stepper.move(step=10)
    assert stepper.said.startswith("Step 10 of 11, update: newW1 = W1 - rate * dW1; newb1 = ")
    stepper.move(step=9)
    assert "dW1 = [[12, 0], [24, 0]]; db1 = (12, 0)" in stepper.said
    stepper.move(step=8)
    assert stepper.said == "Step 8 of 11, backward: dz1 = da1 * (z1 > 0). dz1 = (12, 0)."


def test_weights_and_biases_can_be_changed_by_name():
    stepper = BackpropStepper()
    stepper.move(step=9, W1_11=-0.5, W2_1=2, b2=0.5)
    # z1 = (2, 2), y = 6 + 4 + 0.5 = 10.5, dy = 15, da1 = (45, 30)
    assert stepper.said.endswith("dW1 = [[45, 30], [90, 60]]; db1 = (45, 30).")
    stepper.move(W1_00=80)
    assert stepper.state["W1_00"] == 5
    stepper.move(x_0=0.6)
    assert stepper.state["x_0"] == 0.5


def test_the_learner_sees_what_the_notebook_describes():
    """Three settings: the second unit is on; nothing flows back; both units are off."""
    stepper = BackpropStepper()
    stepper.move(x_0=1.5)
    assert stepper.numbers["values"]["a1_1"] == 0
    stepper.move(x_0=2)
    values = stepper.numbers["values"]
    assert (values["a1_1"], values["y"], values["dy"]) == (1, 13, 20)
    assert values["dW1_01"] == values["dW1_11"] == 200
    stepper.move(x_0=1, t=5)
    slopes = [v for n, v in stepper.numbers["values"].items() if n.startswith("d")]
    assert len(slopes) == 14
    assert not any(slopes)
    stepper.move(x_0=-1, t=3)
    values = stepper.numbers["values"]
    assert (values["z1_0"], values["da1_0"], values["da1_1"]) == (0, -24, -40)
    parameters = {n: v for n, v in values.items() if n.startswith(("dW", "db"))}
    assert {n: v for n, v in parameters.items() if v} == {"db2": -8}


def test_a_small_rate_lowers_the_loss_by_its_slope_and_a_large_one_overshoots():
    stepper = BackpropStepper()
    slopes = [v for n, v in stepper.numbers["values"].items() if n.startswith(("dW", "db"))]
    steep = sum(slope**2 for slope in slopes)
    assert steep == 12**2 + 24**2 + 8**2 + 4**2 + 12**2
    stepper.move(rate=0.001)
    small = stepper.numbers["values"]["newloss"]
    # a little more, because the loss is curved
    assert small == pytest.approx(4 - 0.001 * steep, abs=0.1)
    stepper.move(rate=0.03)
    assert stepper.numbers["values"]["newloss"] > 4


def test_every_extreme_gives_finite_numbers_that_need_no_exponent():
    stepper = BackpropStepper()
    rng = np.random.default_rng(0)
    for _ in range(200):
        ends = {name: rng.choice(control.ends()) for name, control in stepper.controls.items()}
        stepper.move(**{name: end.item() for name, end in ends.items()})
        assert not stepper.failed, stepper.said
        assert np.all(np.isfinite(list(stepper.numbers["values"].values())))
        assert not re.search(r"nan|inf|e\+", stepper.said), stepper.said
        assert not any(str(v) == "-0.0" for v in stepper.numbers["values"].values())


def test_changes_from_many_threads_leave_numbers_of_one_state():
    stepper = BackpropStepper()

    def shake(seed):
        rng = np.random.default_rng(seed)
        for _ in range(30):
            stepper.move(x_0=rng.integers(-5, 6).item(), t=rng.integers(-5, 6).item())

    threads = [threading.Thread(target=shake, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    values = stepper.numbers["values"]
    assert values == compute(**stepper.state)[0]["values"]
    assert stepper.answer["state"] == stepper.state


@pytest.mark.parametrize("step", [0, 4, 6, 9, 11])
def test_the_still_shows_what_is_known(step):
    stepper = BackpropStepper()
    stepper.move(step=step)
    graph, code = still(stepper.numbers, stepper.state).axes
    said = [text.get_text() for text in graph.texts]
    assert {"b = -1", "t = 3", "x[0]"} <= set(said)
    assert said.count("db = 4") == (step >= 6)
    assert ("db = 12" in said) == (step >= 9)
    assert ("then 0.696223" in said) == (step == 11)
    listed = [text.get_text() for text in code.texts]
    assert ("(12, 20)" in listed) == (step >= 7)
    assert "dW₂ = a₁ᵀ · dy,  db₂ = dy" in listed
    assert len(code.patches) == bool(step)  # the current line is highlighted


def test_a_saved_page_has_the_states_that_the_notebook_asks_for(tmp_path):
    stepper = BackpropStepper()
    stops, moments = stepper.recording()
    assert {-1, 1, 1.5, 2} <= set(stops["x_0"])
    assert {3, 5} <= set(stops["t"])
    assert len(moments) == len(stops["x_0"]) * len(stops["t"]) * 12
    page = stepper.save(tmp_path / "pass.html")
    assert page.stat().st_size < 600_000
