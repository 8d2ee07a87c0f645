"""The real search: Optuna chooses the settings, Dask's workers try them, a file keeps the trials.

    from mlpkit.study import search

    study = search(recipe, space, data, trials=50, epochs=10, seed=0, storage="study.db")

Needs the packages of ``pip install "mlpkit[search]"``.
"""

import importlib.util

from mlpkit.searchcommand import NEEDED

MISSING = [name for name in NEEDED if importlib.util.find_spec(name) is None]
if MISSING:
    raise ImportError(
        f'mlpkit.study: {" and ".join(MISSING)} not installed. Try: pip install "mlpkit[search]"'
    )

from mlpkit.study.files import load  # noqa: E402
from mlpkit.study.searching import search  # noqa: E402
from mlpkit.study.workers import local_workers  # noqa: E402

__all__ = ["load", "local_workers", "search"]
