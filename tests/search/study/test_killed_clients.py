"""kill -9 of the client, and of scheduler, workers and client at once: nothing finished is lost."""

import random
import time

import psutil
import pytest
from processes import Cluster, kill, started, values, wait, wait_for_trials
from recipes import SPACE, data, slow

from mlpkit.search.study import load, search

NAMES = ["study.db", "study.journal"]
SEARCH = """
import sys
from recipes import SPACE, data, slow
from mlpkit.search.study import local_workers, search

path, trials, address = sys.argv[1], int(sys.argv[2]), sys.argv[3]
if __name__ == "__main__":
    client = None if address == "none" else address
    search(slow, SPACE, data, trials=trials, epochs=1, seed=0, storage=path, client=client)
"""


@pytest.fixture(scope="module")
def undisturbed():
    """{draw: loss} of the ten random draws, which depend on the seed alone."""
    return values(search(slow, SPACE, data, trials=10, epochs=1, seed=0))


@pytest.mark.guards
@pytest.mark.parametrize("name", NAMES)
def test_killing_the_client_and_then_everything_at_once_loses_nothing(tmp_path, name, undisturbed):
    path = tmp_path / name
    with Cluster(tmp_path) as cluster:
        # However late the kills come, there must be few trials, because the eleventh would not be
        # random.
        client = started("-c", SEARCH, str(path), "6", cluster.address)
        wait_for_trials(path, 2)
        kill(client)
        first = values(load(path))
        client = started("-c", SEARCH, str(path), "9", cluster.address)
        wait_for_trials(path, len(first) + 2)
        kill(client, cluster.scheduler, *cluster.workers)
    second = values(load(path))
    assert first.items() <= second.items()
    trials = max(10, len(second) + 2)
    third = values(search(slow, SPACE, data, trials=trials, epochs=1, seed=0, storage=path))
    assert second.items() <= third.items() and sorted(third) == [*range(trials)]
    assert undisturbed.items() <= third.items()


@pytest.mark.guards
def test_a_killed_client_takes_its_local_workers_along(tmp_path):
    path = tmp_path / "study.journal"
    clientless = 'None if address == "none" else address'
    with_workers = SEARCH.replace(clientless, "local_workers(2).scheduler_address")
    assert with_workers != SEARCH
    (tmp_path / "script.py").write_text(with_workers)
    client = started(str(tmp_path / "script.py"), str(path), "500", "none")
    try:
        wait_for_trials(path, 2)
        children = psutil.Process(client.pid).children(recursive=True)
        assert len(children) >= 2
        client.kill()
        wait(lambda: not any(child.is_running() for child in children))
    finally:
        kill(client)


@pytest.mark.proofs
@pytest.mark.parametrize("name", NAMES)
def test_a_search_survives_kills_at_many_moments(tmp_path, name, undisturbed):
    """Ten times, the client alone or with workers is killed at random, and the search
    resumes; no kill loses a trial."""
    path, rng, before = tmp_path / name, random.Random(0), {}
    for _ in range(10):
        with Cluster(tmp_path) as cluster:
            client = started("-c", SEARCH, str(path), "500", cluster.address)
            time.sleep(rng.uniform(1, 5))
            everything = [client, cluster.scheduler, *cluster.workers]
            kill(*rng.choice([[client], everything, [cluster.workers[0], client]]))
        after = values(load(path)) if path.exists() else {}
        assert before.items() <= after.items()
        before = after
    whole = search(slow, SPACE, data, trials=len(before) + 2, epochs=1, seed=0, storage=path)
    assert before.items() <= values(whole).items()
    assert sorted(values(whole)) == [*range(len(before) + 2)]
    # The first nine to end ran beside one other trial, with fewer than ten before them, so they are
    # random.
    first = {trial.user_attrs["draw"]: trial.value for trial in whole.trials[:9]}
    assert first.items() <= undisturbed.items()
