"""Callbacks: what they see, and how they end a run, early stopping included."""

import numpy as np
import pytest

from mlpkit import training
from mlpkit.network import initialize
from mlpkit.training import EarlyStopping, should_stop
from tests.fitting.training_runs import NETWORK, assert_same, run


def test_callbacks_see_the_run_at_the_end_of_every_epoch_in_order():
    seen = []

    def first(state):
        seen.append(("first", state.history.epochs, state.optimizer.t, state.stop))
        assert state.network is NETWORK
        assert state.parameters is parameters
        assert state.rng is rng
        assert len(state.history.validation_losses) == state.history.epochs

    parameters = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
    rng = np.random.default_rng(1)
    last = lambda state: seen.append("last")  # noqa: E731
    run(2, parameters=parameters, rng=rng, callbacks=[first, last])
    assert seen == [("first", 1, 3, False), "last", ("first", 2, 6, False), "last"]


def test_a_callback_ends_the_run():
    def stop(state):
        state.stop = state.history.epochs == 2

    assert_same(run(2), run(9, callbacks=[stop]))


@pytest.mark.parametrize(
    ("losses", "patience", "stop"),
    [
        ([], 1, False),
        ([1.0], 1, False),
        ([3, 2, 1], 1, False),
        ([1, 2], 1, True),
        ([1, 2], 2, False),
        ([1, 2, 2], 2, True),
        ([2, 1, 1], 1, True),  # an equally low loss is not lower
        ([1, 2, 0.5, 3], 2, False),  # a new minimum starts the count again
        ([1, 2, 0.5, 3, 0.6], 2, True),
        ([5, 1, 2, 3, 4], 3, True),
        ([5, 1, 2, 3, 4], 4, False),
    ],
)
def test_should_stop_counts_the_epochs_since_the_lowest(losses, patience, stop):
    assert should_stop(losses, patience) is stop


def scripted(monkeypatch, losses):
    """Replace the validation losses by these, one per epoch."""
    values = iter(losses)
    monkeypatch.setattr(training, "evaluate", lambda *args: (next(values), 0.5))


@pytest.mark.parametrize(("patience", "epochs"), [(1, 3), (2, 6), (3, 7), (9, 8)])
def test_early_stopping_stops_after_the_given_number_of_epochs(monkeypatch, patience, epochs):
    scripted(monkeypatch, [3, 2, 2.5, 1, 1.5, 1.2, 1.1, 1.3])
    history, *_ = run(8, callbacks=[EarlyStopping(patience)])
    assert history.epochs == epochs


def test_early_stopping_does_not_revoke_another_callbacks_stop():
    def stop(state):
        state.stop = True

    assert run(5, callbacks=[stop, EarlyStopping(9)])[0].epochs == 1
    assert run(5, callbacks=[EarlyStopping(9), stop])[0].epochs == 1


def test_early_stopping_needs_validation():
    with pytest.raises(ValueError) as caught:
        run(validation=None, callbacks=[EarlyStopping(2)])
    assert str(caught.value) == (
        "EarlyStopping: got no validation data; pass validation=(X, y) to fit."
    )


@pytest.mark.parametrize("patience", [0, -3, True, 2.5])
def test_zero_patience_is_refused(patience):
    words = f"^EarlyStopping: got patience {patience}; expected a whole number of 1 or more"
    with pytest.raises(ValueError, match=words):
        EarlyStopping(patience)
