"""`compare`: a small network trained with the learner's function, and with mlpkit's."""

import base64
import re

import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.clinic import CASES
from mlpkit.exercises import comparison, course, session
from mlpkit.exercises.debugging.cases import BUGGY, REPAIRS
from tests.one_now import one_now

EXERCISES = course.exercises


def parts(record):
    """Return the network that `compare` trains with the reference in it; None if the function has
    no place in a network."""
    return comparison.setup(record.reference.__name__, record.reference)


CONSTANTS = """
def batch_norm_backward(grad, x, gain, epsilon=1e-5):
    deviation = np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) / deviation
    return grad * gain / deviation, (grad * x_hat).sum(axis=0), grad.sum(axis=0)
"""
RUN = [record.name for record in REPAIRS.values()]
TRAINED = [name for name, record in EXERCISES.items() if parts(record) and name not in RUN]
UNTRAINED = [name for name in EXERCISES if name not in TRAINED and name not in RUN]


@pytest.mark.parametrize("name", UNTRAINED)
def test_a_function_that_is_not_part_of_a_step_is_not_trained(name):
    session.written[name] = EXERCISES[name].reference
    assert str(exercises.compare(name)) == (
        f"{name} is no part of a training step: training would say nothing about it."
    )


@pytest.mark.parametrize("name", TRAINED)
def test_the_learners_version_is_trained_once_there_is_one(name, monkeypatch):
    monkeypatch.setattr(comparison, "EPOCHS", 1)
    assert str(exercises.compare(name)) == (
        f"{name}: run its cell first. There is no version of yours to compare."
    )
    called, reference = [], EXERCISES[name].reference
    session.written[name] = lambda *args: called.append(name) or reference(*args)
    found = exercises.compare(name)
    assert called
    assert found.yours == found.theirs and len(found.yours) == 1


@pytest.mark.parametrize(
    ("name", "source", "worse"),
    [
        ("relu_backward", "def relu_backward(grad, z, a): return -grad * (z > 0)", True),
        ("relu_backward", "def relu_backward(grad, z, a): return grad * a", True),
        ("relu_backward", "def relu_backward(grad, z, a): return np.where(z > 0, grad, 0)", False),
        ("sgd_step", "def sgd_step(theta, grad, rate): theta += rate * grad", True),
        ("dropout", "def dropout(x, rate, rng): return 0 * x, 0 * x", True),
        ("dropout_backward", "def dropout_backward(grad, mask): return -grad * mask", True),
        ("mirror", "def mirror(X, rng): return rng.permuted(X, axis=1)", True),
        ("batch_norm_backward", CONSTANTS, True),
    ],
)
def test_a_wrong_function_trains_worse_and_a_right_one_the_same(name, source, worse):
    names = {"np": np}
    exec(source, names)
    exercises.exercise(names[name])
    found = exercises.compare(name)
    assert len(found.yours) == len(found.theirs) or worse
    if worse:
        assert not found.yours[-1] < found.theirs[-1] + 0.1
    else:
        np.testing.assert_allclose(found.yours, found.theirs, rtol=1e-4)
    bundle = found._repr_mimebundle_()
    assert bundle["text/plain"] == str(found)
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")


def test_a_velocity_that_is_reset_at_each_step_nearly_doubles_the_loss():
    """As notebook 06 says: 1.00 with the fault, 0.55 without it."""

    def momentum_step(theta, grad, velocity, rate, beta):
        velocity = np.zeros_like(theta)
        velocity *= beta
        velocity += grad
        theta -= rate * velocity

    session.written["momentum_step"] = momentum_step
    found = exercises.compare("momentum_step")
    assert found.yours[-1] == pytest.approx(1.00, abs=0.05)
    assert found.theirs[-1] == pytest.approx(0.55, abs=0.05)


@pytest.mark.parametrize("name", TRAINED)
def test_in_every_comparison_training_with_the_reference_reduces_the_loss(name):
    losses = comparison.train(parts(EXERCISES[name]))
    assert losses[-1] < 0.9 * losses[0], losses


@pytest.mark.parametrize(
    "name",
    one_now(["plateau", "slow", "moody"]),
)
def test_a_repair_is_compared_in_its_program(name):
    record = REPAIRS[name]
    assert "run its cell first" in str(exercises.compare(record.name))
    given = next(each.function for each in record.mistakes if each.slug == BUGGY)
    for function, sick in ((given, True), (record.alternatives[0], False)):
        session.written[record.name] = lambda *args, f=function: f(*args)
        told = str(exercises.compare(record.name))
        for each in CASES[name].costs:
            first, last = map(
                float, re.search(f"{each.what} (.*?) and (.*?)[,.](?= |$)", told).groups()
            )
            assert last == pytest.approx(each.healthy, abs=each.tolerance + 0.01)
            assert first == pytest.approx(each.sick if sick else last, abs=each.tolerance + 0.01)


def test_if_a_repair_breaks_its_program_the_comparison_says_why():
    session.written["repair_plateau"] = lambda X, y, size, rng: None
    assert str(exercises.compare("repair_plateau")) == (
        "repair_plateau: training stopped, TypeError: 'NoneType' object is not iterable."
    )
