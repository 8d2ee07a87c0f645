"""`search` on Dask's workers: the same bits, hopeless trials, and messages where it can't run."""

import contextlib
import gc
import os
import signal
import threading
import time
from collections import Counter

import cloudpickle
import numpy as np
import optuna
import psutil
import pytest
from distributed import Client
from processes import Cluster, kill, wait
from recipes import SPACE, data, recipe, slow

from mlpkit.network import mlp
from mlpkit.optimizers import SGD
from mlpkit.search import Choice, LogUniform
from mlpkit.search.study import local_workers, search
from mlpkit.search.study.book import Book

pytestmark = pytest.mark.guards  # these tests start whole clusters, which takes seconds each time
cloudpickle.register_pickle_by_value(__import__(__name__))  # like a notebook's functions


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with Cluster(tmp_path_factory.mktemp("cluster")) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def client(cluster):
    with Client(cluster.address) as client:
        client.wait_for_workers(2)
        yield client


@pytest.fixture(scope="module")
def local():
    with local_workers(2) as cluster:
        yield cluster


def by_draw(study):
    return {
        trial.user_attrs["draw"]: (trial.params, trial.intermediate_values)
        for trial in study.trials
    }


def test_the_same_seed_and_settings_give_the_same_bits_on_any_worker(client):
    """The first ten draws ignore earlier results, so they are the same here and on workers."""
    settings = {"trials": 10, "epochs": 3, "seed": 5, "pruner": None}
    there = search(recipe, SPACE, data, **settings, client=client)
    here = search(recipe, SPACE, data, **settings)
    assert by_draw(there) == by_draw(here)


def test_an_address_is_enough_and_both_workers_train(client, cluster):
    def known(settings):
        network, optimizer, batch_size = slow(settings)
        os.makedirs(os.path.join(folder, str(os.getpid())), exist_ok=True)
        return network, optimizer, batch_size

    folder = str(cluster.folder / "seen")
    study = search(known, SPACE, data, trials=6, epochs=1, seed=0, client=cluster.address)
    assert len(study.trials) == 6
    assert {int(pid) for pid in os.listdir(folder)} == {worker.pid for worker in cluster.workers}


def test_data_are_loaded_once_on_each_worker(client, cluster):
    def loud():
        with open(path, "a") as file:
            file.write(f"{os.getpid()}\n")
        return data()

    path = str(cluster.folder / "loads")
    search(slow, SPACE, loud, trials=6, epochs=1, seed=0, client=client)
    with open(path) as file:
        assert sorted(map(int, file)) == sorted(worker.pid for worker in cluster.workers)


def test_data_that_would_have_to_be_sent_are_refused(client):
    (X, y), validation = data()
    X = np.repeat(X, 2000, axis=0)
    with pytest.raises(ValueError, match=r"take 2\.\d MB to send to each worker"):
        search(
            recipe, SPACE, lambda: ((X, y), validation), trials=1, epochs=1, seed=0, client=client
        )


def test_hopeless_trials_stop_early(client):
    def patient(settings):
        """An epoch is one step, and a hopeless trial's 100 epochs take 20 s, enough for the client
        to end it."""

        def rate(step):
            time.sleep(0.2 if settings["rate"] == 1e-7 else 0)
            return settings["rate"]

        return mlp([2, 8, 3]), SGD(rate), 150

    space = {"rate": Choice((1e-2, 1e-7))}
    # with this seed, the first two trials are good
    settings = {"trials": 6, "epochs": 100, "seed": 2, "client": client}
    first = optuna.pruners.PercentilePruner(50, n_startup_trials=2)
    study = search(patient, space, data, **settings, pruner=first)
    hopeless = [trial for trial in study.trials if trial.params["rate"] == 1e-7]
    assert len(study.trials) == 6 and len(hopeless) == 2
    assert study.get_trials(states=[optuna.trial.TrialState.PRUNED]) == hopeless
    assert all(trial.user_attrs["epochs"] < 100 for trial in hopeless)


def test_a_trial_that_diverges_has_its_sentence(client):
    def wild(settings):
        return mlp([2, 8, 3]), SGD(settings["rate"]), 32

    space = {"rate": LogUniform(1e8, 1e12)}
    study = search(wild, space, data, trials=3, epochs=2, seed=0, client=client)
    reasons = [trial.user_attrs["reason"] for trial in study.trials]
    assert len(reasons) == 3 and all("learning rate" in reason for reason in reasons)


def test_an_error_in_the_recipe_comes_back_unchanged(client):
    def faulty(settings):
        raise KeyError("rat")

    with pytest.raises(KeyError, match="rat"):
        search(faulty, SPACE, data, trials=3, epochs=1, seed=0, client=client)
    assert len(search(recipe, SPACE, data, trials=3, epochs=1, seed=0, client=client).trials) == 3


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere"])
def test_a_wrong_address_gets_one_sentence(address, tmp_path, caplog, capfd):
    with pytest.raises(ConnectionError, match="no Dask scheduler answers at " + address):
        search(recipe, SPACE, data, trials=1, epochs=1, seed=0, client=address,
               storage=tmp_path / "a.db")  # fmt: skip
    clients = [found for found in gc.get_objects() if type(found) is Client]
    # no client is left to be closed later
    assert {found.status for found in clients} <= {"running", "closed"}
    assert not list(tmp_path.iterdir()) and not caplog.records and capfd.readouterr() == ("", "")


def test_a_worker_killed_in_a_trial_costs_no_trial(tmp_path):
    settings = {"trials": 8, "epochs": 2, "seed": 0, "pruner": None}
    begun, killed = tmp_path / "begun", str(tmp_path / "killed")
    begun.mkdir()
    folder = str(begun)

    def deadly_once(settings):
        """The third trial, or one soon after, kills its own worker as kill -9 would."""
        name = f"{settings['rate']}-{time.time_ns()}"
        open(os.path.join(folder, name), "w").close()
        if len(os.listdir(folder)) >= 3:
            with contextlib.suppress(FileExistsError):
                open(killed, "x").close()
                os.kill(os.getpid(), signal.SIGKILL)
        return recipe(settings)

    with Cluster(tmp_path) as cluster, Client(cluster.address) as client:
        client.wait_for_workers(2)
        there = search(deadly_once, SPACE, data, **settings, client=client)
    times = Counter(name.rpartition("-")[0] for name in os.listdir(begun))
    # Two trials at most run again: the current one, and perhaps the one before, which had finished
    # but was not handed over.
    assert len(times) == 8 and 1 <= times.total() - 8 <= 2 and max(times.values()) == 2
    assert by_draw(there) == by_draw(search(recipe, SPACE, data, **settings))


def test_a_local_cluster_is_on_the_loopback_with_one_thread_per_worker_and_no_dashboard(local):
    with Client(local) as client:
        client.wait_for_workers(2)
        assert set(client.nthreads().values()) == {1} and len(client.nthreads()) == 2
        threads = client.run(lambda: os.environ.get("OPENBLAS_NUM_THREADS"))
        assert set(threads.values()) == {"1"}
        ours = [os.getpid(), *client.run(os.getpid).values()]
        for process in map(psutil.Process, ours):
            for connection in process.net_connections():
                if connection.status == psutil.CONN_LISTEN:
                    assert connection.laddr.ip == "127.0.0.1" and connection.laddr.port != 8787


@pytest.mark.parametrize("workers", [0, True, 1.0, "2"])
def test_workers_are_counted_in_whole_numbers(workers):
    with pytest.raises(ValueError, match=r"search: got workers .*; expected a whole number"):
        local_workers(workers)


def test_a_trial_that_kills_its_workers_fails_with_a_sentence(local):
    def deadly(settings):
        if settings["width"] == "deadly":
            os._exit(1)
        return mlp([2, 4, 3]), SGD(0.1), 32

    space = {"width": Choice(("deadly", "4"))}
    with Client(local) as client:
        local.scheduler.allowed_failures = 0  # by default, Dask would restart it three times
        study = search(deadly, space, data, trials=3, epochs=1, seed=1, client=client)
    states = {(trial.params["width"], trial.state.name) for trial in study.trials}
    assert states == {("deadly", "FAIL"), ("4", "COMPLETE")} and len(study.trials) == 3
    reasons = {trial.user_attrs.get("reason") for trial in study.trials}
    assert reasons == {
        None,
        "Workers died training this trial, 1 in all, perhaps for lack of memory.",
    }  # fmt: skip


def test_a_lost_scheduler_gets_a_sentence_and_the_study_resumes(tmp_path):
    settings = {"trials": 40, "epochs": 1, "seed": 0, "storage": tmp_path / "a.journal"}
    with Cluster(tmp_path, workers=1) as cluster:

        def kill_scheduler():
            wait(lambda: settings["storage"].exists() and settings["storage"].stat().st_size > 3000)
            kill(cluster.scheduler)

        killer = threading.Thread(target=kill_scheduler)
        killer.start()
        with pytest.raises(ConnectionError, match=r"is gone, after \d+ of 40 trials"):
            search(slow, SPACE, data, **settings, client=cluster.address)
        killer.join()
    finished = len(search(slow, SPACE, data, **settings | {"trials": 1}).trials)
    assert finished >= 1
    study = search(slow, SPACE, data, **settings | {"trials": finished + 2})
    assert {trial.user_attrs["draw"] for trial in study.trials} == {*range(finished + 2)}


@pytest.mark.guards
@pytest.mark.parametrize("late", [False, True])
def test_a_scheduler_lost_while_a_trial_is_written_gets_the_same_sentence(
    tmp_path, monkeypatch, late
):
    """Which exception Dask raises then depends on whether its client has noticed the loss and given
    up."""
    finish = Book.finish

    def finish_without_scheduler(*arguments):
        kill(cluster.scheduler)
        if late:
            wait(lambda: client.status == "closed")
        finish(*arguments)

    monkeypatch.setattr(Book, "finish", finish_without_scheduler)
    with Cluster(tmp_path, workers=1) as cluster, Client(cluster.address, timeout=5) as client:
        with pytest.raises(ConnectionError, match=r"is gone, after 1 of 40 trials"):
            search(slow, SPACE, data, trials=40, epochs=1, seed=0, client=client)


def test_an_operating_system_error_in_a_recipe_is_not_blamed_on_the_scheduler(client):
    def faulty(settings):
        raise FileNotFoundError("rat")

    with pytest.raises(FileNotFoundError, match="rat"):
        search(faulty, SPACE, data, trials=3, epochs=1, seed=0, client=client)
