"""The real search: Optuna chooses the settings, Dask's workers try them, a file keeps the trials.

    from mlpkit.search.study import search

    study = search(recipe, space, data, trials=50, epochs=10, seed=0, storage="study.db")

It needs the packages of the extra ``search``, which the extra ``lab`` includes.
"""

from mlpkit.search.needs import not_installed

if words := not_installed():
    raise ImportError(f"mlpkit.search.study: {words}")

from mlpkit.search.study.files import load
from mlpkit.search.study.search_loop import search
from mlpkit.search.study.workers import local_workers

__all__ = ["load", "local_workers", "search"]
