"""A trial that never ends, or would end the program, is reported in one sentence; the next one
runs."""

import asyncio
import functools
import threading
import time

import pytest
from recipes import SPACE, data, recipe

from mlpkit.search import Choice
from mlpkit.search.study import search, search_loop
from mlpkit.search.study.limits import TimeUp, Watch

ROUND = {"trials": 3, "epochs": 1, "seed": 1, "progress": False}
SOME = {"kind": Choice(("endless", "quick"))}
HUGE = pytest.param(10**400, id="huge")
QUICK = {"rate": 0.1, "width": 4, "batch_size": 32}


def endless(settings):
    while settings["kind"] == "endless":
        try:
            time.sleep(0.001)
        except Exception:
            pass
    return recipe(QUICK)


def test_a_trial_past_its_time_limit_has_failed_and_the_next_runs():
    study = search(endless, SOME, data, **ROUND, time_limit=0.2)
    found = {(trial.params["kind"], trial.state.name) for trial in study.trials}
    assert found == {("endless", "FAIL"), ("quick", "COMPLETE")} and len(study.trials) == 3
    reasons = {trial.user_attrs.get("reason") for trial in study.trials}
    assert reasons == {None, "It ran for longer than its time limit, 0.2 s."}


def test_a_trial_keeps_the_epochs_before_its_time_limit():
    def slower(settings):
        network, _, size = recipe(settings)
        from mlpkit.optimizers import SGD

        return network, SGD(lambda step: time.sleep(0.02) or 0.1), size

    (trial,) = search(slower, SPACE, data, trials=1, epochs=10**6, seed=0, time_limit=1).trials
    assert trial.state.name == "FAIL" and trial.user_attrs["epochs"] >= 2
    assert len(trial.intermediate_values) == trial.user_attrs["epochs"]
    assert trial.user_attrs["seconds"] >= 1


def busy(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def test_a_call_that_ends_right_at_its_limit_leaves_no_exception_for_later():
    """A thousand calls that end just when TimeUp is raised: either the call gets it, or nothing
    does."""
    late = 0
    for _ in range(1000):
        try:
            Watch(0.001).call(functools.partial(busy, 0.001))
        except TimeUp:
            late += 1
        sum(range(100))
    assert 0 < late <= 1000


def test_a_call_that_swallows_the_exception_gets_a_second_one():
    times = []

    def stubborn():
        while len(times) < 2:
            try:
                while True:
                    time.sleep(0.001)
            except BaseException as error:
                times.append(error)

    with pytest.raises(TimeUp):
        Watch(0.01).call(lambda: [stubborn(), time.sleep(0.01), endless({"kind": "endless"})])
    assert [type(each) for each in times] == [TimeUp, TimeUp]


def test_a_recipe_that_swallows_the_exception_fails_all_the_same():
    def keeping(settings):
        try:
            endless({"kind": "endless"})
        except BaseException:
            return recipe(settings)

    (trial,) = search(keeping, SPACE, data, **ROUND | {"trials": 1}, time_limit=0.2).trials
    assert trial.state.name == "FAIL" and "longer than its time limit" in trial.user_attrs["reason"]


@pytest.mark.parametrize("kind", [SystemExit, asyncio.CancelledError, GeneratorExit])
@pytest.mark.parametrize("where", ["recipe", "data"])
def test_an_exception_that_would_end_a_program_gets_a_sentence(kind, where):
    def ending(*settings):
        raise kind(3)

    given = {"recipe": recipe, "space": SPACE, "data": data, where: ending}
    with pytest.raises(RuntimeError, match=rf"recipe or data raised {kind.__name__}\(3\)"):
        search(**given, **ROUND)


@pytest.mark.parametrize("limit", [0, -1, True, "1 min", float("inf"), float("nan"), HUGE])
def test_a_time_limit_is_a_positive_number_of_seconds(limit):
    with pytest.raises(ValueError, match=r"search: got time_limit .*; expected seconds above 0"):
        search(recipe, SPACE, data, **ROUND, time_limit=limit)


def test_the_bar_says_that_a_trial_takes_long(capfd, monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    monkeypatch.setattr(search_loop, "LONG", 0.5)
    search(endless, SOME, data, **ROUND | {"progress": True}, time_limit=1.5)
    assert "one running, for 1 s" in capfd.readouterr().err
    assert threading.active_count() < 20  # so no timer is left over
