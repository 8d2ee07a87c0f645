"""One run at a time for one set of parameters: `fit`, monitors, and cells that are run again."""

import gc
import sys
import threading
import time
import weakref
from types import SimpleNamespace

import numpy as np
import pytest
from ipywidgets.widgets import widget as all_widgets

from mlpkit.fitting.checkpoints.state import Run, snapshot
from mlpkit.fitting.one_at_a_time import Ended, Turn
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam
from mlpkit.training import fit
from mlpkit.widgets.playground import Playground
from mlpkit.widgets.softmax_explorer import SoftmaxExplorer
from mlpkit.widgets.training_monitor import TrainingMonitor
from tests.one_now import one_now
from tests.waiting import join, wait_for
from tests.widgets.monitors import pressable

LONG = 100_000
rng = np.random.default_rng(5)
X = rng.standard_normal((400, 6))
Y = (X[:, 0] * X[:, 1] > 0).astype(int)
NETWORK = mlp([6, 8, 2])


def fresh():
    return initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)


def settings(epochs=LONG, **more):
    rng = np.random.default_rng(2)
    return {"optimizer": Adam(0.01), "batch_size": 32, "epochs": epochs, "rng": rng} | more


def monitor(parameters, **more):
    return TrainingMonitor(NETWORK, parameters, (X, Y), **settings(**more))


def begun(watched):
    watched.press("start")
    wait_for(lambda: watched.history.epochs > 0)
    return watched


def ended(watched):
    watched.thread.join(60)
    return not watched.thread.is_alive() and watched.status == "ended"


@pytest.fixture(autouse=True)
def no_run_is_left():
    yield
    wait_for(lambda: not Turn.holders)


ANOTHER = "ended: another run with the same parameters has begun"


def alone(epochs=3):
    parameters = fresh()
    history = fit(NETWORK, parameters, (X, Y), progress=False, **settings(epochs))
    return parameters.vector, history


@pytest.mark.parametrize("paused", [False, True])
def test_fit_ends_a_monitor_of_the_same_parameters_and_trains_alone(paused):
    parameters = fresh()
    watched = begun(monitor(parameters))
    if paused:
        watched.press("pause")
        wait_for(lambda: "paused" in watched.clock)
    start = parameters.like()

    def first_batch(done, total):
        if done == 1:
            assert not watched.thread.is_alive() or "fit" not in str(watched.status)
            start.vector[:] = parameters.vector

    history = fit(NETWORK, parameters, (X, Y), progress=first_batch, **settings(3))
    after = parameters.vector.copy()
    assert ended(watched) and watched.clock == ANOTHER
    assert history.epochs == 3
    assert pressable(watched) == []
    time.sleep(0.05)
    assert np.array_equal(parameters.vector, after)


def test_a_run_leaves_its_last_whole_epoch_and_the_next_continues_from_there():
    parameters = fresh()
    watched = begun(monitor(parameters))
    fit(NETWORK, parameters, (X, Y), progress=False, **settings(2))
    assert ended(watched)
    expected = fresh()
    fit(NETWORK, expected, (X, Y), progress=False, **settings(watched.history.epochs))
    fit(NETWORK, expected, (X, Y), progress=False, **settings(2))
    assert np.array_equal(parameters.vector, expected.vector)


def test_the_later_of_two_monitors_trains():
    parameters = fresh()
    first, second = monitor(parameters), monitor(parameters)
    begun(first)
    begun(second)
    assert ended(first) and first.clock == ANOTHER
    assert second.status == "training"
    second.press("stop")
    second.thread.join(60)
    assert second.status == "stopped"


def test_the_earlier_of_two_fits_in_threads_says_that_it_has_ended():
    parameters, caught, counts = fresh(), [], []

    def long_one():
        try:
            progress = lambda done, total: counts.append(done)  # noqa: E731
            fit(NETWORK, parameters, (X, Y), progress=progress, **settings())
        except Ended as error:
            caught.append(error)

    thread = threading.Thread(target=long_one)
    thread.start()
    wait_for(lambda: len(counts) > 20)
    fit(NETWORK, parameters, (X, Y), progress=False, **settings(1))
    thread.join(60)
    assert str(caught[0]) == "another run with the same parameters has begun"
    assert caught[0].history.epochs == (len(counts)) // 13


def test_one_of_ten_runs_that_begin_at_once_finishes_whole():
    parameters, results = fresh(), []

    def one():
        try:
            results.append(fit(NETWORK, parameters, (X, Y), progress=False, **settings(5)).epochs)
        except Ended:
            results.append("ended")

    threads = [threading.Thread(target=one) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(results) == 10 and 5 in results and set(results) <= {5, "ended"}
    assert not Turn.holders


def test_different_parameters_train_side_by_side():
    watched = begun(monitor(fresh()))
    vector, history = alone()
    assert watched.status == "training" and history.epochs == 3
    watched.close()
    assert np.array_equal(vector, alone()[0])


def test_a_fit_inside_a_callback_of_the_same_run_is_refused_at_once():
    parameters = fresh()

    def again(run):
        fit(NETWORK, parameters, (X, Y), progress=False, **settings(1))

    with pytest.raises(
        RuntimeError, match="being trained by the run that made this call"
    ) as caught:
        fit(NETWORK, parameters, (X, Y), progress=False, **settings(5, callbacks=[again]))
    assert caught.value.history.epochs == 1


def test_a_fit_inside_a_callback_is_refused_while_another_thread_waits_too():
    parameters, heard = fresh(), []

    def other():
        heard.append(fit(NETWORK, parameters, (X, Y), progress=False, **settings(1)).epochs)

    thread = threading.Thread(target=other, daemon=True)

    def again(run):
        thread.start()
        wait_for(lambda: Turn.holders[id(parameters)].thread is thread)
        other()

    with pytest.raises(RuntimeError, match="being trained by the run that made this call"):
        fit(NETWORK, parameters, (X, Y), progress=False, **settings(5, callbacks=[again]))
    thread.join(60)
    assert heard == [1]


def test_a_refused_fit_ends_nothing():
    parameters = fresh()
    watched = begun(monitor(parameters))
    with pytest.raises(ValueError):
        fit(NETWORK, parameters, (X, Y), **settings(batch_size=0))
    assert watched.status == "training"
    watched.close()


@pytest.mark.parametrize("begin", [fit, TrainingMonitor])
def test_a_refused_checkpoint_ends_nothing(begin, run_cell):
    parameters, more = fresh(), settings()
    start = snapshot(Run(NETWORK, fresh(), SGD(0.1), more["rng"]))
    watched = begun(run_cell("one", lambda: monitor(parameters)))
    with pytest.raises(ValueError, match="the optimizer in it: SGD"):
        run_cell("one", lambda: begin(NETWORK, parameters, (X, Y), start=start, **more))
    assert watched.status == "training"
    watched.close()


def test_a_monitor_continues_from_a_whole_epoch_of_the_run_that_it_ends():
    parameters, whole, begins = fresh(), [], []
    watched = begun(monitor(parameters))
    watched.press("stop")
    watched.thread.join(60)
    plain = watched.fit
    watched.fit = lambda start, **more: (begins.append(start), plain(start=start, **more))[1]
    inside, leave = threading.Event(), threading.Event()

    def half_way(done, total):
        if done == 2 * 13 + 5:  # in the third epoch
            inside.set()
            leave.wait(60)

    def other():
        keep = lambda run: whole.append(run.parameters.vector.copy())  # noqa: E731
        with pytest.raises(Ended):
            more = settings(callbacks=[keep], progress=half_way)
            fit(NETWORK, parameters, (X, Y), **more)

    thread = threading.Thread(target=other)
    thread.start()
    inside.wait(60)
    watched.press("start")
    wait_for(lambda: Turn.holders[id(parameters)].thread is watched.thread)
    leave.set()
    thread.join(60)
    wait_for(lambda: begins)
    watched.close()
    assert len(whole) == 2
    assert np.array_equal(begins[0].parameters.vector, whole[1])


def test_a_checkpoint_is_not_restored_into_parameters_that_are_being_trained():
    parameters = fresh()
    other, more = fresh(), settings(2)
    history = fit(NETWORK, other, (X, Y), progress=False, **more)
    start = snapshot(Run(NETWORK, other, more["optimizer"], more["rng"], history))
    watched = begun(monitor(parameters))
    monitor(parameters, start=start)
    assert ended(watched)
    assert np.array_equal(parameters.vector, other.vector)


def test_a_run_interrupted_while_it_waits_leaves_the_queue_and_the_next_one_waits_for_both_others():
    parameters, order = fresh(), []
    inside, leave = threading.Event(), threading.Event()

    def holder():
        with Turn(parameters):
            inside.set()
            leave.wait()
            order.append("holder has left")

    thread = threading.Thread(target=holder)
    thread.start()
    inside.wait()
    waiting = Turn(parameters)
    holder_over = Turn.holders[id(parameters)].over
    plain = holder_over.wait

    def interrupted():
        holder_over.wait = plain
        raise KeyboardInterrupt

    holder_over.wait = interrupted
    with pytest.raises(KeyboardInterrupt), waiting:
        waiting.wait()

    def third():
        with Turn(parameters) as turn:
            turn.wait()
            order.append("third has entered")

    last = threading.Thread(target=third)
    last.start()
    time.sleep(0.1)
    leave.set()
    last.join(60)
    thread.join(60)
    assert order == ["holder has left", "third has entered"]


def test_a_run_that_queued_behind_an_interrupted_one_waits_for_both():
    turns = [Turn(parameters := fresh()), Turn(parameters), Turn(parameters)]
    for turn in turns:
        turn.thread = object()  # as if each turn had its own thread
    holder, waiting, last = (turn.__enter__() for turn in turns)
    waiting.__exit__(KeyboardInterrupt)
    entered = threading.Thread(target=last.wait)
    entered.start()
    entered.join(0.2)
    still_waits = entered.is_alive()
    holder.__exit__()
    entered.join(60)
    last.__exit__()
    assert still_waits and not entered.is_alive()


# --- cells ---------------------------------------------------------------------------------------


@pytest.fixture
def run_cell(monkeypatch):
    """run_cell(cell, make): what `make` makes, in a new run of that cell of a notebook."""
    parent = {}
    shell = SimpleNamespace(get_parent=lambda: parent)
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    runs = iter(range(1000))

    def run_cell(cell, make):
        parent.update({"metadata": {"cellId": cell}, "header": {"msg_id": f"run {next(runs)}"}})
        return make()

    return run_cell


@pytest.mark.parametrize("paused", [False, True])
def test_a_cell_run_again_ends_its_monitor_even_with_other_parameters(run_cell, paused):
    old = begun(run_cell("one", lambda: monitor(fresh())))
    if paused:
        old.press("pause")
        wait_for(lambda: "paused" in old.clock)
    new = run_cell("one", lambda: monitor(fresh()))
    assert not old.thread.is_alive()
    assert old.status == "ended" and old.clock == "ended: the cell was run again"
    assert new.status == "ready" and pressable(new) == ["start"]


def test_a_different_cell_ends_nothing_and_neither_does_the_same_run_of_a_cell(run_cell):
    old, beside = run_cell("one", lambda: [begun(monitor(fresh())) for _ in range(2)])
    run_cell("two", lambda: monitor(fresh()))
    assert old.status == beside.status == "training"
    run_cell("one", lambda: monitor(fresh()))
    assert old.status == beside.status == "ended"


def test_outside_a_notebook_nothing_is_ended():
    old = begun(monitor(fresh()))
    monitor(fresh())
    assert old.status == "training"
    old.close()


def test_running_the_cell_of_a_playground_again_stops_its_thread(run_cell):
    old = run_cell("one", Playground)
    old.train()
    thread = old.thread
    run_cell("one", Playground)
    join(thread)


# --- closing -------------------------------------------------------------------------------------


def finished_monitor():
    watched = monitor(fresh(), epochs=1, optimizer=SGD(0.1))
    watched.press("start")
    watched.thread.join(60)
    return watched


def trained_playground():
    play = Playground()
    play.train()
    wait_for(lambda: len(play.run.losses) > 2)
    return play


MADE = (finished_monitor, lambda: begun(monitor(fresh())), trained_playground, SoftmaxExplorer)


@pytest.mark.parametrize("make", one_now(MADE))
def test_a_closed_explorer_is_collected_and_leaves_no_widget_behind(make, run_cell):
    make().close()  # made once and kept, like a shared style
    gc.collect()
    before = set(all_widgets._instances)
    # first, because it closes what earlier tests made in this cell
    made = run_cell("its own", make)
    assert made.widget  # shown
    assert len(all_widgets._instances) > len(before)
    thread = getattr(made, "thread", None)
    left = weakref.ref(made)
    made.close()
    if thread is not None:
        thread.join(60)
    del made, thread
    gc.collect()
    assert left() is None
    # <=, because other tests' explorers may have gone meanwhile
    assert set(all_widgets._instances) <= before
