"""The training monitor: a thread that a click starts, and a run that loses nothing."""

import time

import numpy as np
import pytest

from mlpkit.checkpoints import Run, snapshot
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam
from mlpkit.training import fit
from mlpkit.widgets import training
from mlpkit.widgets.training import TrainingMonitor, clock, draw_history

EPOCHS = 6


def run(optimizer=None, **changed):
    """What `fit` and the monitor take: a small network and 400 points, always the same."""
    rng = np.random.default_rng(5)
    X = rng.standard_normal((400, 6))
    y = (X[:, 0] * X[:, 1] > 0).astype(int)
    network = mlp([6, 8, 2])
    parameters = initialize(network, rng, dtype=np.float64)
    settings = {"optimizer": optimizer or Adam(0.01), "batch_size": 32, "epochs": EPOCHS}
    more = settings | {"rng": rng, "validation": (X[:100], y[:100])} | changed
    return (network, parameters, (X, y)), more


def finish(monitor):
    monitor.thread.join(timeout=60)
    assert not monitor.thread.is_alive()


def wait_for(condition):
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_watched_run_gives_the_same_bits_as_fit():
    given, more = run()
    monitor = TrainingMonitor(*given, **more)
    assert repr(monitor) == "TrainingMonitor(ready). Epoch 0 of 6: no epoch finished."
    monitor.start.click()
    finish(monitor)
    alone, settings = run()
    history = fit(*alone, **settings)
    assert monitor.history == history
    assert np.array_equal(given[1].vector, alone[1].vector)
    assert f"Epoch 6 of 6: {history.latest}." in repr(monitor)
    assert monitor.status == "finished" and monitor.start.disabled
    assert monitor.bar.value == monitor.bar.max == 6 * 13


def test_stopped_in_the_middle_it_goes_on_to_the_same_bits():
    given, more = run()
    monitor = TrainingMonitor(*given, **more)
    inner = monitor.after_batch

    def stopping(done, total):
        if done == 2 * 13 + 5:  # in the third epoch
            monitor.stop.click()
        inner(done, total)

    monitor.after_batch = stopping
    monitor.start.click()
    finish(monitor)
    assert monitor.status == "stopped"
    assert monitor.history.epochs == 2
    half, settings = run(epochs=2)
    fit(*half, **settings)
    assert np.array_equal(given[1].vector, half[1].vector)

    monitor.after_batch = inner
    monitor.start.click()
    finish(monitor)
    alone, settings = run()
    assert monitor.history == fit(*alone, **settings)
    assert np.array_equal(given[1].vector, alone[1].vector)


def test_stop_answers_within_a_second_also_while_paused():
    given, more = run(epochs=100_000)
    monitor = TrainingMonitor(*given, **more)
    monitor.start.click()
    wait_for(lambda: monitor.history.epochs > 0)
    monitor.pause.click()
    wait_for(lambda: "paused" in monitor.clock.value)
    assert monitor.pause.description == "Resume"
    weights = given[1].vector.copy()
    time.sleep(0.1)
    assert np.array_equal(given[1].vector, weights)  # nothing moves in a pause
    start = time.monotonic()
    monitor.redraw()
    drawn = time.monotonic() - start  # on a busy machine a picture alone may take a second
    start = time.monotonic()
    monitor.stop.click()
    finish(monitor)
    assert time.monotonic() - start < max(1, 5 * drawn)
    assert monitor.status == "stopped" and not monitor.start.disabled
    assert monitor.clock.value == f"stopped after {monitor.history.epochs} of 100000 epochs"


def test_paused_and_resumed_it_gives_the_same_bits():
    given, more = run()
    monitor = TrainingMonitor(*given, **more)
    inner = monitor.after_batch
    monitor.after_batch = lambda *at: (monitor.pause.click() if at[0] == 20 else None, inner(*at))
    monitor.start.click()
    wait_for(lambda: "paused" in monitor.clock.value)
    monitor.pause.click()
    finish(monitor)
    alone, settings = run()
    assert monitor.history == fit(*alone, **settings)


def test_two_clicks_start_one_thread():
    given, more = run(epochs=100_000)
    monitor = TrainingMonitor(*given, **more)
    monitor.start.click()
    thread = monitor.thread
    monitor.click_start()  # also where the button's being disabled has not reached the page yet
    assert monitor.thread is thread
    monitor.stop.click()
    finish(monitor)


def test_a_run_that_diverges_says_so_and_keeps_its_last_epoch():
    given, more = run(optimizer=SGD(1e6))
    monitor = TrainingMonitor(*given, **more)
    monitor.start.click()
    finish(monitor)
    assert monitor.status == "failed"
    assert "FloatingPointError" in monitor.caption.value
    assert np.all(np.isfinite(given[1].vector))


def test_an_error_in_a_callback_of_ones_own_is_shown():
    def broken(run):
        raise RuntimeError("my callback")

    given, more = run(callbacks=[broken])
    monitor = TrainingMonitor(*given, **more)
    monitor.start.click()
    finish(monitor)
    assert "RuntimeError: my callback" in monitor.caption.value
    assert monitor.history.epochs == 1


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"batch_size": 0}, "batch_size"),
        ({"validation": (np.zeros((2, 6)), np.array([0, 5]))}, "validation: got labels from 0"),
        ({"callbacks": print}, "callbacks"),
        ({"threads": 0}, "threads"),
        ({"start": "run.npz"}, "checkpoint"),
    ],
)
def test_what_fit_refuses_is_refused_before_a_click(changed, message):
    given, more = run(**changed)
    with pytest.raises(ValueError, match=message):
        TrainingMonitor(*given, **more)


def test_from_a_checkpoint_it_goes_on_to_the_same_bits():
    half, settings = run(epochs=4)
    history = fit(*half, **settings)
    start = snapshot(Run(*half[:2], settings["optimizer"], settings["rng"], history))
    given, more = run(start=start)
    monitor = TrainingMonitor(*given, **more)
    assert repr(monitor).startswith("TrainingMonitor(ready). Epoch 4 of 6: loss")
    monitor.start.click()
    finish(monitor)
    alone, settings = run()
    assert monitor.history == fit(*alone, **settings)
    assert np.array_equal(given[1].vector, alone[1].vector)


def test_a_pause_right_after_stop_does_not_hold_it():
    given, more = run(epochs=100_000)
    monitor = TrainingMonitor(*given, **more)
    monitor.start.click()
    wait_for(lambda: monitor.history.epochs > 0)
    monitor.going.clear()  # the next batch waits here, so that both clicks fall into one
    wait_for(lambda: "paused" in monitor.clock.value)
    with monitor.lock:
        monitor.stop.click()
        assert monitor.status == "stopping"
        assert monitor.start.disabled and monitor.pause.disabled and monitor.stop.disabled
        monitor.pause.click()
    finish(monitor)
    assert monitor.status == "stopped" and not monitor.start.disabled
    monitor.stop.click()  # too late, and nothing to stop
    assert monitor.status == "stopped"


def test_start_can_be_clicked_only_when_all_of_the_last_run_is_done():
    given, more = run()
    monitor = TrainingMonitor(*given, **more)
    plain, disabled = monitor.redraw, []

    def redraw():
        plain()
        disabled.append(monitor.start.disabled)
        if monitor.history.epochs == 2:
            monitor.stop.click()

    monitor.redraw = redraw
    monitor.start.click()
    finish(monitor)
    assert monitor.status == "stopped" and disabled == [True] * 3
    ended, monitor.redraw = monitor.thread, plain
    ended.is_alive = lambda: True  # for a moment it still is, when the button is enabled
    monitor.start.click()
    assert monitor.thread is not ended
    finish(monitor)
    assert monitor.status == "finished"


def test_closed_it_stops():
    given, more = run(epochs=100_000)
    monitor = TrainingMonitor(*given, **more)
    monitor.start.click()
    wait_for(lambda: monitor.history.epochs > 0)
    monitor.close()
    finish(monitor)


def test_an_exit_in_a_callback_ends_the_run_and_is_shown():
    def leave(run):
        raise SystemExit("enough")

    given, more = run(callbacks=[leave])
    monitor = TrainingMonitor(*given, **more)
    monitor.start.click()
    finish(monitor)
    assert monitor.status == "failed" and not monitor.start.disabled
    assert "SystemExit: enough" in monitor.caption.value


def test_the_buttons_that_make_sense_can_be_pressed():
    given, more = run()
    monitor = TrainingMonitor(*given, **more)
    pressable = {
        "ready": (True, False, False),
        "training": (False, True, True),
        "paused": (False, True, True),
        "stopping": (False, False, False),
        "stopped": (True, False, False),
    }
    for status, expected in pressable.items():
        monitor.be(status)
        buttons = (monitor.start, monitor.pause, monitor.stop)
        assert tuple(not button.disabled for button in buttons) == expected


def test_the_time_left_is_that_of_the_batches_so_far_and_no_pause_counts(monkeypatch):
    given, more = run()
    monitor = TrainingMonitor(*given, **more)
    now = [100.0]
    monkeypatch.setattr(training.time, "perf_counter", lambda: now[0])
    monitor.spent, monitor.first, monitor.last = 0.0, None, 100.0
    monitor.going.set()
    said = []
    for done in range(14, 6 * 13 + 1):  # gone on after one epoch; two seconds a batch
        now[0] += 2
        if done == 30:
            monitor.going.clear()
            wait = lambda _: now.__setitem__(0, now[0] + 1000) or monitor.going.set()  # noqa: E731
            monkeypatch.setattr(monitor.going, "wait", wait)
        monitor.after_batch(done, 6 * 13)
        said.append(monitor.clock.value)
        assert monitor.bar.value == done
    assert said[0] == "epoch 2 of 6, 2:08 left"  # 64 batches
    assert said[26 - 14] == "epoch 2 of 6, 1:44 left"
    assert said[27 - 14] == "epoch 3 of 6, 1:42 left"
    assert said[30 - 14] == "paused in epoch 3 of 6, 1:36 left"
    assert said[31 - 14] == "epoch 3 of 6, 1:34 left"
    assert said[-1] == "epoch 6 of 6, 0:00 left"


def test_the_curves_bear_an_empty_and_a_long_history():
    from mlpkit.checkpoints import History
    from mlpkit.plots import png

    for epochs in (0, 1, 300):
        losses = [1e3 / (k + 1) for k in range(epochs)]
        for validation in ([], losses):
            history = History(losses, [0.5] * epochs, validation, [0.4] * len(validation))
            figure, caption = draw_history(history, max(epochs, 1))
            assert png(figure).startswith(b"\x89PNG")
            assert caption.startswith(f"Epoch {epochs} of")


def test_time_left_reads_as_minutes_and_seconds():
    assert [clock(s) for s in (0, 59.9, 60, 754)] == ["0:00", "0:59", "1:00", "12:34"]
