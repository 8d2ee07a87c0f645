"""The packages that only a real search needs."""

import importlib.util

from mlpkit.helpers.origin import how_to_get

NEEDED = ("optuna", "distributed")


def not_installed():
    """A sentence that names the missing packages and how to get them; None if none is missing."""
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if not missing:
        return None
    return f"{' and '.join(missing)} not installed. {how_to_get('search')}"
