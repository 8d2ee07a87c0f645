"""`search` on workers that are silent, missing, or never finish: the search says so, and
continues."""

import asyncio
import os
import signal
import threading
import time

import cloudpickle
import dask
import pytest
from distributed import Client
from processes import Cluster, wait
from recipes import SPACE, data, recipe

from mlpkit.search import Choice
from mlpkit.search.study import limits, local_workers, search
from mlpkit.search.study.book import Book

pytestmark = pytest.mark.guards  # these tests start whole clusters, which takes seconds each time
cloudpickle.register_pickle_by_value(__import__(__name__))

QUICK = {"rate": 0.1, "width": 4, "batch_size": 32}


@pytest.fixture(scope="module")
def local():
    with local_workers(1) as cluster, Client(cluster) as client:
        client.wait_for_workers(1)
        yield client


def plain(client, **more):
    return search(
        recipe, SPACE, data, trials=2, epochs=1, seed=0, client=client, progress=False, **more
    )


def processes(client):
    """The process ids of the workers."""
    return set(client.run(os.getpid).values())


@pytest.mark.parametrize("kind", [SystemExit, KeyboardInterrupt, asyncio.CancelledError])
@pytest.mark.parametrize("where", ["recipe", "data"])
def test_an_exception_that_would_end_a_worker_gets_a_sentence_and_the_search_continues(
    local, kind, where
):
    def ending(*settings):
        raise kind(3)

    given = {"recipe": recipe, "space": SPACE, "data": data, where: ending}
    with pytest.raises(RuntimeError, match=rf"recipe or data raised {kind.__name__}\(3\)"):
        search(**given, trials=2, epochs=1, seed=0, client=local, progress=False)
    assert len(plain(local).trials) == 2


@pytest.mark.parametrize("endless", ["loop", "blocked"])
def test_a_trial_past_its_limit_fails_and_its_worker_is_available_afterwards(local, endless):
    def never(settings):
        if settings["kind"] == "loop":
            while True:
                time.sleep(0.01)
        elif settings["kind"] == "blocked":
            threading.Event().wait(10**5)
        return recipe(QUICK)

    space = {"kind": Choice((endless, "quick"))}
    study = search(
        never, space, data, trials=3, epochs=1, seed=1, client=local, progress=False, time_limit=1
    )
    found = sorted((trial.params["kind"], trial.state.name) for trial in study.trials)
    assert set(found) == {(endless, "FAIL"), ("quick", "COMPLETE")} and len(found) == 3
    reasons = {trial.user_attrs.get("reason") for trial in study.trials}
    assert reasons == {None, "It ran for longer than its time limit, 1 s."}
    assert len(plain(local).trials) == 2


def test_a_trial_that_was_given_up_releases_its_worker(local):
    def never(settings):
        while True:
            time.sleep(0.01)

    def stopping(book, text=""):
        if "running" in text:
            raise OSError("enough")

    with pytest.MonkeyPatch.context() as patch, pytest.raises(OSError, match="enough"):
        patch.setattr(Book, "say", stopping)
        search(never, SPACE, data, trials=3, epochs=1, seed=0, client=local)
    before = processes(local)
    assert len(plain(local).trials) == 2
    assert processes(local) == before  # no process had to be ended for that


def test_the_bar_says_what_the_search_waits_for(tmp_path, capfd, monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)

    def slow(settings):
        time.sleep(3)
        return recipe(settings)

    said = []

    def saw(words):
        said.append(capfd.readouterr().err)
        return words in "".join(said)

    with Cluster(tmp_path, workers=0) as cluster:
        others = Client(cluster.address)
        searching = threading.Thread(
            target=search,
            args=(slow, SPACE, data),
            kwargs={"trials": 1, "epochs": 1, "seed": 0, "client": cluster.address},
        )
        searching.start()
        try:
            wait(lambda: saw(f"no worker at {cluster.address} yet"), 20)
            busy = others.submit(time.sleep, 4)
            cluster.workers.append(cluster.worker())
            wait(lambda: saw("1 of 1 trials wait for a free worker"), 20)
            wait(lambda: saw("1 running, the longest for "), 20)
        finally:
            searching.join(60)
            del busy
            others.close()


def test_trials_that_others_cancel_get_a_sentence(local):
    def never(settings):
        time.sleep(20)

    with pytest.MonkeyPatch.context() as patch, pytest.raises(
        ConnectionError, match=r"search: its trials were cancelled by others, after 0 of 3 trials"
    ):  # fmt: skip
        patch.setattr(Book, "say", lambda book, text="": "running" in text and restart(local))
        search(never, SPACE, data, trials=3, epochs=1, seed=0, client=local)
    assert len(plain(local).trials) == 2


def test_a_local_worker_that_dies_comes_back_however_long_its_start_takes():
    with dask.config.set({"distributed.deploy.lost-worker-timeout": "10 ms"}):
        with local_workers(1) as cluster, Client(cluster) as client:
            client.wait_for_workers(1, timeout=60)
            (pid,) = client.run(os.getpid).values()
            os.kill(pid, signal.SIGKILL)
            wait(lambda: not client.nthreads())
            client.wait_for_workers(1, timeout=60)
            assert len(plain(client).trials) == 2


def restart(client):
    client.restart(timeout=60)


def test_a_cluster_a_closed_client_and_an_asynchronous_one_are_refused(local):
    closed = Client(local.cluster)
    closed.close()
    for client, words in ((local.cluster, "is a cluster; expected Client"), (closed, "is closed")):
        with pytest.raises(ValueError, match=words):
            plain(client)

    async def ask():
        async with Client(local.cluster.scheduler_address, asynchronous=True) as client:
            with pytest.raises(ValueError, match="is asynchronous"):
                plain(client)

    asyncio.run(ask())


def test_the_address_of_a_worker_is_refused_as_a_scheduler(local):
    (address,) = local.nthreads()
    with pytest.raises(ConnectionError, match="a worker does"):
        plain(address)


def test_the_users_own_process_is_never_ended(monkeypatch):
    """Workers that are threads of this process have no nanny: a stuck one goes on, but its trial
    fails."""
    monkeypatch.setattr(limits, "GRACE", 0.5)
    ended = []
    monkeypatch.setattr(os, "_exit", ended.append)

    def blocked(settings):
        time.sleep(4)
        return recipe(settings)

    with Client(processes=False, n_workers=1, threads_per_worker=2, dashboard_address=None) as own:
        study = search(blocked, SPACE, data, trials=1, epochs=1, seed=0, client=own, time_limit=0.5)
        assert [trial.state.name for trial in study.trials] == ["FAIL"]
        time.sleep(3)  # longer than the pause before a process is ended
    assert not ended
