"""Searches side by side in one process, and an interrupt while the first one imports."""

import threading
import time

import optuna
import pytest
from optuna.storages.journal import JournalFileOpenLock
from processes import started
from recipes import SPACE, data, recipe

from mlpkit.helpers.whole_files import clear_drafts
from mlpkit.search.study import load, search

SOME = {"epochs": 1, "seed": 0, "progress": False}


@pytest.mark.parametrize("suffix", ["db", "journal"])
def test_two_threads_search_one_after_the_other(tmp_path, suffix):
    running, most = [], []

    def noting(settings):
        running.append(settings)
        most.append(len(running))
        time.sleep(0.05)
        running.pop()
        return recipe(settings)

    def searching(number, trials):
        search(noting, SPACE, data, trials=trials, storage=tmp_path / f"{number}.{suffix}", **SOME)

    before = optuna.logging.get_verbosity()
    threads = [threading.Thread(target=searching, args=each) for each in enumerate((2, 4))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = [len(load(tmp_path / f"{number}.{suffix}").trials) for number in (0, 1)]
    assert kept == [2, 4] and max(most) == 1
    assert optuna.logging.get_verbosity() == before


def test_a_recipe_may_run_a_search_of_its_own():
    def searching(settings):
        search(recipe, SPACE, data, trials=1, **SOME)
        return recipe(settings)

    assert len(search(searching, SPACE, data, trials=2, **SOME).trials) == 2


def test_a_study_is_created_where_no_other_search_clears_it(tmp_path, monkeypatch):
    """Another process that starts in the folder deletes what looks like a dead process's draft."""

    def acquired(lock):
        clear_drafts(tmp_path) if acquire(lock) else None
        return True

    acquire = JournalFileOpenLock.acquire
    monkeypatch.setattr(JournalFileOpenLock, "acquire", acquired)
    study = search(recipe, SPACE, data, trials=1, storage=tmp_path / "a.journal", **SOME)
    assert len(study.trials) == 1


INTERRUPTED = """
import os, signal, sys
from recipes import SPACE, data, recipe
from mlpkit.search.study import search

class Interrupting:
    def find_spec(self, name, *more):
        if name == sys.argv[1]:
            sys.argv[1] = ""
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
for _ in range(3):
    try:
        study = search(
            recipe, SPACE, data, trials=1, epochs=1, seed=0, storage=sys.argv[2], progress=False
        )
        print(len(study.trials))
    except KeyboardInterrupt:
        print("interrupted")
"""


@pytest.mark.guards
def test_an_interrupt_while_sqlite_is_imported_breaks_nothing(tmp_path):
    process = started("-c", INTERRUPTED, "sqlalchemy.orm.query", str(tmp_path / "a.db"))
    output, errors = process.communicate(timeout=60)
    assert output.split() == ["interrupted", "1", "1"], errors
