"""The check-up: it is silent about healthy programs, and finds each typical fault where it is."""

import copy
import re

import numpy as np
import pytest

from benchmarks.healthy import RECIPES, examined
from mlpkit.activations import relu
from mlpkit.backprop import backward
from mlpkit.debugging.checkup import MEASUREMENTS, ORGANS, Checkup, CheckupLine, checkup
from mlpkit.debugging.checkup_prediction import within
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam, Momentum
from mlpkit.parameters import Parameters
from mlpkit.preprocessing import minibatches
from tests.one_now import one_now

SIZES = (64, 32, 16, 10)


def pictures(N=600, seed=1):
    """N examples of ten kinds, X (N, 64) float32 from 0 to 1: the picture of a kind plus noise."""
    rng = np.random.default_rng(seed)
    kinds = np.random.default_rng(0).random((10, 64))
    y = rng.permutation(np.arange(N) % 10)
    return (0.6 * kinds[y] + 0.4 * rng.random((N, 64))).astype(np.float32), y


def examine(only=None, **changed):
    """The check-up of a healthy network, or of what `changed` makes of it."""
    rng = np.random.default_rng(0)
    settings = {"sizes": SIZES} | changed.pop("mlp", {})
    network = mlp(**settings)
    parameters = initialize(network, rng, changed.pop("scheme", "he"), np.float32)
    given = {
        "network": network,
        "parameters": changed.pop("weights", lambda parameters: parameters)(parameters),
        "data": pictures(),
        "loss": "cross_entropy",
        "optimizer": SGD(0.1),
        "rng": rng,
        "validation": pictures(200, seed=2),
        "batch_size": 32,
    }
    return checkup(**(given | changed), only=only)


def test_a_healthy_network_has_nothing_suspicious():
    found = examine()
    assert [finding for finding in found if not finding.fine] == []
    assert found.suspects == () and found.summary == "Nothing suspicious."
    # All except prediction, which needs the program's own predict.
    assert [finding.measurement for finding in found] == [
        n for n in MEASUREMENTS if n != "prediction"
    ]


def spaced(count, things=RECIPES):
    return things[:: len(things) // count][:count]


@pytest.mark.parametrize("recipe", one_now(spaced(5)), ids=str)
def test_recipes_that_learn_have_nothing_suspicious(recipe):
    assert [finding for finding in examined(recipe, seed=0) if not finding.fine] == []


# Training loops that go wrong, with the signature of train_epoch.


def own_epoch(network, parameters, batches, optimizer, value, gradient, rng, **fault):
    gradients = parameters.like()
    kept = np.zeros_like(gradients.vector)
    for X, y in batches:
        if "tear" in fault:
            y = np.roll(y, 1)
        if "rescale" in fault:
            X = X / X.max(axis=1, keepdims=True)
        output, cache = forward(network, parameters, X, None if "resting" in fault else rng)
        backward(network, parameters, cache, gradient(output, y), gradients)
        if "accumulate" in fault:
            kept += gradients.vector
            gradients.vector[:] = kept
        if "divide" in fault:
            gradients.vector[:] /= len(X)
        if "negate" in fault:
            gradients.vector[:] *= -1
        if "clip" in fault:
            gradients.vector[:] *= min(1, 0.1 / np.linalg.norm(gradients.vector))
        if "by_hand" in fault:
            parameters.trained -= 0.1 * gradients.trained
            continue
        optimizer.step(parameters, gradients)
        if "shrink" in fault:
            parameters.vector[:] *= 0.9
        if "noise" in fault:
            parameters.vector[:] += 0
            np.random.default_rng().shuffle(parameters["b1"])
    return 0.0 if "says" not in fault else (99.0, 1.0)


def epoch(*fault):
    def train(*arguments):
        return own_epoch(*arguments, **dict.fromkeys(fault, True))

    return train


def in_order(X, y, size, rng):
    return ((X[k : k + size], y[k : k + size]) for k in range(0, len(X), size))


def with_replacement(X, y, size, rng):
    for _ in range(len(X) // size):
        chosen = rng.integers(len(X), size=size)
        yield X[chosen], y[chosen]


def overwritten(X, y, size, rng):
    """Each batch has five rows fewer than the batch before."""
    order, start = rng.permutation(len(X)), 0
    while start < len(X):
        rows = order[start : start + size]
        yield X[rows], y[rows]
        start += len(rows)
        size = max(1, size - 5)


def first_half(X, y, size, rng):
    return minibatches(X[: len(X) // 2], y[: len(X) // 2], size, rng)


def without_the_rest(X, y, size, rng):
    return (batch for batch in minibatches(X, y, size, rng) if len(batch[0]) == size)


def torn(X, y, size, rng):
    return minibatches(X, rng.permutation(y), size, rng)


class Forgetful:
    """Momentum whose velocity is reset at each step."""

    def __init__(self, beta=0.9):
        self.beta = beta

    def step(self, parameters, gradients):
        velocity = np.zeros_like(parameters.trained)
        velocity = self.beta * velocity + gradients.trained
        parameters.trained -= 0.1 * velocity


class Uphill:
    def step(self, parameters, gradients):
        parameters.trained += 0.1 * gradients.trained


def times(factor, pair=(cross_entropy, cross_entropy_backward), value=1):
    return (
        lambda output, y: value * pair[0](output, y),
        lambda output, y: factor * pair[1](output, y),
    )


def missing(output, y):
    """The gradient from one-hot targets that are only as wide as the batch's largest label."""
    apart = np.zeros_like(output)
    apart[:, : y.max() + 1] = output[:, : y.max() + 1] - np.eye(y.max() + 1)[y]
    return apart


def naive_value(output, y):
    e = np.exp(output)
    return -np.mean(np.log((e / e.sum(axis=1, keepdims=True))[np.arange(len(y)), y]))


def naive_sigmoid(z):
    return 1 / (1 + np.exp(-z))


def filled(number):
    def fill(parameters):
        for name in parameters.shapes:
            parameters[name][...] = number
        return parameters

    return fill


def biased(number):
    def move(parameters):
        parameters["b1"][...] = number
        return parameters

    return move


def larger(factor):
    def grow(parameters):
        parameters.vector[:] *= factor
        return parameters

    return grow


def undivided(x, rate, rng):
    mask = (rng.random(x.shape) >= rate).astype(x.dtype)
    return x * mask, mask


def by_element(grad, z, a):
    """The diagonal of the Jacobian, used in place of all of it."""
    return grad * a * (1 - a)


def functions(**given):
    return {"mlp": {"functions": given} | ({"hidden": "sigmoid"} if "sigmoid" in given else {})}


X, Y = pictures()
SQUARES = {"loss": "mean_squared_error"}
FAULTS = {  # fault: (the change, the measurement that finds it, the organ)
    "relu without a slope": (
        functions(relu_backward=lambda grad, z, a: grad), "gradient_check", "backward pass",
    ),
    "leaky relu with relu's backward": (
        {"mlp": {"hidden": "leaky_relu",
                 "functions": {"leaky_relu_backward": lambda grad, z, a: grad * (z > 0)}}},
        "gradient_check", "backward pass",
    ),
    "softmax by element": (
        {"mlp": {"output": "softmax", "functions": {"softmax_backward": by_element}}} | SQUARES,
        "gradient_check", "backward pass",
    ),
    "no gradient of the bias": (
        functions(linear_backward=lambda grad, X, W: (grad @ W.T, X.T @ grad, 0 * grad[0])),
        "gradient_check", "backward pass",
    ),
    "divided by N twice": (
        functions(linear_backward=lambda grad, X, W: (
            grad @ W.T, X.T @ grad / len(X), grad.sum(axis=0))),
        "gradient_check", "backward pass",
    ),
    "gradient summed, value averaged": ({"loss": times(32)}, "gradient_check", "loss"),
    "value averaged over classes too": ({"loss": times(1, value=0.1)}, "gradient_check", "loss"),
    "both averaged over classes too": (
        {"loss": times(0.1, value=0.1)}, "loss_at_start", "loss",
    ),
    "targets as wide as the largest label": (
        {"loss": (lambda output, y: np.sum(missing(output, y) ** 2) / len(y),
                  lambda output, y: 2 * missing(output, y) / len(y))},
        "loss_at_start", "loss",
    ),
    "e of the outputs overflows": (
        {"loss": (naive_value, cross_entropy_backward)}, "loss_at_start", "loss",
    ),
    "large first weights": ({"weights": larger(10)}, "loss_at_start", "first weights"),
    "velocity reset at each step": ({"optimizer": Forgetful()}, "steps", "optimizer"),
    "uphill": ({"optimizer": Uphill()}, "steps", "optimizer"),
    "rate far too small": ({"optimizer": SGD(1e-7)}, "steps", "optimizer"),
    "rate far too large": ({"optimizer": SGD(100)}, "steps", "optimizer"),
    "rate too small to learn by heart": ({"optimizer": Adam(1e-7)}, "overfit", "optimizer"),
    "all weights 0": ({"scheme": "zeros"}, "units", "first weights"),
    "all weights alike": ({"weights": filled(0.1)}, "units", "first weights"),
    "no gradient arrives": ({"scheme": "zeros"}, "gradients", "first weights"),
    "all units dead": ({"weights": biased(-50)}, "units", "first weights"),
    "all units saturated": (
        {"mlp": {"hidden": "sigmoid"}, "weights": larger(100)}, "units", "first weights",
    ),
    "large biases, tiny weights": (
        {"mlp": {"hidden": "sigmoid"}, "scheme": "normal"}, "activations", "first weights",
    ),
    "tiny weights": (
        {"weights": larger(0.01)}, "activations", "first weights",
    ),
    "softmax before the loss's own": (
        {"mlp": {"output": "softmax"}}, "activations", "forward pass",
    ),
    "relu on the logits": ({"mlp": {"output": "relu"}}, "activations", "forward pass"),
    "sigmoid on the logits": ({"mlp": {"output": "sigmoid"}}, "activations", "forward pass"),
    "tanh on the logits": ({"mlp": {"output": "tanh"}}, "activations", "forward pass"),
    "sigmoid overflows": (functions(sigmoid=naive_sigmoid), "activations", "forward pass"),
    "dropout does not divide": (
        {"mlp": {"dropout": 0.4, "functions": {"dropout": undivided}}}, "activations",
        "forward pass",
    ),
    "nan in the forward pass": (
        functions(relu=lambda z: z * np.nan), "activations", "forward pass",
    ),
    "pixels as they are": ({"data": (255 * X, Y)}, "inputs", "data"),
    "scaled twice": ({"data": (X / 255, Y), "validation": None}, "inputs", "data"),
    "the same image again and again": ({"data": (X[:1] + 0 * X, Y)}, "inputs", "data"),
    "nan in the data": ({"data": (np.where(X > 0.9, np.nan, X), Y)}, "inputs", "data"),
    "nan in validation": (
        {"validation": (np.where(X[:200] == X[7, 7], np.nan, X[:200]), Y[:200])}, "inputs", "data",
    ),
    "validation reversed": (
        {"validation": (pictures(200, 2)[0][:, ::-1], pictures(200, 2)[1])}, "inputs", "data",
    ),
    "validation scaled differently": (
        {"validation": (pictures(200, 2)[0] - 0.5, pictures(200, 2)[1])}, "inputs", "data",
    ),
    "validation from training": ({"validation": (X[:100], Y[:100])}, "copies", "data"),
    "labels off by a row": ({"data": (X, np.roll(Y, 1))}, "neighbours", "labels"),
    "a class is missing": ({"data": (X[Y < 9], Y[Y < 9])}, "classes", "labels"),
    "labels from 1": ({"data": (X, Y + 1)}, "classes", "labels"),
    "no shuffling": ({"batches": in_order}, "loop", "training loop"),
    "drawn with replacement": ({"batches": with_replacement}, "loop", "training loop"),
    "batch size overwritten": ({"batches": overwritten}, "loop", "training loop"),
    "half of the data": ({"batches": first_half}, "loop", "training loop"),
    "labels torn by the dealer": ({"batches": torn}, "loop", "training loop"),
    "labels torn by the loop": ({"train_epoch": epoch("tear")}, "loop", "training loop"),
    "gradients accumulated": ({"train_epoch": epoch("accumulate")}, "loop", "training loop"),
    "gradients divided by N again": ({"train_epoch": epoch("divide")}, "loop", "training loop"),
    "gradients with the wrong sign": ({"train_epoch": epoch("negate")}, "loop", "training loop"),
    "no step": ({"train_epoch": epoch("by_hand")}, "loop", "training loop"),
    "weights changed outside the step": ({"train_epoch": epoch("shrink")}, "loop", "training loop"),
    "dropout off in training": (
        {"train_epoch": epoch("resting"), "mlp": {"dropout": 0.4}}, "loop", "training loop",
    ),
    "a different generator": (
        {"train_epoch": epoch("noise"), "weights": lambda p: biased(0)(p)},
        "repeats", "training loop",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_by_its_measurement_and_its_organ_is_suspected_first(fault):
    changed, measurement, organ = FAULTS[fault]
    names = list(MEASUREMENTS)
    found = examine(only=names[: names.index(measurement) + 1], **changed)
    suspicious = [finding for finding in found if not finding.fine]
    assert (measurement, organ) in [(finding.measurement, finding.organ) for finding in suspicious]
    assert found.suspects[0] == organ
    assert all(finding.advice and finding.found and finding.normal for finding in suspicious)
    assert {finding.organ for finding in suspicious} <= set(ORGANS)


# Messages


def said(only, **changed):
    [finding] = examine(only=[only], **changed)
    return finding.found, finding.advice


def test_the_suspected_backward_is_named():
    relu_2 = (
        "Look at the backward of linear 2 and relu 2, and at what the one of linear 3 passes down."
    )
    assert said("gradient_check", **FAULTS["relu without a slope"][0]) == (
        "wrong: W1, b1, W2, b2", relu_2,
    )  # fmt: skip
    softmax = "Look at the backward of linear 3 and softmax 3."
    assert said("gradient_check", **FAULTS["softmax by element"][0])[1] == softmax


def test_the_factor_between_value_and_gradient_is_given():
    assert said("gradient_check", loss=times(32))[0] == "32 times the slope of the loss"
    assert said("loss_at_start", loss=times(0.1, value=0.1))[0] == "0.1 times the sum over classes"


def test_a_loop_is_described_by_what_it_does():
    assert said("loop", batches=in_order)[0] == "the same order twice"
    assert said("loop", batches=first_half)[0] == "56 never, 0 twice or more"  # of 112
    assert said("loop", batches=torn)[0].endswith("labels off their rows")
    assert said("loop", train_epoch=epoch("by_hand"))[0] == "the optimizer took no step"
    assert said("loop", train_epoch=epoch("shrink"))[0] == "weights changed 8 times outside a step"
    assert said("loop", batches=overwritten)[0] == "batches of 12 to 32"
    # With 112 examples and batches of 32, 16 are left over.
    shrunk = "gradient below 0.062 times its batch's at every step"
    assert said("loop", train_epoch=epoch("divide"))[0] == shrunk
    assert said("loop", train_epoch=epoch("negate"))[0] == "gradient reversed"


def test_clipped_gradients_are_fine():
    assert notes("loop", train_epoch=epoch("clip")) == []


def test_a_rate_that_starts_at_0_is_not_uphill():
    for optimizer in SGD, Momentum:
        rising = optimizer(lambda t: 0.01 * min(1, t / 5))
        assert examine(only=["steps"], optimizer=rising).suspects == ()
    assert "too small" in said("steps", optimizer=SGD(lambda t: 0.0))[1]


def test_steps_outside_the_usual_range_are_a_note():
    assert notes("steps", optimizer=SGD(0.1)) == []
    assert notes("steps", optimizer=SGD(0.001))[0][1].endswith("of the weights")
    assert "larger" in examine(only=["steps"], optimizer=SGD(0.001))[0].advice
    assert "smaller" in examine(only=["steps"], optimizer=Momentum(1.0))[0].advice


def test_steps_that_are_nan_are_not_uphill():
    class Broken:
        def step(self, parameters, gradients):
            parameters.trained *= np.nan

    assert said("steps", optimizer=Broken())[0] == "nan to nan of the weights"


def test_a_bad_rate_is_reported_as_too_small_or_too_large():
    assert "too small" in said("steps", optimizer=SGD(1e-7))[1]
    assert "too large" in said("steps", optimizer=SGD(100))[1]
    assert "too large" in said("steps", data=(255 * X, Y))[1]


# Twenty examples: more steps and Adam are tried before a verdict.


def test_a_rate_with_which_more_steps_learn_is_fine():
    [finding] = examine(only=["overfit"], optimizer=SGD(0.003))
    assert finding.fine and finding.found.endswith("of 20 after 3,000 steps")


def test_a_network_that_adam_can_train_is_a_matter_of_rate_and_steps():
    [finding] = examine(only=["overfit"], optimizer=SGD(1e-7))
    assert finding.organ == "optimizer" and "; with Adam 100% after" in finding.found
    assert finding.advice.startswith("The program can learn.")
    linear = {"mlp": {"hidden": "identity"}, "optimizer": SGD(100)}
    [finding] = examine(only=["overfit"], **linear)
    assert finding.found.startswith("the loss is nan or inf; with Adam 100%")


def test_a_network_that_even_adam_cannot_train_is_broken():
    one_for_all = functions(relu=lambda z: np.ones_like(z))
    [finding] = examine(only=["overfit"], **one_for_all)
    assert finding.organ == "forward pass" and finding.advice.startswith("Nor with Adam")


# Notes, which are not alarms


def notes(*only, **changed):
    found = examine(only=only, **changed)
    assert found.suspects == ()
    return [(f.measurement, f.found) for f in found if f.verdict == "note"]


def test_rare_classes_are_a_note():
    without = np.flatnonzero(Y == 3)[10:]
    data = np.delete(X, without, axis=0), np.delete(Y, without)
    assert notes("classes", data=data) == [("classes", "10 to 60 of a class")]


def test_copies_are_a_note_when_near_or_few_and_an_alarm_when_many():
    near = np.concatenate([X[:10] + np.float32(0.01), pictures(90, 2)[0]]), np.zeros(100, int)
    assert notes("copies", validation=near) == [("copies", "0 of 100 rows, 10 nearly")]
    few = np.concatenate([X[:3], pictures(97, 2)[0]]), np.zeros(100, int)
    assert notes("copies", validation=few) == [("copies", "3 of 100 rows, 0 nearly")]
    more = np.concatenate([X[:4], pictures(96, 2)[0]]), np.zeros(100, int)
    assert examine(only=["copies"], validation=more).suspects == ("data",)


def test_rows_that_repeat_are_a_note():
    again = np.concatenate([X, X[:20]]), np.concatenate([Y, Y[:20]])
    assert notes("inputs", data=again) == [("inputs", "20 rows repeat")]


def test_leaving_out_a_short_last_batch_is_a_note():
    # With 128 examples and batches of 30, 8 are left over.
    assert notes("loop", batches=without_the_rest, batch_size=30)[0][1].endswith("0 twice or more")


def test_a_loop_that_changes_its_rows_or_reports_a_different_loss_gets_a_note():
    assert notes("loop", train_epoch=epoch("rescale"))[0][1].endswith("rows are not in X")
    assert notes("loop", train_epoch=epoch("says"))[0][1].startswith("loss 99 reported")


def test_a_float32_computation_is_not_compared():
    half = functions(relu=lambda z: relu(z).astype(np.float32))
    assert notes("gradient_check", **half) == [("gradient_check", "not compared")]


def test_half_the_usual_loss_or_a_different_loss_is_fine():
    assert notes("loss_at_start", loss=times(0.5, value=0.5)) == []


def test_one_layer_may_start_from_zeros():
    found = examine(mlp={"sizes": (64, 10)}, scheme="zeros")
    assert found.suspects == (), found


# Prediction


def program(network, parameters, prepare=lambda images: images / np.float32(100), rng=None):
    def predict_raw(images):
        output, _ = forward(network, parameters, prepare(images), rng)
        return output.argmax(axis=1)

    return predict_raw


def used(prepare=None, rng=None, reported=None, **settings):
    network = mlp(SIZES, **settings)
    parameters = initialize(network, np.random.default_rng(0))
    parameters["b1"][...] = parameters["b3"][...] = 0.1 * np.arange(10).repeat(4)[:1]
    parameters["b2"][...] = np.linspace(-1, 1, 16)
    kwargs = {} if prepare is None else {"prepare": prepare}
    V, labels = pictures(200, seed=2)
    return examine(
        network=network, parameters=parameters, only=["prediction"],
        predict=program(network, parameters, rng=rng, **kwargs), raw=(100 * V, labels),
        reported=reported,
    )  # fmt: skip


def test_a_prediction_that_prepares_inputs_as_training_does_is_fine():
    [finding] = used()
    assert finding.fine and finding.found == "100% of answers as in training"


def test_answers_that_depend_on_the_batch_are_suspicious():
    def by_batch(images):
        return (images - images.mean(axis=0)) / 40

    found = used(prepare=by_batch)
    assert found.suspects == ("prediction",)
    assert any(finding.found.endswith("same in halves") for finding in found)


@pytest.mark.parametrize(
    "fault",
    [
        {"prepare": lambda images: images},
        {"prepare": lambda images: images[:, ::-1] / np.float32(100)},
        {"dropout": 0.5, "rng": np.random.default_rng(0)},
    ],
    ids=["unscaled", "turned", "dropout on"],
)
def test_a_prediction_that_prepares_inputs_differently_is_suspicious(fault):
    assert used(**fault).suspects == ("prediction",)


def test_the_accuracy_in_use_is_compared_with_the_reported_one():
    # An untrained network is right on about a tenth of 200 images.
    assert used(reported=0.1).suspects == ()
    assert used(reported=0.8).suspects == ("prediction",)


def test_an_accuracy_reported_on_few_examples_may_be_off_by_its_own_luck():
    nothing = {
        "predict": lambda images: np.zeros(len(images), int),  # right on a tenth
        "raw": pictures(200, seed=3),
        "reported": 0.25,
    }
    many, few = pictures(2000, seed=4), pictures(20, seed=4)
    assert examine(only=["prediction"], validation=many, **nothing).suspects == ("prediction",)
    assert examine(only=["prediction"], validation=few, **nothing).suspects == ()


def test_two_samples_of_one_accuracy_are_rarely_called_different():
    rng = np.random.default_rng(0)
    reported, in_use = (rng.binomial(n, 0.8, 2000) / n for n in (250, 1000))
    apart = np.abs(reported - in_use)
    assert np.mean(apart > [within(share, 1000, 250) for share in reported]) < 0.01
    assert np.mean(apart > [within(share, 1000) for share in reported]) > 0.1


# Impossible arguments


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"loss": "crossentropy"}, "loss: got 'crossentropy'; expected one of mean_squared_error"),
        ({"rng": None}, "checkup: got rng None; expected one like np.random.default_rng(0)."),
        ({"optimizer": SGD}, "the optimizer <class 'mlpkit.optimizers.SGD'>; expected one like"),
        ({"batch_size": 0}, "checkup: got batch_size 0; expected a whole number of 1 or more."),
        ({"weights": dict}, "checkup: got parameters of type dict; expected Parameters, as"),
        ({"data": X}, "checkup: got data of type ndarray; expected (X, y)."),
        ({"data": (X[:, 1:], Y)}, "data: got X of shape (600, 63); expected (N, 64)."),
        ({"data": (X, Y[1:])}, "data: got y of shape (599,); expected (600,), a label for each"),
        ({"data": (X, np.eye(10)[Y])}, "data: got y of shape (600, 10); expected (600,), a label"),
        ({"data": (X, Y - 1)}, "checkup: data: got labels from -1 to 8; expected 0 … 9."),
        ({"data": (X, Y / 1)}, "checkup: data: got labels of float64; expected integers 0 … 9;"),
        ({"validation": X}, "checkup: got validation of type ndarray; expected (X, y)."),
        ({"validation": (X, Y[:9])}, "validation: got y of shape (9,); expected (600,), a label"),
        ({"validation": (X[:, :9], Y)}, "validation: got X of shape (600, 9); expected (N, 64)."),
    ],
)  # fmt: skip
def test_an_impossible_argument_is_not_an_accusation(changed, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        examine(**changed)


def broken_relu(*arguments):
    raise KeyError("W9")


def test_a_network_that_raises_on_every_example_is_one_finding():
    [finding] = examine(**functions(relu=broken_relu))
    assert (finding.found, finding.organ) == ("KeyError: 'W9'", "forward pass")


def test_an_error_that_recurs_is_reported_once():
    found = examine(**functions(relu_backward=broken_relu))
    assert [f.measurement for f in found if "W9" in f.found] == ["gradient_check"]
    assert found.suspects == ("backward pass",)


# Every check-up


def test_no_argument_is_changed():
    network = mlp(SIZES, dropout=0.2, batch_norm=True)
    rng = np.random.default_rng(0)
    given = [initialize(network, rng), pictures(), pictures(200, 2), Momentum(0.1), rng]
    given[3].step(given[0], given[0].like())  # so that the optimizer has a state
    parameters, data, validation, optimizer, rng = given
    before = copy.deepcopy(given)
    checkup(
        network, parameters, data, "cross_entropy", optimizer, rng, validation,
        predict=lambda images: np.zeros(len(images), int), raw=validation, reported=0.1,
    )  # fmt: skip
    assert parameters.vector.tobytes() == before[0].vector.tobytes()
    for a, b in zip((*data, *validation), (*before[1], *before[2]), strict=True):
        np.testing.assert_array_equal(a, b)
    assert optimizer.t == before[3].t == 1
    np.testing.assert_array_equal(optimizer.state["velocity"], before[3].state["velocity"])
    assert rng.bit_generator.state == before[4].bit_generator.state


def test_a_second_checkup_says_the_same():
    assert examine() == examine()


def test_an_error_in_the_learners_code_is_a_finding():
    def broken(*arguments):
        raise KeyError("W9")

    found = examine(train_epoch=broken, only=["loop", "steps"])
    assert [f.fine for f in found] == [False, True]
    assert "KeyError: 'W9'" in found[0].found and found.suspects == ("training loop",)


def test_only_takes_some_names_and_refuses_unknown_ones():
    assert [f.measurement for f in examine(only=["units", "inputs"])] == ["inputs", "units"]
    with pytest.raises(ValueError, match="got pulse; expected some of inputs, classes"):
        examine(only=["pulse"])


def test_without_validation_data_copies_are_not_searched_for():
    assert examine(only=["copies"], validation=None) == ()


def test_custom_layers_are_accepted():
    class Weights:
        shapes = {"A": (64, 10)}

        def forward(self, parameters, x, rng=None):
            return x @ parameters["A"], x

        def backward(self, parameters, gradients, cache, grad, need_input=True):
            gradients["A"] = cache.T @ grad
            return grad @ parameters["A"].T

    parameters = Parameters(Weights.shapes)
    parameters["A"] = 0.1 * np.random.default_rng(0).standard_normal((64, 10))
    for layers in (Weights(),), [Weights()]:
        found = examine(network=layers, parameters=parameters)
        assert found.suspects == (), found


# The table

SOME = Checkup(
    [
        CheckupLine("inputs", "0 to 1", "size 0.01 to 10", True, "", ""),
        CheckupLine(
            "loop", "no <step>", "each once", False, "training loop", "Call optimizer.step."
        ),
        CheckupLine("copies", "1 of 9 rows", "none", True, "data", "Only one."),
        CheckupLine("steps", "0", "0.001", False, "optimizer", "It stands still."),
        CheckupLine("repeats", "no", "yes", False, "training loop", "Seed it."),
    ]
)


def test_the_table_is_readable_as_text():
    assert str(SOME).splitlines() == [
        "measurement  found        normal",
        "inputs       0 to 1       size 0.01 to 10  fine",
        "loop         no <step>    each once        look: training loop",
        "    Call optimizer.step.",
        "copies       1 of 9 rows  none             note",
        "    Only one.",
        "steps        0            0.001            look: optimizer",
        "    It stands still.",
        "repeats      no           yes              look: training loop",
        "    Seed it.",
        "",
        "Look first at: training loop. Then: optimizer.",
    ]


def test_the_table_is_readable_in_a_notebook():
    shown = SOME._repr_html_()
    assert shown.count("<tr>") == 6 and "no &lt;step&gt;" in shown and "<step>" not in shown
    assert "<b>look: training loop</b><br>Call optimizer.step." in shown
    assert SOME.suspects == ("training loop", "optimizer")


def test_a_question_accuses_nothing_and_is_not_skipped():
    line = CheckupLine("neighbours", "only 25%", "46%", True, "labels", "Is it hard?", asks=True)
    asked = Checkup([SOME[0], line])
    assert str(asked).splitlines()[2:] == [
        "neighbours   only 25%  46%              question: labels",
        "    Is it hard?",
        "",
        "Nothing suspicious. To answer: labels.",
    ]
    assert asked.suspects == () and asked.questions == ("labels",)
    assert "<b>question: labels</b><br>Is it hard?" in asked._repr_html_()
    both = Checkup([*SOME, line])
    assert both.summary == "Look first at: training loop. Then: optimizer. To answer: labels."
