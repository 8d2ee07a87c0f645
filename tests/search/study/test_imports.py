"""A module that a recipe imports while it runs is a part of the study's identity."""

import importlib
import sys

import pytest
from recipes import SPACE, data, recipe

from mlpkit.search.study import search


def go_on(recipe, folder, trials):
    return search(
        recipe, SPACE, data, trials=trials, epochs=1, seed=0, storage=folder / "a.journal"
    )


def test_a_module_imported_in_the_recipe_counts(tmp_path, monkeypatch):
    def importing(settings):
        import helper_of_a_recipe

        network, optimizer, _ = recipe(settings)
        return network, optimizer, helper_of_a_recipe.SIZE

    monkeypatch.syspath_prepend(tmp_path)
    for size, trials in ((10, 1), (10, 2), (25, 3)):
        (tmp_path / "helper_of_a_recipe.py").write_text(f"SIZE = {size}")
        monkeypatch.delitem(sys.modules, "helper_of_a_recipe", raising=False)
        importlib.invalidate_caches()
        if size == 10:
            assert len(go_on(importing, tmp_path, trials).trials) == trials
    with pytest.raises(ValueError, match=r"recipe\.helper_of_a_recipe SIZE = 10, not SIZE = 25"):
        go_on(importing, tmp_path, 3)
