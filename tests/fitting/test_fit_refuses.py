"""Arguments that `fit` accepts, or refuses in one sentence before anything changes."""

import numpy as np
import pytest

from mlpkit.fitting.arguments import not_finite
from mlpkit.fitting.checkpoints.state import Run, snapshot
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Adam, AdamW, Momentum
from mlpkit.regularization import Averaged
from mlpkit.training import EarlyStopping, evaluate
from tests.fitting.training_runs import NETWORK, assert_same, blobs, run


def checkpoint(**changed):
    """The result of a run of one epoch."""
    history, *state = run(1, **changed)
    return snapshot(Run(NETWORK, *state, history))


def spoiled(row, value):
    X, _ = blobs()
    X[row] = value
    return X


X, Y = blobs()
PARAMETERS = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
BROKEN = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
BROKEN["b2"][1] = np.inf
OTHER = initialize(mlp([2, 4, 3]), np.random.default_rng(1), dtype=np.float64)
SOFTMAX = mlp([2, 8, 3], output="softmax")
STEPPING = type(  # no rate, t or state to keep; a repr that is the same in each process
    "Stepping", (), {"step": print, "__repr__": lambda self: "Stepping()"}
)()
NORMED = mlp([2, 8, 3], batch_norm=True)
NORMED_PARAMETERS = initialize(NORMED, np.random.default_rng(1), dtype=np.float64)
NO_VARIANCE = (
    "expected 2 or more, because batch normalization needs a variance. Choose a different "
    "batch_size."
)
OTHER_DECAYS = 0.02 * mlp([2, 4, 3]).weights
OTHER_NETWORK = (
    "AdamW: got 27 numbers in decay; expected 51, as in the parameters. An optimizer serves one "
    "network."
)
LOSSES = "mean_squared_error, cross_entropy, or a pair of functions: the value and its gradient."


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"parameters": dict(PARAMETERS)},
            "fit: got parameters of type dict; expected Parameters, as initialize makes them.",
        ),
        (
            {"parameters": OTHER},
            "fit: got Parameters(W1 (2, 4), b1 (4,), W2 (4, 3), b2 (3,): 27 numbers, float64); "
            "expected the shapes of Network(2-8-3, relu: 51 parameters).",
        ),
        (
            {"parameters": BROKEN},
            "fit: got parameters with nan or inf; expected finite numbers. Start again with new "
            "ones.",
        ),
        (
            {"network": [2, 8, 3]},
            "fit: got the network [2, 8, 3]; expected one like mlp([784, 10]).",
        ),
        ({"loss": "hinge"}, f"loss: got 'hinge'; expected one of {LOSSES}"),
        ({"loss": len}, f"loss: got {len!r}; expected one of {LOSSES}"),
        ({"loss": None}, f"loss: got None; expected one of {LOSSES}"),
        ({"loss": (len,)}, f"loss: got {(len,)!r}; expected one of {LOSSES}"),
        (
            {"network": SOFTMAX},
            "fit: got a network that ends in softmax; cross_entropy has softmax inside and "
            'expects logits: build the network with output="identity".',
        ),
        ({"optimizer": "adam"}, "fit: got the optimizer 'adam'; expected one like SGD(0.1)."),
        (
            {"optimizer": STEPPING},
            f"fit: got the optimizer {STEPPING!r}; expected one like SGD(0.1).",
        ),
        ({"optimizer": Adam}, f"fit: got the optimizer {Adam!r}; expected one like SGD(0.1)."),
        (
            {
                "optimizer": Adam(0.001),
                "parameters": initialize(NETWORK, np.random.default_rng(1), dtype=np.float16),
                "data": (X.astype(np.float16), Y),
            },
            "Adam: got parameters of float16, in which epsilon 1e-08 is 0; expected float32 or "
            "float64.",
        ),
        ({"rng": 42}, "fit: got rng 42; expected one like np.random.default_rng(0)."),
        ({"batch_size": 0}, "fit: got batch_size 0; expected a whole number of 1 or more."),
        ({"batch_size": 2.0}, "fit: got batch_size 2.0; expected a whole number of 1 or more."),
        ({"epochs": -1}, "fit: got epochs -1; expected a whole number of 1 or more."),
        ({"epochs": "3"}, "fit: got epochs '3'; expected a whole number of 1 or more."),
        (
            {"data": (X[:, :1], Y)},
            "fit: X, y: got X of shape (50, 1); expected (N, 2) with N ≥ 1.",
        ),
        (
            {"data": (X.reshape(50, 2, 1), Y)},
            "fit: X, y: got X of shape (50, 2, 1); expected (N, 2) with N ≥ 1.",
        ),
        (
            {"data": (X[:0], Y[:0])},
            "fit: X, y: got X of shape (0, 2); expected (N, 2) with N ≥ 1.",
        ),
        (
            {"data": (X.astype(np.float32), Y)},
            "fit: X, y: got X of float32; expected float64, as the parameters are (use astype).",
        ),
        (
            {"data": (X.astype(np.uint8), Y)},
            "fit: X, y: got X of uint8; expected float64, as the parameters are (scale_to_unit "
            "makes float32 of images).",
        ),
        (
            {"data": (X, Y[:-1])},
            "fit: X, y: got y of shape (49,); expected (50,), a label for each row of X.",
        ),
        (
            {"data": (X, np.eye(3)[Y])},
            "fit: X, y: got y of shape (50, 3); expected (50,), a label for each row of X.",
        ),
        (
            {"data": (X, Y + 0.0)},
            "fit: X, y: got labels of float64; expected integers 0 … 2; for numbers, "
            "loss=Numbers.of(y).",
        ),
        ({"data": (X, Y == 1)}, "fit: X, y: got labels of bool; expected integers 0 … 2."),
        (
            {"data": (X, Y + 1)},
            "fit: X, y: got labels from 1 to 3; expected 0 … 2: they begin at 1, so subtract 1 "
            "from each.",
        ),
        ({"data": (X, Y + 2)}, "fit: X, y: got labels from 2 to 4; expected 0 … 2."),
        ({"data": (X, Y - 1)}, "fit: X, y: got labels from -1 to 1; expected 0 … 2."),
        (
            {"data": (spoiled((4, 1), np.nan), Y)},
            "fit: X, y: got X[4, 1] = nan; expected finite numbers.",
        ),
        (
            {"data": (spoiled(([3, 5], 0), [np.inf, -np.inf]), Y)},
            "fit: X, y: got X[3, 0] = inf; expected finite numbers.",
        ),
        (
            {"data": (spoiled((3, 0), np.inf), Y)},
            "fit: X, y: got X[3, 0] = inf; expected finite numbers.",
        ),
        (
            {"data": (spoiled((49, 0), -np.inf), Y)},
            "fit: X, y: got X[49, 0] = -inf; expected finite numbers.",
        ),
        (
            {"validation": (X, Y + 1)},
            "fit: validation: got labels from 1 to 3; expected 0 … 2: they begin at 1, so subtract "
            "1 from each.",
        ),
        (
            {"validation": (spoiled((0, 0), np.nan), Y)},
            "fit: validation: got X[0, 0] = nan; expected finite numbers.",
        ),
        (
            {"validation": (X.astype(np.float32), Y)},
            "fit: validation: got X of float32; expected float64, as the parameters are (use "
            "astype).",
        ),
        ({"validation": ()}, "fit: got validation, a tuple of 0; expected a pair (X, y)."),
        ({"validation": (X,)}, "fit: got validation, a tuple of 1; expected a pair (X, y)."),
        ({"data": X}, "fit: got data, a ndarray; expected a pair (X, y)."),
        (
            {"callbacks": EarlyStopping(2)},
            "fit: got callbacks EarlyStopping(patience=2); expected a list of functions.",
        ),
        ({"callbacks": [None]}, "fit: got callbacks [None]; expected a list of functions."),
        (
            {"network": NORMED, "parameters": NORMED_PARAMETERS, "batch_size": 7},
            f"fit: got 50 examples in batches of 7, which leaves the last batch with 1; "
            f"{NO_VARIANCE}",
        ),
        (
            {"network": NORMED, "parameters": NORMED_PARAMETERS, "batch_size": 1},
            f"fit: got 50 examples in batches of 1, which leaves each batch with 1; {NO_VARIANCE}",
        ),
        (
            {"network": NORMED, "parameters": NORMED_PARAMETERS, "data": (X[:1], Y[:1])},
            f"fit: got 1 examples in batches of 20, which leaves the last batch with 1; "
            f"{NO_VARIANCE}",
        ),
        ({"augment": "mirror"}, "fit: got augment 'mirror'; expected a function of (X, rng)."),
        ({"augment": 0.1}, "fit: got augment 0.1; expected a function of (X, rng)."),
        (
            {
                "optimizer": Averaged(Adam(0.001)),
                "parameters": initialize(NETWORK, np.random.default_rng(1), dtype=np.float16),
                "data": (X.astype(np.float16), Y),
            },
            "Adam: got parameters of float16, in which epsilon 1e-08 is 0; expected float32 or "
            "float64.",
        ),
        ({"optimizer": AdamW(0.001, OTHER_DECAYS)}, OTHER_NETWORK),
        ({"optimizer": Averaged(AdamW(0.001, OTHER_DECAYS))}, OTHER_NETWORK),
        (
            {"callbacks": [lambda: None]},
            "fit: got the callback <lambda>(); expected a function of (run).",
        ),
        (
            {"augment": lambda X: X},
            "fit: got augment <lambda>(X); expected a function of (X, rng).",
        ),
        (
            {"loss": (lambda output: 0.0, cross_entropy_backward)},
            "fit: got the loss <lambda>(output); expected a function of (output, y).",
        ),
        (
            {"loss": (cross_entropy, lambda a, b, c: a)},
            "fit: got the loss's gradient <lambda>(a, b, c); expected a function of (output, y).",
        ),
        (
            {"data": (np.ma.masked_array(X, X > 1), Y)},
            "fit: data: got X, a masked array; expected a plain one: filled(…) replaces the "
            "masked values.",
        ),
        (
            {"progress": lambda done: None},
            "fit: got progress <lambda>(done); expected a function of (done, all).",
        ),
        (
            {"batch_size": True},
            "fit: got batch_size True; expected a whole number of 1 or more.",
        ),
        ({"epochs": True}, "fit: got epochs True; expected a whole number of 1 or more."),
        ({"threads": True}, "threads: got True; expected a whole number of 1 or more, or None."),
        ({"threads": 0}, "threads: got 0; expected a whole number of 1 or more, or None."),
        ({"threads": "2"}, "threads: got '2'; expected a whole number of 1 or more, or None."),
        ({"threads": 1.5}, "threads: got 1.5; expected a whole number of 1 or more, or None."),
        (
            {"start": "run.npz"},
            "checkpoint: got 'run.npz'; expected what load(path) returns.",
        ),
        (
            {"start": checkpoint(validation=None)},
            "fit: the run of this checkpoint had no validation data; pass none here too, or its "
            "history would have a gap.",
        ),
        (
            {"start": checkpoint(), "validation": None},
            "fit: the run of this checkpoint had validation data; pass validation=(X, y) here "
            "too, or its history would have a gap.",
        ),
    ],
)
@pytest.mark.filterwarnings("error")
def test_fit_refuses_bad_arguments(changed, message):
    parameters = changed.get("parameters", PARAMETERS)
    before = {name: parameters[name].copy() for name in parameters}
    rng = changed.get("rng", np.random.default_rng(5))
    with pytest.raises(ValueError) as caught:
        run(**{"parameters": parameters, **changed, "rng": rng})
    assert str(caught.value) == message
    assert not hasattr(caught.value, "history")  # the run had not begun
    assert all(np.array_equal(parameters[name], before[name]) for name in before)
    if "rng" not in changed:
        assert rng.bit_generator.state == np.random.default_rng(5).bit_generator.state


@pytest.mark.parametrize(
    ("augment", "came"),
    [
        (lambda X, rng: X.tolist(), "a list"),
        (lambda X, rng: None, "a NoneType"),
        (lambda X, rng: (X, rng), "a tuple"),
        (lambda X, rng: X[1:], "an array of shape (19, 2) and float64"),
        (lambda X, rng: np.vstack([X, X]), "an array of shape (40, 2) and float64"),
        (lambda X, rng: X.reshape(-1), "an array of shape (40,) and float64"),
        (lambda X, rng: X.astype("f"), "an array of shape (20, 2) and float32"),
    ],
)
def test_fit_refuses_bad_values_from_augment(augment, came):
    parameters, rng = PARAMETERS.like(), np.random.default_rng(5)
    parameters.vector[:] = PARAMETERS.vector
    with pytest.raises(ValueError) as caught:
        run(parameters=parameters, rng=rng, augment=augment)
    assert str(caught.value) == (
        f"fit: augment returned {came}; expected an array of shape (20, 2) and float64, like its "
        "argument."
    )
    np.testing.assert_array_equal(parameters.vector, PARAMETERS.vector)
    assert rng.bit_generator.state == np.random.default_rng(5).bit_generator.state


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_nan_from_augment_is_named_in_the_message(value):
    parameters = PARAMETERS.like()
    parameters.vector[:] = PARAMETERS.vector
    with pytest.raises(ValueError, match=r"^fit: augment returned nan or inf; expected finite"):
        run(parameters=parameters, augment=lambda X, rng: X * value)
    np.testing.assert_array_equal(parameters.vector, PARAMETERS.vector)


GRADIENT = cross_entropy_backward


@pytest.mark.parametrize(
    ("loss", "message"),
    [
        (
            (lambda o, y: o[:, 0], GRADIENT),
            "the loss returned an array of shape (20,); expected one",
        ),
        ((lambda o, y: None, GRADIENT), "the loss returned None; expected one number."),
        ((lambda o, y: "low", GRADIENT), "the loss returned 'low'; expected one number."),
        (
            (cross_entropy, lambda o, y: GRADIENT(o, y).sum(axis=0)),
            "the loss's gradient is an array of shape (3,); expected the shape of the output, "
            "(20, 3).",
        ),
        (
            (cross_entropy, lambda o, y: 0.1),
            "the loss's gradient is a number; expected the shape of the output, (20, 3).",
        ),
    ],
)
def test_the_values_of_a_custom_loss_are_checked(loss, message):
    with pytest.raises(ValueError) as caught:
        run(parameters=initialize(NETWORK, np.random.default_rng(1), dtype=np.float64), loss=loss)
    assert str(caught.value).startswith(f"fit: {message}")


@pytest.mark.parametrize("optimizer", [Adam(0.01), Averaged(Adam(0.01))])
def test_a_mean_square_below_0_in_a_checkpoint_is_refused(optimizer):
    kept = checkpoint(optimizer=optimizer)
    kept.state["v"][3] = -1e-12
    with pytest.raises(ValueError) as caught:
        run(2, optimizer=optimizer, start=kept)
    said = "checkpoint: state 'v' below 0; expected a sum or a mean of squares."
    assert str(caught.value) == said


def test_a_last_batch_of_two_has_a_variance_and_validation_needs_none():
    X, y = blobs(1, seed=9)
    for batch_size in (8, 12, 50, 1000):
        parameters = initialize(NORMED, np.random.default_rng(1), dtype=np.float64)
        settings = {"network": NORMED, "parameters": parameters, "validation": (X, y)}
        assert run(1, batch_size=batch_size, **settings)[0].epochs == 1


def test_a_size_of_a_small_integer_type_counts_as_that_size():
    data = blobs(600)
    assert_same(run(data=data, batch_size=np.uint8(200)), run(data=data, batch_size=200))


def test_softmax_may_come_before_a_custom_loss():
    assert run(1, network=SOFTMAX, loss=(cross_entropy, cross_entropy_backward))[0].epochs == 1


def test_a_run_before_its_first_epoch_starts_with_or_without_validation():
    fresh = snapshot(Run(NETWORK, PARAMETERS, Momentum(0.1), np.random.default_rng(1)))
    for validation in (None, blobs(30, seed=9)):
        parameters = PARAMETERS.like()
        assert run(1, parameters=parameters, start=fresh, validation=validation)[0].epochs == 1


def test_evaluate_refuses_an_unknown_loss():
    with pytest.raises(ValueError, match=r"^loss: got 'hinge'; expected one of mean_squared_"):
        evaluate(NETWORK, PARAMETERS, X, Y, "hinge")


def test_large_finite_values_are_accepted():
    large = X.copy()
    large[0] = 1e300, 1e300  # the square of their sum overflows, but the numbers don't
    run(1, data=(large, Y), loss=(lambda output, y: 0.0, lambda output, y: np.zeros_like(output)))


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_the_first_number_that_is_not_finite_is_found_among_large_ones(dtype):
    large = np.finfo(dtype).max
    X = np.array([[1, 2, 3], [large, large, large], [0, -large, -large], [4, 5, 6]], dtype)
    assert not_finite(X) is None  # although the sums of two rows are inf
    X[3] = 0, np.inf, -np.inf
    assert not_finite(X) == (3, 1)
    X[2, 2] = np.nan
    assert not_finite(X) == (2, 2)
    assert not_finite(X[::2, ::2]) == (1, 1)
