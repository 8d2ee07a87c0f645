"""How many threads BLAS gets: the fastest number, and the earlier one after the run."""

import threading
import time
from types import SimpleNamespace

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from mlpkit.fitting import blas_threads
from mlpkit.fitting.blas_threads import BlasThreads


def blas():
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


@pytest.fixture
def three():
    with threadpool_limits(3, "blas"):
        yield


class Clock:
    """A simulated clock: a batch takes a given number of seconds on a given number of threads."""

    def __init__(self, monkeypatch, seconds):
        self.now, self.seconds = 0.0, seconds
        monkeypatch.setattr(time, "perf_counter", lambda: self.now)

    def work(self, context, batches):
        """The number of threads on which each batch ran."""
        used = []
        for _ in context.batches(range(batches)):
            (count,) = blas()
            used.append(count)
            self.now += self.seconds[count]
        return used


@pytest.mark.parametrize(
    ("seconds", "best"),
    [
        ({1: 1e-3, 2: 2e-3, 3: 4e-2}, 1),
        ({1: 1e-3, 2: 9e-4, 3: 7e-4}, 3),
        ({1: 1e-3, 2: 7e-4, 3: 4e-2}, 2),
    ],
)
def test_the_faster_number_is_chosen_and_the_remaining_batches_run_on_it(
    three, monkeypatch, seconds, best
):
    clock = Clock(monkeypatch, seconds)
    with BlasThreads() as context:
        used = clock.work(context, 60)
    assert used[:6] == [1, 2, 3, 1, 2, 3]
    assert used[3 * blas_threads.TRIALS :] == [best] * (60 - 3 * blas_threads.TRIALS)
    assert blas() == {3}


def test_one_slow_batch_does_not_decide(three, monkeypatch):
    clock = Clock(monkeypatch, {1: 1e-3, 2: 9e-4, 3: 7e-4})
    with BlasThreads() as context:
        batches = iter(context.batches(range(30)))
        for number, _ in enumerate(batches):
            clock.now += 5.0 if number == 3 else clock.seconds[next(iter(blas()))]
            if number == 3 * blas_threads.TRIALS + 1:
                assert blas() == {3}
                break


def test_the_numbers_are_tried_again_when_the_machine_gets_busy(three, monkeypatch):
    clock = Clock(monkeypatch, {1: 1e-2, 2: 9e-3, 3: 7e-3})
    with BlasThreads() as context:
        first = clock.work(context, 100)
        clock.seconds = {1: 2e-2, 2: 0.1, 3: 0.3}
        second = clock.work(context, 100)
    assert first[-1] == 3
    assert second[-1] == 1
    assert second.count(3) < 40


@pytest.mark.parametrize(
    ("most", "tried"),
    [(1, (1,)), (2, (1, 2)), (3, (1, 2, 3)), (6, (1, 2, 4, 6)), (16, (1, 2, 4, 8, 16))],
)
def test_the_powers_of_two_and_the_number_of_all_threads_are_tried(most, tried):
    assert blas_threads.up_to(most) == tried


@pytest.mark.parametrize("asked", [1, 2])
def test_a_requested_number_of_threads_is_used(three, monkeypatch, asked):
    clock = Clock(monkeypatch, {1: 1e-3, 2: 1.0})
    with BlasThreads(asked) as context:
        assert clock.work(context, 20) == [asked] * 20
    assert blas() == {3}


def test_with_only_one_thread_nothing_is_tried(monkeypatch):
    clock = Clock(monkeypatch, {1: 1e-3})
    with threadpool_limits(1, "blas"), BlasThreads() as context:
        assert clock.work(context, 20) == [1] * 20


def test_an_error_inside_restores_the_earlier_number(three):
    with pytest.raises(RuntimeError), BlasThreads() as context:
        for _ in context.batches(range(5)):
            raise RuntimeError
    assert blas() == {3}


def test_two_overlapping_limits_restore_what_was_there_before_both(three):
    first, second = BlasThreads(1), BlasThreads(2)
    first.__enter__()
    second.__enter__()
    first.__exit__()
    assert blas() != {3}  # because one of the two limits is still in force
    second.__exit__()
    assert blas() == {3}


def test_a_fixed_number_of_threads_is_restored_after_a_nested_one(three):
    with BlasThreads(2) as context:
        with BlasThreads(1) as inner:
            list(inner.batches(range(2)))
        used = [blas() for _ in context.batches(range(2))]
    assert used == [{2}] * 2
    assert blas() == {3}


class PerThread(threading.local):
    """A BLAS, as threadpoolctl presents it, with a number for each thread."""

    filepath, threading_layer, num_threads = "libopenblas.so", "openmp", 4

    def set_num_threads(self, threads):
        self.num_threads = threads


def test_a_thread_with_its_own_number_gets_it_back_while_another_is_at_work(monkeypatch):
    library = PerThread()
    found = SimpleNamespace(select=lambda user_api: SimpleNamespace(lib_controllers=[library]))
    monkeypatch.setattr("threadpoolctl.ThreadpoolController", lambda: found)
    seen = []

    def work():
        with BlasThreads(2):
            seen.append(library.num_threads)
        seen.append(library.num_threads)

    with BlasThreads(1):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert library.num_threads == 1
    assert (seen, library.num_threads) == ([2, 4], 4)


@pytest.mark.parametrize("asked", [0, -1, 1.5, "2"])
def test_zero_threads_are_refused(asked):
    with pytest.raises(ValueError, match=f"^threads: got {asked!r}; expected a whole number"):
        BlasThreads(asked)


def test_every_batch_comes_once_and_in_order(three):
    with BlasThreads() as context:
        assert list(context.batches(range(25))) == list(range(25))
        assert list(context.batches([])) == []
