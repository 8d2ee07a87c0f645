"""Runs where there are no threads: the event loop does their steps, and other things in between."""

import asyncio

import numpy as np
import pytest

from mlpkit.helpers import place
from mlpkit.training import fit
from mlpkit.widgets import runs
from mlpkit.widgets.move_the_line import UPDATES, MoveTheLine
from mlpkit.widgets.playground import Playground
from mlpkit.widgets.training_monitor import RUNS, TrainingMonitor
from tests.pages.explorers import shoes

from .test_training_monitor import run as arguments


@pytest.fixture(autouse=True)
def no_threads(monkeypatch):
    monkeypatch.setattr(place, "THREADS", False)
    RUNS.clear()


def in_a_loop(test):
    """Run a test, which is a coroutine, as a page's messages arrive: between two steps."""
    asyncio.run(asyncio.wait_for(test(), 60))


async def until(condition):
    while not condition():
        await asyncio.sleep(0)


def test_steps_are_done_one_by_one_and_others_come_in_between():
    done = []

    def steps():
        for k in range(3):
            assert runs.current() is begun
            done.append(k)
            yield 0

    async def test():
        nonlocal begun
        begun = runs.begin(steps(), "three")
        assert begun.is_alive() and done == []
        await until(lambda: len(done) == 1)
        done.append("other")
        await until(lambda: not begun.is_alive())

    begun = None
    in_a_loop(test)
    assert done == [0, "other", 1, 2]


def test_joining_steps_does_what_is_left_at_once():
    done = []

    def steps():
        for k in range(3):
            done.append(k)
            yield 1000

    async def test():
        begun = runs.begin(steps(), "slow")
        begun.join()
        assert done == [0, 1, 2] and not begun.is_alive()
        await asyncio.sleep(0)  # a step that was waiting for its turn does nothing now
        assert done == [0, 1, 2]

    in_a_loop(test)


def test_an_error_in_a_step_ends_the_run():
    async def test():
        begun = runs.begin((1 / 0 for _ in range(2)), "broken")
        asyncio.get_running_loop().set_exception_handler(lambda *told: None)
        await until(lambda: not begun.is_alive())
        assert not isinstance(runs.current(), runs.Steps)

    in_a_loop(test)


def test_learn_is_paused_and_continued_and_ends(monkeypatch):
    monkeypatch.setattr("mlpkit.widgets.move_the_line.PAUSE", 0)

    async def test():
        line = MoveTheLine(*shoes())
        line.press("learn")
        await until(lambda: len(line.losses) > 3)
        line.press("learn")
        held = len(line.losses)
        await asyncio.sleep(0.01)
        assert len(line.losses) == held
        assert line.numbers["buttons"]["learn"]["label"] == "Learn"
        line.press("learn")
        line.thread.join()
        assert len(line.losses) == held + UPDATES

    in_a_loop(test)


def test_a_playground_trains_pauses_and_ends_when_it_is_closed(monkeypatch):
    monkeypatch.setattr("mlpkit.widgets.playground.BREATH", 0)
    monkeypatch.setattr("mlpkit.widgets.playground.BETWEEN", 0)

    async def test():
        play = Playground()
        play.press("train")
        await until(lambda: len(play.run.losses) > 3)
        assert play.answer["numbers"]["buttons"]["train"]["label"] == "Pause"
        play.press("train")
        await until(lambda: play.thread is None)
        assert play.answer["numbers"]["buttons"]["train"]["label"] == "Train"
        play.press("train")
        begun = play.thread
        play.close()
        assert not begun.is_alive()

    in_a_loop(test)


def monitor(**changed):
    given, more = arguments(**changed)
    return TrainingMonitor(*given, **more), given[1]


def test_a_watched_run_hears_a_press_after_an_epoch_and_gives_the_same_bits_as_fit():
    async def test():
        watched, parameters = monitor()
        watched.press("start")
        await until(lambda: watched.history.epochs == 2)
        watched.press("pause")
        await asyncio.sleep(0.01)
        assert watched.status == "paused" and watched.history.epochs == 2
        watched.press("pause")
        await until(lambda: watched.history.epochs == 4)
        watched.press("stop")
        await until(lambda: watched.status == "stopped")
        assert watched.clock == "stopped after 4 of 6 epochs"
        watched.press("start")
        await until(lambda: watched.status == "finished")
        alone, settings = arguments()
        assert watched.history == fit(*alone, **settings)
        assert np.array_equal(parameters.vector, alone[1].vector)

    in_a_loop(test)


def test_a_callback_ends_a_watched_run_and_its_error_is_shown():
    def at_two(run):
        run.stop = run.history.epochs == 2

    def broken(run):
        raise RuntimeError("my callback")

    async def test():
        watched, _ = monitor(callbacks=[at_two])
        watched.press("start")
        await until(lambda: not watched.thread.is_alive())
        assert (watched.status, watched.history.epochs) == ("stopped", 2)
        watched, _ = monitor(callbacks=[broken])
        watched.press("start")
        await until(lambda: not watched.thread.is_alive())
        assert watched.status == "failed" and "RuntimeError: my callback" in watched.said

    in_a_loop(test)


def test_a_run_whose_cell_is_run_again_ends_after_its_epoch():
    async def test():
        watched, _ = monitor(epochs=100_000)
        watched.press("start")
        await until(lambda: watched.history.epochs > 0)
        watched.end("ended: the cell was run again")
        assert watched.status == "ended" and not watched.thread.is_alive()
        assert watched.clock == "ended: the cell was run again"

    in_a_loop(test)


@pytest.mark.parametrize("paused", [False, True])
def test_a_watched_run_ends_for_good_when_fit_trains_its_parameters_between_two_epochs(paused):
    async def test():
        given, more = arguments(epochs=100_000)
        watched = TrainingMonitor(*given, **more)
        watched.press("start")
        await until(lambda: watched.history.epochs == 2)
        if paused:
            watched.press("pause")
        fit(*given, **more | {"epochs": 1, "progress": False})
        left = given[1].vector.copy()
        await until(lambda: not watched.thread.is_alive())
        assert (watched.status, watched.history.epochs) == ("ended", 2)
        assert watched.clock == "ended: another run with the same parameters has begun"
        assert np.array_equal(given[1].vector, left)

    in_a_loop(test)


def test_of_two_watched_runs_of_the_same_parameters_the_later_one_trains():
    async def test():
        given, more = arguments()
        first, second = (TrainingMonitor(*given, **more) for _ in range(2))
        first.press("start")
        await until(lambda: first.history.epochs == 2)
        second.press("start")
        await until(lambda: not (first.thread.is_alive() or second.thread.is_alive()))
        assert (first.status, second.status) == ("ended", "finished")
        assert first.history.epochs <= 3

    in_a_loop(test)


def test_a_stopped_run_goes_on_from_where_another_run_of_its_parameters_ended():
    async def test():
        given, more = arguments()
        watched = TrainingMonitor(*given, **more)
        watched.press("start")
        await until(lambda: watched.history.epochs == 2)
        watched.press("stop")
        await until(lambda: watched.status == "stopped")
        fit(*given, **more | {"epochs": 1, "progress": False})
        watched.press("start")
        await until(lambda: not watched.thread.is_alive())
        assert (watched.status, watched.history.epochs) == ("finished", 6)

    in_a_loop(test)


def test_a_paused_run_says_so_and_trains_nothing_even_before_its_first_epoch():
    async def test():
        watched, _ = monitor()
        watched.press("start")
        watched.press("pause")
        await asyncio.sleep(0.01)
        assert (watched.clock, watched.history.epochs) == ("paused after 0 of 6 epochs", 0)
        watched.press("pause")
        await until(lambda: watched.status == "finished")

    in_a_loop(test)
