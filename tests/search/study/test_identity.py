"""The identity of a study: everything that its recipe, data and options are made of."""

import functools
import json
import linecache
import os
import subprocess
import sys
import threading
import warnings
from pathlib import Path

import numpy as np
import pytest
from recipes import SPACE, data, recipe

from mlpkit.activations import relu, tanh
from mlpkit.network import mlp
from mlpkit.optimizers import SGD
from mlpkit.search import Choice
from mlpkit.search.study import load, search
from mlpkit.search.study.identity import difference, parts_of
from mlpkit.search.study.parts import UNKNOWN
from mlpkit.search.study.spaces import named

DEPTH = 1
TABLE = {"widths": [4, 8]}


def go_on(path, trials, recipe=recipe, space=SPACE, data=data):
    return search(recipe, space, data, trials=trials, epochs=1, seed=0, storage=path, pruner=None)


def with_keyword(settings, *, factor=1):
    network, _, size = recipe(settings)
    return network, SGD(settings["rate"] * factor), size


def of_closure(factor):
    return lambda settings: with_keyword(settings, factor=factor)


class Recipe:
    """A recipe with a state."""

    def __init__(self, factor):
        self.factor = factor

    def __call__(self, settings):
        return with_keyword(settings, factor=self.factor)

    def method(self, settings):
        return self(settings)


class Slotted:
    __slots__ = ("factor",)

    def __init__(self, factor):
        self.factor = factor

    def __call__(self, settings):
        return with_keyword(settings, factor=self.factor)


def helper_of(factor):
    """A recipe that calls a helper function; only the helper's code depends on factor."""
    names = {"recipe": recipe, "SGD": SGD}
    code = (
        f"def help():\n    return {factor}\n\ndef made(s):\n    return recipe(s)[0], SGD(help()), 9"
    )
    exec(code, names)
    return names["made"]


def data_of(array):
    X = np.array(array)

    def made():
        (a, y), validation = data()
        return (a + np.float32(X[-1]), y), validation

    return made


class Plain:
    """An object that differs from others only by its identity."""


LONG = np.zeros(5000, np.float32)
OTHER = np.where(np.arange(5000) == 2500, np.float32(1), LONG)  # its repr is the same
PAIRS = {
    "a partial's keyword": (
        *({"recipe": functools.partial(with_keyword, factor=factor)} for factor in (1, 2)),
        "recipe.factor 1, not 2",
    ),
    "a closure": (
        *({"recipe": of_closure(factor)} for factor in (1, 2)),
        "recipe.factor 1, not 2",
    ),
    "an object's attribute": (
        *({"recipe": Recipe(factor)} for factor in (1, 2)),
        "recipe.factor 1, not 2",
    ),
    "a slot": ({"recipe": Slotted(1)}, {"recipe": Slotted(2)}, "recipe.factor 1, not 2"),
    "the object of a method": (
        *({"recipe": Recipe(factor).method} for factor in (1, 2)),
        "recipe.__self__.factor 1, not 2",
    ),
    "a wrapped function": (
        *({"data": functools.cache(data_of(np.float32([factor])))} for factor in (1, 2)),
        "data.__wrapped__.X",
    ),
    "a helper's code": ({"recipe": helper_of(1)}, {"recipe": helper_of(2)}, "recipe.help"),
    "an array of the data": (
        {"data": data_of(LONG)},
        {"data": data_of(OTHER)},
        "an earlier version of data.X",
    ),
    "an array's dtype": (
        {"data": data_of(LONG)},
        {"data": data_of(LONG.astype(np.float64))},
        "data.X",
    ),
    "two lambdas of one line": (
        *({"recipe": one} for one in (lambda s: recipe(s), lambda s: with_keyword(s))),
        "recipe",
    ),
    "functions as options": (
        *({"space": {"f": (relu, of_closure(factor))}} for factor in (1, 2)),
        "space['f'][1].factor 1, not 2",
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_differences_are_named(name):
    first, second, words = PAIRS[name]
    parts = parts_of(**first)
    assert difference(parts, parts_of(**first)) == ""
    assert words in difference(parts, parts_of(**second))
    assert words in difference(json.loads(json.dumps(parts)), parts_of(**second))


def test_the_line_of_python_c_does_not_count_as_the_code_of_what_it_defines(monkeypatch):
    """Python 3.13 caches it under "<string>", the file name of all code that has no file."""
    line = (10, None, ["import sys\n"], "<string>")
    monkeypatch.setitem(linecache.cache, "<string>", line)
    parts, others = (parts_of(recipe=helper_of(factor)) for factor in (1, 2))
    assert "recipe.help" in difference(parts, others)


def test_a_different_partial_or_option_is_refused_and_the_same_one_resumes(tmp_path):
    space = SPACE | {"f": Choice((relu, of_closure(1)))}
    given = {"recipe": functools.partial(with_keyword, factor=1), "space": space}
    for trials in (1, 2):
        assert len(go_on(tmp_path / "a.journal", trials, **given).trials) == trials
    for change, words in (
        ({"recipe": functools.partial(with_keyword, factor=2)}, r"recipe\.factor 1, not 2\. Its"),
        ({"space": SPACE | {"f": Choice((relu, of_closure(2)))}}, r"space\['f'\]\[1\]\.factor 1"),
    ):
        with pytest.raises(ValueError, match=f"is a study with {words}"):
            go_on(tmp_path / "a.journal", 3, **given | change)
    assert len(load(tmp_path / "a.journal").trials) == 2


def test_a_global_that_a_helper_reads_counts(tmp_path, monkeypatch):
    def helper(settings):
        return mlp([2, *[TABLE["widths"][0]] * DEPTH, 3]), SGD(0.1), 32

    def calling(settings):
        return next(helper(each) for each in (settings,))

    path, here = tmp_path / "a.journal", sys.modules[__name__]
    go_on(path, 1, calling)
    with monkeypatch.context() as patch:
        patch.setattr(here, "DEPTH", 2)
        with pytest.raises(ValueError, match=r"is a study with recipe\.helper\.DEPTH 1, not 2\. "):
            go_on(path, 2, calling)
    monkeypatch.setitem(TABLE, "widths", [4, 9])
    with pytest.raises(ValueError, match=r"recipe\.helper\.TABLE\[widths\]|TABLE\['widths'\]"):
        go_on(path, 2, calling)
    monkeypatch.undo()
    assert len(go_on(path, 2, calling).trials) == 2


def test_changes_by_the_search_itself_make_no_difference(tmp_path):
    tried, cache = [], {}

    def noting(settings):
        tried.append(settings)
        return cache.setdefault(str(settings), recipe(settings))

    for trials in (1, 2, 3):
        assert len(go_on(tmp_path / "a.journal", trials, noting).trials) == trials
    assert len(tried) == 3


def test_unknowable_parts_are_mentioned_once(tmp_path):
    lock = threading.Lock()

    def locked(settings):
        with lock:
            return recipe(settings)

    with pytest.warns(
        UserWarning, match=r"search: there is no way to know whether recipe\.lock changes"
    ):
        go_on(tmp_path / "a.journal", 1, locked)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(go_on(tmp_path / "a.journal", 2, locked).trials) == 2


@pytest.mark.parametrize(
    "options",
    [
        (0, False, 1, True),
        (2, 2.0),
        (0.0, -0.0),
        (LONG, OTHER),
        (lambda z: z, lambda z: -z),
        (relu, tanh, of_closure(1), of_closure(2)),
        (Recipe(1), Recipe(2), None),
        (threading.Lock(), threading.Lock()),
        ((0,), (False,)),
        (Plain(), Plain()),
    ],
    ids=(
        "truths",
        "2",
        "zeros",
        "arrays",
        "lambdas",
        "functions",
        "objects",
        "locks",
        "tuples",
        "plain",
    ),
)
def test_no_option_is_lost(options):
    stands_for = named(options)
    assert len(stands_for) == len(options)
    assert all(found is option for found, option in zip(stands_for.values(), options, strict=True))
    assert len({repr(text) for text in stands_for}) == len(options)


def test_the_names_of_options_stay_as_they_were():
    assert named((32, 64, 32)) == {32: 32, 64: 64}
    assert named(((4,), (4, 4))) == {"(4,)": (4,), "(4, 4)": (4, 4)}
    assert named(("a", None, 1.5)) == {"a": "a", None: None, 1.5: 1.5}
    assert list(named((0, False))) == ["0", "False"]


def test_options_that_python_considers_equal_are_all_tried_and_resumed(tmp_path):
    given = []

    def noting(settings):
        given.append(settings["flag"])
        return mlp([2, 4, 3]), SGD(0.1), 32

    space = {"flag": Choice((0, False, 1, True))}
    for trials in (8, 16):
        go_on(tmp_path / "a.journal", trials, noting, space)
    assert {repr(each) for each in given} == {"0", "False", "1", "True"}


def values_of_all_kinds():
    return [
        *({"b", "a", "c"}, frozenset("xyz"), Recipe(1), of_closure(2), LONG, SGD(0.1)),
        *(lambda s: s in {"p", "q", "r"}, lambda s: s, np.random.default_rng(3), mlp([2, 3])),
        *(Path, Path("a"), relu, np.tanh, {"b": 1, "a": [SGD(1)]}, functools.partial(recipe, 1)),
    ]


def test_parts_are_the_same_in_a_different_process():
    """Sets, functions, classes and arrays, with a different order of hashes."""
    here = Path(__file__).parent
    code = f"import sys; sys.path.insert(0, {str(here)!r}); from test_identity import *; "
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": str(here.parents[2])}
    told = subprocess.run(
        [sys.executable, "-c", code + "print(parts_of(it=values_of_all_kinds()))"],
        env=environment, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    parts = parts_of(it=values_of_all_kinds())
    assert told == f"{parts}\n" and UNKNOWN not in parts.values()


def test_many_parts_are_abbreviated():
    parts = parts_of(data=[[np.float32(k), [k, SGD(k + 1)]] for k in range(1000)])
    other = parts_of(data=[[np.float32(k), [k, SGD(k + 1 + (k == 900))]] for k in range(1000)])
    assert len(parts) <= 1001 and difference(parts, other) == "an earlier version of data[900]"
