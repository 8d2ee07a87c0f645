"""The training monitor: a thread that a click starts, and a run that loses nothing."""

import gc
import inspect
import json
import re
import time
import weakref

import numpy as np
import pytest

from mlpkit.fitting.checkpoints.state import History, Run, snapshot
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam, Momentum
from mlpkit.plots import png
from mlpkit.regularization import Averaged
from mlpkit.training import fit
from mlpkit.widgets import training_monitor, watched_runs
from mlpkit.widgets.recording import record
from mlpkit.widgets.training_monitor import RUNS, TrainingMonitor, Watched, clock, compute, still
from mlpkit.widgets.wire import packed
from tests.waiting import join, wait_for

from .monitors import pressable
from .test_recording import unsqueezed

EPOCHS = 6


@pytest.fixture(autouse=True)
def no_earlier_runs():
    RUNS.clear()


def run(optimizer=None, **changed):
    """The arguments of `fit` and the monitor: a small network and 400 points, always the same."""
    rng = np.random.default_rng(5)
    X = rng.standard_normal((400, 6))
    y = (X[:, 0] * X[:, 1] > 0).astype(int)
    network = mlp([6, 8, 2])
    parameters = initialize(network, rng, dtype=np.float64)
    settings = {"optimizer": optimizer or Adam(0.01), "batch_size": 32, "epochs": EPOCHS}
    more = settings | {"rng": rng, "validation": (X[:100], y[:100])} | changed
    return (network, parameters, (X, y)), more


def trained(**changed):
    """A monitor that has trained, or failed."""
    given, more = run(**changed)
    monitor = TrainingMonitor(*given, **more)
    monitor.press("start")
    join(monitor.thread)
    return monitor


def test_a_monitor_takes_what_fit_takes():
    taken, fits = (inspect.signature(f).parameters for f in (TrainingMonitor, fit))
    assert list(taken.items()) == [(n, p) for n, p in fits.items() if n != "progress"]


def test_a_monitor_trains_with_every_regularization_as_fit_does():
    def options():
        network = mlp([6, 8, 2], dropout=0.2, batch_norm=True)
        given, more = run(optimizer=Averaged(Adam(0.01), 0.9), augment=lambda X, rng: -X)
        parameters = initialize(network, np.random.default_rng(0), dtype=np.float64)
        return (network, parameters, given[2]), more

    given, more = options()
    monitor = TrainingMonitor(*given, **more)
    monitor.press("start")
    join(monitor.thread)
    expected, others = options()
    assert monitor.history == fit(*expected, progress=False, **others)
    assert given[1].vector.tobytes() == expected[1].vector.tobytes()
    assert monitor.run.settings == (
        "widths 6-8-2, batch norm, relu, dropout 0.2, Averaged Adam, rate 0.01, batches of 32, "
        "400 examples"
    )


def test_a_watched_run_gives_the_same_bits_as_fit():
    given, more = run()
    monitor = TrainingMonitor(*given, **more)
    assert repr(monitor) == "TrainingMonitor(ready). Epoch 0 of 6: no epoch finished."
    monitor.press("start")
    join(monitor.thread)
    alone, settings = run()
    history = fit(*alone, **settings)
    assert monitor.history == history
    assert np.array_equal(given[1].vector, alone[1].vector)
    assert f"Epoch 6 of 6: {history.latest}." in repr(monitor)
    assert monitor.status == "finished" and pressable(monitor) == []
    progress = monitor.numbers["progress"]
    assert progress["batches"] == progress["of"] == 6 * 13
    assert progress["clock"] == "finished after 6 of 6 epochs"
    assert monitor.said.endswith(
        ". This run is over; its epochs can still be viewed. Run the cell again for another run."
    )


def test_a_run_stopped_in_the_middle_continues_to_the_same_bits():
    given, more = run()
    monitor = TrainingMonitor(*given, **more)
    inner = monitor.after_batch

    def stopping(done, total):
        if done == 2 * 13 + 5:  # in the third epoch
            monitor.press("stop")
        inner(done, total)

    monitor.after_batch = stopping
    monitor.press("start")
    join(monitor.thread)
    assert monitor.status == "stopped"
    assert monitor.history.epochs == 2
    assert monitor.numbers["progress"]["batches"] == 2 * 13  # the run continues from here
    half, settings = run(epochs=2)
    fit(*half, **settings)
    assert np.array_equal(given[1].vector, half[1].vector)

    monitor.after_batch = inner
    monitor.press("start")
    join(monitor.thread)
    alone, settings = run()
    assert monitor.history == fit(*alone, **settings)
    assert np.array_equal(given[1].vector, alone[1].vector)


def test_stop_works_while_paused_too():
    given, more = run(epochs=100_000)
    monitor = TrainingMonitor(*given, **more)
    monitor.press("start")
    wait_for(lambda: monitor.history.epochs > 0)
    monitor.press("pause")
    wait_for(lambda: "paused" in monitor.clock)
    wait_for(lambda: "paused" in monitor.answer["numbers"]["progress"]["clock"])
    assert monitor.numbers["buttons"]["pause"]["label"] == "Resume"
    weights = given[1].vector.copy()
    time.sleep(0.1)
    assert np.array_equal(given[1].vector, weights)  # during a pause nothing changes
    monitor.press("stop")
    join(monitor.thread)
    assert monitor.status == "stopped" and pressable(monitor) == ["start"]
    assert monitor.clock == f"stopped after {monitor.history.epochs} of 100000 epochs"


def test_a_paused_and_resumed_run_ends_with_the_same_bits():
    given, more = run()
    monitor = TrainingMonitor(*given, **more)
    inner = monitor.after_batch
    monitor.after_batch = lambda *at: (monitor.press("pause") if at[0] == 20 else None, inner(*at))
    monitor.press("start")
    wait_for(lambda: "paused" in monitor.clock)
    monitor.press("pause")
    join(monitor.thread)
    alone, settings = run()
    assert monitor.history == fit(*alone, **settings)


def test_two_clicks_start_one_thread():
    given, more = run(epochs=100_000)
    monitor = TrainingMonitor(*given, **more)
    monitor.press("start")
    thread = monitor.thread
    monitor.press("start")  # as if the browser did not know yet that the button is disabled
    assert monitor.thread is thread
    monitor.press("stop")
    join(monitor.thread)


def test_a_run_that_diverges_says_so_and_keeps_its_last_epoch():
    given, more = run(optimizer=SGD(1e6))
    monitor = TrainingMonitor(*given, **more)
    monitor.press("start")
    join(monitor.thread)
    assert monitor.status == "failed"
    assert "FloatingPointError" in monitor.said
    assert np.all(np.isfinite(given[1].vector))


def test_an_error_in_a_custom_callback_is_shown():
    def broken(run):
        raise RuntimeError("my callback")

    given, more = run(callbacks=[broken])
    monitor = TrainingMonitor(*given, **more)
    monitor.press("start")
    join(monitor.thread)
    assert "RuntimeError: my callback" in monitor.said
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
def test_arguments_that_fit_refuses_are_refused_before_a_click(changed, message):
    given, more = run(**changed)
    with pytest.raises(ValueError, match=message):
        TrainingMonitor(*given, **more)


def test_a_run_from_a_checkpoint_continues_to_the_same_bits():
    half, settings = run(epochs=4)
    history = fit(*half, **settings)
    start = snapshot(Run(*half[:2], settings["optimizer"], settings["rng"], history))
    given, more = run(start=start)
    monitor = TrainingMonitor(*given, **more)
    assert repr(monitor).startswith("TrainingMonitor(ready). Epoch 4 of 6: loss")
    monitor.press("start")
    join(monitor.thread)
    alone, settings = run()
    assert monitor.history == fit(*alone, **settings)
    assert np.array_equal(given[1].vector, alone[1].vector)


def test_a_pause_right_after_stop_does_not_keep_the_run_from_stopping():
    given, more = run(epochs=100_000)
    monitor = TrainingMonitor(*given, **more)
    monitor.press("start")
    wait_for(lambda: monitor.history.epochs > 0)
    monitor.going.clear()  # the next batch waits here, so that both clicks arrive during one batch
    wait_for(lambda: "paused" in monitor.clock)
    with monitor.lock:
        monitor.press("stop")
        assert monitor.status == "stopping"
        assert pressable(monitor) == []
        monitor.press("pause")
    join(monitor.thread)
    assert monitor.status == "stopped" and pressable(monitor) == ["start"]
    monitor.press("stop")  # too late: there is nothing left to stop
    assert monitor.status == "stopped"


def test_start_can_be_pressed_only_when_the_last_run_has_finished_entirely():
    at_two = lambda run: run.history.epochs == 2 and monitor.press("stop")  # noqa: E731
    given, more = run(callbacks=[at_two])
    monitor = TrainingMonitor(*given, **more)
    plain, told = monitor.tell, []
    monitor.tell = lambda: (plain(), told.append((monitor.status, pressable(monitor))))
    monitor.press("start")
    join(monitor.thread)
    *before, last = told
    assert last == ("stopped", ["start"])
    assert {status for status, _ in before} == {"training", "stopping"}
    assert not any("start" in pressed for _, pressed in before)
    ended = monitor.thread
    # for a moment the thread is still alive when the button is enabled
    ended.is_alive = lambda: True
    monitor.press("start")
    assert monitor.thread is not ended
    join(monitor.thread)
    assert monitor.status == "finished"


def test_closing_it_stops_the_run():
    given, more = run(epochs=100_000)
    monitor = TrainingMonitor(*given, **more)
    monitor.press("start")
    wait_for(lambda: monitor.history.epochs > 0)
    monitor.close()
    join(monitor.thread)


def test_an_exit_in_a_callback_ends_the_run_and_is_shown():
    def leave(run):
        raise SystemExit("enough")

    given, more = run(callbacks=[leave])
    monitor = TrainingMonitor(*given, **more)
    monitor.press("start")
    join(monitor.thread)
    assert monitor.status == "failed" and pressable(monitor) == ["start"]
    assert "SystemExit: enough" in monitor.said


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("ready", ["start"]),
        ("training", ["pause", "stop"]),
        ("paused", ["pause", "stop"]),
        ("stopping", []),
        ("stopped", ["start"]),
        ("failed", ["start"]),
        ("ended", []),
    ],
)
def test_only_the_buttons_that_make_sense_can_be_pressed(status, expected):
    given, more = run()
    monitor = TrainingMonitor(*given, **more)
    monitor.be(status)
    assert pressable(monitor) == expected
    assert ("Run the cell again" in monitor.said) == (status == "ended")
    monitor.be("ready")
    monitor.history = history_of([1.0] * EPOCHS)
    monitor.be(status)
    assert "start" not in pressable(monitor)  # all epochs are done


def test_the_time_left_follows_from_the_batches_so_far_and_pauses_do_not_count(monkeypatch):
    given, more = run()
    monitor = TrainingMonitor(*given, **more)
    now = [100.0]
    monkeypatch.setattr(training_monitor.time, "perf_counter", lambda: now[0])
    monitor.spent, monitor.first, monitor.last = 0.0, None, 100.0
    monitor.going.set()
    said = []
    for done in range(14, 6 * 13 + 1):  # resumed after one epoch; each batch takes two seconds
        now[0] += 2
        if done == 30:
            monitor.going.clear()
            wait = lambda _: now.__setitem__(0, now[0] + 1000) or monitor.going.set()  # noqa: E731
            monkeypatch.setattr(monitor.going, "wait", wait)
        monitor.after_batch(done, 6 * 13)
        said.append(monitor.clock)
        progress = monitor.numbers["progress"]
        assert (progress["batches"], progress["clock"]) == (done, monitor.clock)
    assert said[0] == "epoch 2 of 6, 2:08 left"  # 64 batches
    assert said[26 - 14] == "epoch 2 of 6, 1:44 left"
    assert said[27 - 14] == "epoch 3 of 6, 1:42 left"
    assert said[30 - 14] == "paused in epoch 3 of 6, 1:36 left"
    assert said[31 - 14] == "epoch 3 of 6, 1:34 left"
    assert said[-1] == "epoch 6 of 6, 0:00 left"


def history_of(losses, validation=()):
    return History(list(losses), [0.5] * len(losses), list(validation), [0.25] * len(validation))


def watched(losses, validation=()):
    return Watched("words", (6, 2), history_of(losses, validation))


@pytest.mark.parametrize("epochs", [0, 1, 2, 300, 100_000])
@pytest.mark.parametrize("validated", [False, True])
def test_the_curves_can_be_empty_or_long(epochs, validated):
    losses = [1e3 / (k + 1) for k in range(epochs)]
    one = watched(losses, losses if validated else ())
    numbers, said = compute(one, [watched(losses), watched([])], max(epochs, 1))
    assert said.startswith(f"Epoch {epochs} of")
    for curve in numbers["runs"]:
        for part in packed(curve).values():
            assert isinstance(part, str) or part["shape"][0] <= watched_runs.POINTS + 1
    assert numbers["runs"][-1]["epochs"].tolist()[-1:] == [epochs][:epochs]
    assert png(still(numbers, {})).startswith(b"\x89PNG")


def test_before_the_first_epoch_the_still_gives_the_numbers_of_guessing():
    numbers, _ = compute(watched([]), [], 5)
    for axis in still(numbers, {}).axes:
        level = numbers["guessing"][axis.get_title(loc="left")]
        assert [text.get_text() for text in axis.texts] == ["guessing"]
        assert axis.get_ylim()[0] < level < axis.get_ylim()[1]
        assert level in [line.get_ydata()[0] for line in axis.lines if len(line.get_ydata())]
    begun, _ = compute(watched([1.0]), [], 5)
    assert not any(axis.texts for axis in still(begun, {}).axes)


def test_a_long_run_is_drawn_with_only_some_of_its_epochs_each_with_its_exact_losses():
    losses = [1 / (k + 1) for k in range(1001)]
    numbers, _ = compute(watched(losses, losses), [], 5000)
    curve = numbers["runs"][0]
    assert curve["epochs"].tolist() == [*range(3, 1001, 3), 1001]
    np.testing.assert_array_equal(curve["losses"], 1 / curve["epochs"])
    np.testing.assert_array_equal(curve["validation_losses"], 1 / curve["epochs"])


def test_a_half_recorded_epoch_does_no_harm():
    half = watched([0.5, 0.4], [0.6])
    half.history.accuracies.pop()
    curve = compute(half, [], 6)[0]["runs"][0]
    assert [len(curve[name]) for name in ("epochs", "losses", "accuracies")] == [2, 2, 1]
    assert len(curve["validation_losses"]) == 1


def test_the_last_numbers_are_given_as_in_the_sentence():
    history = History([0.5, 0.28], [0.9, 0.9215], [], [])  # in float32 it would be 0.922
    numbers, said = compute(Watched("words", (6, 2), history), [], 3)
    assert numbers["latest"] == {"losses": "0.28", "accuracies": "0.921"}
    assert said == "Epoch 2 of 3: loss 0.28, accuracy 0.921."
    assert compute(watched([]), [], 3)[0]["latest"] == {}


@pytest.mark.parametrize(
    ("longest", "planned", "last"),
    [(0, 30, 30), (7, 30, 30), (40, 30, 40), (0, 1, 2), (0, 1000, 50), (51, 1000, 100),
     (101, 1000, 200), (801, 1000, 1000)],
)  # fmt: skip
def test_the_epoch_axis_ends_at_the_planned_epoch_or_doubles_as_the_run_grows(
    longest, planned, last
):
    numbers, _ = compute(watched([1.0] * longest), [], planned)
    assert numbers["last"] == last


def test_a_run_that_shoots_up_does_not_set_the_axis_of_the_losses():
    highest = lambda *runs: compute(runs[0], runs[1:], 9)[0]["highest_loss"]  # noqa: E731
    assert highest(watched([])) == 1
    assert highest(watched([0.0])) == 1
    assert highest(watched([2.0, 0.5], [3.0, 0.5])) == pytest.approx(3.3)
    assert highest(watched([50.0]), watched([1.0, 2.0])) == pytest.approx(6.6)
    assert highest(watched([]), watched([1.0, 2.0]), watched([5.0])) == pytest.approx(5.5)


def test_a_loss_too_large_for_the_browsers_numbers_is_sent_as_a_huge_one():
    numbers, _ = compute(watched([1e300, 1.0], [1e300, 1.0]), [watched([2.0])], 9)
    with np.errstate(all="raise"):
        sent = packed(numbers["runs"][1])["losses"]["data"]
    assert np.all(np.isfinite(np.frombuffer(sent, np.float32)))
    assert numbers["highest_loss"] == pytest.approx(6.6)


def test_the_axis_of_the_accuracy_begins_a_little_below_the_lowest_accuracy():
    assert compute(watched([1.0], [1.0]), [], 9)[0]["lowest_accuracy"] == pytest.approx(0.2)
    assert compute(watched([]), [watched([1.0])], 9)[0]["lowest_accuracy"] == pytest.approx(0.45)
    assert compute(watched([]), [], 9)[0]["lowest_accuracy"] == 0


def test_the_monitor_sends_at_most_twenty_answers_a_second(monkeypatch):
    given, more = run()
    monitor, told, now = TrainingMonitor(*given, **more), [], [100.0]
    monkeypatch.setattr(training_monitor.time, "perf_counter", lambda: now[0])
    monkeypatch.setattr(monitor, "tell", lambda: told.append(now[0]))
    for _ in range(500):
        now[0] += 0.01
        monitor.tell_now_and_then()
    assert 60 < len(told) <= 100  # in five seconds
    assert np.diff(told).min() > 0.0499


def test_after_three_worse_epochs_the_lowest_validation_loss_is_mentioned():
    for losses, said in (([3, 1, 2, 2], False), ([3, 1, 2, 2, 2], True), ([3, 3, 3, 1], False)):
        _, told = compute(watched([1.0] * len(losses), losses), [], 9)
        assert ("lowest after epoch 2: since then it grows more confident" in told) == said


# --- earlier runs --------------------------------------------------------------------------------


def test_the_next_monitor_shows_the_earlier_runs_with_their_settings():
    first = trained()
    stopped = trained(epochs=2, optimizer=Momentum(0.05), batch_size=50)
    given, more = run(optimizer=SGD(lambda step: 0.1))
    monitor = TrainingMonitor(*given, **more)
    settings = [curve["settings"] for curve in monitor.numbers["runs"]]
    assert settings == [
        "widths 6-8-2, relu, Adam, rate 0.01, batches of 32, 400 examples",
        "widths 6-8-2, relu, Momentum, rate 0.05, batches of 50, 400 examples",
        "widths 6-8-2, relu, SGD, a rate by schedule, batches of 32, 400 examples",
    ]
    for made, curve in zip((first, stopped), monitor.numbers["runs"], strict=False):
        history = made.history
        assert curve["losses"].tolist() == history.losses
        assert curve["validation_accuracies"].tolist() == history.validation_accuracies
        low = min(history.validation_losses)
        epoch = 1 + history.validation_losses.index(low)
        assert curve["lowest"] == (
            f"lowest validation loss {low:.3g} in epoch {epoch} of {history.epochs}, "
            f"accuracy {history.validation_accuracies[epoch - 1]:.3g}"
        )
    assert monitor.numbers["runs"][-1]["losses"].tolist() == []
    assert repr(monitor) == "TrainingMonitor(ready). Epoch 0 of 6: no epoch finished."


def test_without_validation_the_lowest_loss_is_that_of_training():
    numbers, _ = compute(watched([]), [watched([0.5, 0.25, 0.3])], 3)
    lowest = [curve["lowest"] for curve in numbers["runs"]]
    assert lowest == ["lowest training loss 0.25 in epoch 2 of 3, accuracy 0.5", ""]


def test_five_runs_are_kept_and_a_monitor_that_starts_still_shows_its_earlier_ones():
    for batch_size in (10, 20, 30, 40, 50, 60):
        trained(batch_size=batch_size, epochs=1)
    given, more = run(epochs=1)
    monitor = TrainingMonitor(*given, **more)
    shown = [curve["settings"].split(", ")[4] for curve in monitor.numbers["runs"]]
    assert shown == [f"batches of {n}" for n in (20, 30, 40, 50, 60, 32)]
    monitor.press("start")
    join(monitor.thread)
    assert len(monitor.numbers["runs"]) == 6
    assert len(RUNS) == 5 and RUNS[-1] is monitor.run


def test_runs_without_a_finished_epoch_or_for_a_different_task_are_not_shown():
    def broken(output, y):
        raise RuntimeError("my loss")

    assert trained(loss=(broken, broken)).status == "failed"
    RUNS.append(Watched("another task", (7, 2), history_of([1.0])))
    given, more = run()
    assert len(TrainingMonitor(*given, **more).numbers["runs"]) == 1


def test_a_monitor_started_again_after_stop_has_one_run():
    at_two = lambda run: run.history.epochs == 2 and monitor.press("stop")  # noqa: E731
    given, more = run(callbacks=[at_two])
    monitor = TrainingMonitor(*given, **more)
    for epochs in (2, 6):
        monitor.press("start")
        join(monitor.thread)
        assert [one.history.epochs for one in RUNS] == [epochs]
    assert len(monitor.numbers["runs"]) == 1


def test_the_task_says_whether_the_walls_images_are_trained_on():
    for changed, said in (({}, "does not train on"), ({"validation": None}, "trains on")):
        given, more = run(**changed)
        task = TrainingMonitor(*given, **more).lasting["task"]
        assert f"images that the network {said}, clear" in task


def test_the_question_names_the_accuracy_that_is_shown():
    for validated, said in ((True, "Its validation accuracy"), (False, "Its accuracy")):
        given, more = run(**{} if validated else {"validation": None})
        question = TrainingMonitor(*given, **more).lasting["question"]
        assert question == f"{said} stands still. Does the network?"


def test_a_grey_button_says_why_it_is_grey():
    def why(monitor):
        buttons = monitor.numbers["buttons"].items()
        return {name: one["why"] for name, one in buttons if one["disabled"]}

    given, more = run()
    still = {"pause": "nothing is running", "stop": "nothing is running"}
    before = TrainingMonitor(*given, **more)
    assert why(before) == still | {"forget": "there are no earlier runs"}
    before.be("training")
    assert why(before)["start"] == "it has begun" and "stop" not in why(before)
    assert why(trained())["start"] == "this run is over: run the cell again"


def test_forgotten_runs_disappear_but_its_own_run_stays():
    trained()
    monitor = trained(batch_size=50)
    assert not monitor.numbers["buttons"]["forget"]["disabled"]
    monitor.press("forget")
    assert monitor.numbers["buttons"]["forget"]["disabled"]
    assert len(monitor.numbers["runs"]) == 1
    given, more = run()
    later = TrainingMonitor(*given, **more)
    assert [curve["losses"].tolist() for curve in later.numbers["runs"]] == [
        monitor.history.losses,
        [],
    ]


def test_no_part_of_the_network_is_kept_after_closing():
    monitor = trained()
    left = weakref.ref(monitor.parameters)
    monitor.close()
    del monitor
    gc.collect()
    assert left() is None
    assert len(RUNS) == 1


def test_the_sentence_about_an_error_disappears_when_the_run_continues():
    faults = [RuntimeError("once")]

    def once(run):
        if faults:
            raise faults.pop()

    monitor = trained(callbacks=[once])
    assert monitor.failed and monitor.said == "RuntimeError: once"
    assert repr(monitor) == "TrainingMonitor(failed). RuntimeError: once"
    monitor.press("start")
    join(monitor.thread)
    assert not monitor.failed and monitor.status == "finished"


# --- saved ---------------------------------------------------------------------------------------


def test_a_saved_monitor_has_a_moment_for_each_epoch_and_the_arrays_once():
    trained(epochs=2)
    monitor = trained()
    stops, moments = monitor.recording()
    assert stops == {"epoch": [0, 1, 2, 3, 4, 5, 6]}
    for epoch, (state, numbers, said) in enumerate(moments):
        half, settings = run(epochs=max(epoch, 1))
        history = fit(*half, **settings) if epoch else History()
        assert state == {"epoch": epoch} and numbers["finished"] == epoch
        assert said.startswith(f"Epoch {epoch} of 6: {history.latest}.")
        assert len(numbers["latest"]) == (4 if epoch else 0)
        for name, told in numbers["latest"].items():
            assert told == f"{getattr(history, name)[-1]:.3g}"
        assert numbers["progress"]["batches"] == 13 * epoch
        assert numbers["progress"]["clock"] == f"epoch {epoch} of 6"
    recorded = record(monitor)
    assert recorded["played"] == "epoch" and recorded["first"] == 6
    # five more arrays belong to the wall
    assert len(json.loads(unsqueezed(recorded["arrays"]))) <= 2 * 5 + 5


def test_each_earlier_epoch_has_its_own_sentence():
    monitor = trained()
    _, moments = monitor.recording()
    assert monitor.numbers["told"] == [said for _, _, said in moments[1:-1]]
    monitor.be("training")
    assert len(monitor.numbers["told"]) == EPOCHS - 1
    monitor.history = history_of([1.0] * 101)
    monitor.be("training")
    assert monitor.numbers["told"] == []
    monitor.be("paused")
    assert len(monitor.numbers["told"]) == 100
    assert monitor.numbers["told"][41].startswith("Epoch 42 of 6: loss 1,")


def test_until_python_is_there_a_page_has_the_monitor_before_its_run():
    given, settings = run()
    monitor = TrainingMonitor(*given, **settings)
    stops, moments = monitor.beginning()
    assert stops == {} and len(moments) == 1
    assert moments[0][0] == {} and moments[0][2] == monitor.said
    assert moments[0][1]["finished"] == 0


def test_before_its_first_epoch_there_is_nothing_to_save(tmp_path):
    given, more = run()
    monitor = TrainingMonitor(*given, **more)
    with pytest.raises(ValueError, match="no epoch has been trained yet"):
        monitor.save(tmp_path / "page.html")
    assert not list(tmp_path.iterdir())


def test_a_long_run_is_saved_in_few_bytes(tmp_path):
    given, more = run(epochs=100_000)
    monitor = TrainingMonitor(*given, **more)
    rng = np.random.default_rng(0)
    monitor.history = History(*(rng.random(20_000).tolist() for _ in range(4)))
    monitor.tell()
    page = monitor.save(tmp_path / "page.html")
    written = page.read_text("utf-8")
    still = re.search(r'base64,([^"]+)', written)[1]
    code = re.search(r'id="bundle">([^<]+)<', written)[1]
    assert len(written) - len(code) - len(still) < 100_000


def test_time_left_reads_as_minutes_and_seconds():
    assert [clock(s) for s in (0, 59.9, 60, 754)] == ["0:00", "0:59", "1:00", "12:34"]


def test_guessing_has_loss_ln_c_and_accuracy_one_in_c_and_for_other_losses_only_the_accuracy():
    one = Watched("words", (6, 10))
    guessing = compute(one, [], 3)[0]["guessing"]
    assert guessing == {"loss": pytest.approx(2.302585), "accuracy": 0.1}
    one.loss = "mean_squared_error"
    assert compute(one, [], 3)[0]["guessing"] == {"accuracy": 0.1}
