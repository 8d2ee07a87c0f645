"""The stop button pressed twice: the state is that of a whole epoch, whenever the second comes."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from mlpkit import training
from mlpkit.fitting.interrupts import Interrupts
from mlpkit.fitting.one_at_a_time import Turn
from tests.test_training import assert_same, run

ROOT = Path(__file__).parents[2]
TRIES = 40

# Large parameters, so that restoring them takes a while; a pair of signals comes at any time, from
# a thread of this process. After a whole epoch all numbers of the vector equal t.
SCRIPT = """
import itertools, os, random, signal, sys, threading, time
import numpy as np
from mlpkit.network import Network, Linear
from mlpkit.parameters import Parameters
from mlpkit.training import fit

inside = late = 0

def handle(number, frame):
    global late
    if inside:
        raise KeyboardInterrupt
    late += 1  # all was put back, and fit had ended

signal.signal(signal.SIGINT, handle)
network = Network([Linear(1, 2, 300_000)])

class Counting:
    rate, slots = 1.0, ("m", "v")
    def __init__(self):
        self.t, self.state = 0, {}
    def step(self, parameters, gradients):
        self.t += 1
        for vector in (parameters.vector, *self.state.values()):
            vector += 1
        self.state = self.state or {slot: parameters.vector.copy() for slot in self.slots}

def twice(wait, gap):
    time.sleep(wait)
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(gap)
    os.kill(os.getpid(), signal.SIGINT)

chance = random.Random(int(sys.argv[2]))
zero = lambda output, y: 0.0, lambda output, y: np.zeros_like(output)
for number in range(int(sys.argv[1])):
    parameters, optimizer = Parameters(network.shapes), Counting()
    rng, seen = np.random.default_rng(0), []
    sender = threading.Thread(target=twice, args=(chance.random() / 20, chance.random() / 330))

    def look(run):
        seen.append((run.optimizer.t, run.rng.bit_generator.state))
        if len(seen) == 1:
            sender.start()

    try:
        inside = True
        fit(network, parameters, (np.zeros((2, 2), np.float32), np.zeros(2, int)), loss=zero,
            optimizer=optimizer, batch_size=1, epochs=10**6, rng=rng, progress=False, threads=1,
            callbacks=[look])
        inside = False
    except KeyboardInterrupt:
        inside = False
        late += 1
    sender.join()
    t = optimizer.t
    assert (t, rng.bit_generator.state) == seen[-1] or t == seen[-1][0] + 2, (number, t, seen[-1])
    for vector in (parameters.vector, *optimizer.state.values()):
        assert vector.min() == vector.max() == t, (number, t, vector.min(), vector.max())
print("whole", late)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGINT")
def test_two_interrupts_within_three_milliseconds_leave_a_whole_epoch():
    command = [sys.executable, "-c", SCRIPT, str(TRIES), "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("whole ")


def send():
    signal.raise_signal(signal.SIGINT)


@pytest.fixture
def stoppable():
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted(state):
    if state.history.epochs == 2:
        send()


def failing(state):
    if state.history.epochs == 2:
        raise RuntimeError("mine")


@pytest.mark.parametrize("callback", [interrupted, failing])
@pytest.mark.parametrize("when", ["before", "after"])
def test_an_interrupt_while_the_state_is_restored_waits(callback, when, stoppable, monkeypatch):
    inner = training.put_back

    def put_back(*args):
        if when == "before":
            send()
        inner(*args)
        if when == "after":
            send()

    monkeypatch.setattr(training, "put_back", put_back)
    if callback is failing:
        with pytest.raises(RuntimeError, match="mine") as caught:
            run(5, callbacks=[callback])
        assert caught.value.history.epochs == 2
    else:
        assert_same(run(5, callbacks=[callback]), run(2))
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupt_while_an_epoch_is_stored_ends_the_run_afterwards(stoppable, monkeypatch):
    inner, calls = training.snapshot, []

    def snapshot(*of):
        calls.append(1)
        if len(calls) == 3:  # the first snapshot is taken before the first epoch
            send()
        return inner(*of)

    with monkeypatch.context() as patched:
        patched.setattr(training, "snapshot", snapshot)
        stopped = run(5)
    assert_same(stopped, run(2))


@pytest.mark.parametrize(("moment", "epochs"), [("__enter__", 0), ("give_to", 3)])
def test_an_interrupt_while_the_turn_is_taken_or_passed_on_leaves_no_dead_run(
    moment, epochs, stoppable, monkeypatch
):
    inner = getattr(Turn, moment)

    def interrupted(turn, *args):
        if moment == "give_to":
            send()
        result = inner(turn, *args)
        if moment == "__enter__":
            send()
        return result

    with monkeypatch.context() as patched:
        patched.setattr(Turn, moment, interrupted)
        history, parameters, *_ = run(3)
    assert history.epochs == epochs
    assert not Turn.holders
    run(1, parameters=parameters)


def test_an_interrupt_while_it_waits_for_its_turn_changes_nothing(stoppable, monkeypatch):
    monkeypatch.setattr(Turn, "wait", lambda turn: send())
    with pytest.raises(KeyboardInterrupt):
        run(3)
    assert not Turn.holders


def test_interrupting_a_run_in_a_callback_ends_the_outer_one_too(stoppable):
    inside = []

    def nested(state):
        inside.append(run(5, callbacks=[interrupted]))

    assert_same(run(5, callbacks=[nested]), run(1))
    assert_same(*inside, run(2))


def test_a_callback_that_swallows_the_first_does_not_swallow_the_second(stoppable):
    def swallows(state):
        if state.history.epochs == 1:
            try:
                send()
            except KeyboardInterrupt:
                send()

    assert_same(run(5, callbacks=[swallows]), run(1))


def test_only_the_first_raises_until_interrupts_are_allowed_again(stoppable):
    with Interrupts() as interrupts:
        with interrupts.allowed():
            with pytest.raises(KeyboardInterrupt):
                send()
            assert not interrupts.waiting
            send()
            assert interrupts.waiting
        with interrupts.allowed(), pytest.raises(KeyboardInterrupt):
            send()


def test_after_an_allowed_interrupt_they_wait_again_even_if_the_block_failed(stoppable):
    with Interrupts() as interrupts:
        for error in (None, ValueError, KeyboardInterrupt):
            interrupts.waiting = False
            with suppress(ValueError, KeyboardInterrupt), interrupts.allowed():
                if error:
                    raise error
            assert not interrupts.open
            send()
            assert interrupts.waiting


def test_a_program_with_its_own_handler_keeps_it(stoppable):
    heard = []
    signal.signal(signal.SIGINT, lambda *args: heard.append(1))
    assert_same(run(3, callbacks=[lambda state: send()]), run(3))
    assert heard == [1] * 3


def test_a_thread_has_no_interrupts(stoppable):
    seen = []

    def work():
        with Interrupts():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [signal.default_int_handler]
