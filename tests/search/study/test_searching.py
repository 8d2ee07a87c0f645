"""`search` in one process: the trials, what is refused, and what a study keeps of its trials."""

import io
import math
import os
import signal
import subprocess
import sys
import threading
import warnings

import numpy as np
import optuna
import pytest
from recipes import SPACE, data, recipe

import mlpkit
from mlpkit.helpers.origin import how_to_get
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam
from mlpkit.search import Choice, LogUniform, Uniform
from mlpkit.search.study import search
from mlpkit.training import fit

ROUND = {"trials": 6, "epochs": 3, "seed": 0}


def seen(study):
    """The part of a study that must be equal, bit for bit, in an equal search."""
    return [(t.state, t.params, t.intermediate_values, t.user_attrs["draw"]) for t in study.trials]


def test_a_trial_is_a_training_run_with_the_seeds_own_generator():
    study = search(recipe, SPACE, data, **ROUND, pruner=None)
    (X, y), validation = data()
    for trial in study.trials:
        rng = np.random.default_rng(0)
        network, optimizer, batch_size = recipe(trial.params)
        history = fit(
            network,
            initialize(network, rng),
            (X, y),
            optimizer=optimizer,
            batch_size=batch_size,
            epochs=3,
            rng=rng,
            validation=validation,
            progress=False,
        )
        assert trial.value == history.validation_losses[-1]
        assert list(trial.intermediate_values.values()) == history.validation_losses
        assert trial.user_attrs["accuracy"] == history.validation_accuracies[-1]
        assert trial.user_attrs["epochs"] == 3


def test_settings_come_from_the_space_and_in_its_order():
    given = []

    def noting(settings):
        given.append(settings)
        return recipe(settings)

    search(noting, SPACE, data, **ROUND)
    for settings in given:
        assert list(settings) == list(SPACE)
        assert 1e-3 <= settings["rate"] <= 1 and settings["batch_size"] in (32, 64)
        assert settings["width"] in range(4, 17)
    assert len({settings["rate"] for settings in given}) == 6


def test_options_may_be_anything():
    def deep(settings):
        return mlp([2, *settings["widths"], 3]), SGD(0.1), 32

    study = search(deep, {"widths": Choice(((4,), (4, 4)))}, data, trials=4, epochs=1, seed=0)
    assert {trial.params["widths"] for trial in study.trials} <= {"(4,)", "(4, 4)"}


def test_a_trial_that_diverges_is_kept_with_its_message_and_its_region_is_avoided():
    def wild(settings):
        return mlp([2, 8, 3]), SGD(settings["rate"]), 32

    space = {"rate": LogUniform(1e-3, 1e12)}
    study = search(wild, space, data, trials=30, epochs=2, seed=0, pruner=None)
    failed = [t for t in study.trials if t.state == optuna.trial.TrialState.FAIL]
    assert failed and len(study.trials) == 30
    for trial in failed:
        assert trial.user_attrs["reason"].startswith("fit: the ") and trial.value is None
        assert "learning rate" in trial.user_attrs["reason"]
    edge = min(trial.params["rate"] for trial in failed)
    random, chosen = study.trials[:10], study.trials[15:]
    share = lambda trials: np.mean([trial.params["rate"] > edge for trial in trials])  # noqa: E731
    assert share(chosen) < share(random)


def test_hopeless_trials_stop_early():
    study = search(recipe, SPACE, data, trials=20, epochs=6, seed=0)
    pruned = study.get_trials(states=[optuna.trial.TrialState.PRUNED])
    assert pruned and all(trial.user_attrs["epochs"] < 6 for trial in pruned)
    whole = search(recipe, SPACE, data, trials=20, epochs=6, seed=0, pruner=None)
    assert all(trial.user_attrs["epochs"] == 6 for trial in whole.trials)


def test_no_trial_is_stopped_in_the_first_third_of_the_epochs():
    settings = {"trials": 20, "epochs": 6, "seed": 0}
    at_once = search(recipe, SPACE, data, **settings, pruner=optuna.pruners.MedianPruner())
    assert min(trial.user_attrs["epochs"] for trial in at_once.trials) == 1
    later = search(recipe, SPACE, data, **settings)
    assert min(trial.user_attrs["epochs"] for trial in later.trials) == 2


def test_a_pruner_of_optunas_is_asked():
    never = optuna.pruners.ThresholdPruner(upper=0.0)
    study = search(recipe, SPACE, data, **ROUND, pruner=never)
    assert {trial.user_attrs["epochs"] for trial in study.trials} == {1}


@pytest.mark.parametrize("suffix", ["db", "journal"])
def test_a_resumed_search_equals_one_that_was_never_stopped(tmp_path, suffix):
    whole = search(recipe, SPACE, data, trials=16, epochs=2, seed=4)
    for trials in (5, 12, 16, 16, 3):
        study = search(
            recipe, SPACE, data, trials=trials, epochs=2, seed=4, storage=tmp_path / f"a.{suffix}"
        )
    assert seen(study) == seen(whole)


def test_paths_may_have_any_characters(tmp_path):
    for name in ("ä b?c#%20{x}.db", "ä b?c#%20{x}.journal"):
        for trials in (1, 2):
            settings = {**ROUND, "trials": trials, "storage": str(tmp_path / name)}
            assert len(search(recipe, SPACE, data, **settings).trials) == trials
        assert (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"recipe": lambda settings: recipe(settings)}, "the recipe recipe, not <lambda>"),
        ({"space": SPACE | {"rate": Uniform(0.1, 1)}}, "the space "),
        ({"seed": 1}, "the seed 0, not 1"),
        ({"epochs": 2}, "the epochs 3, not 2"),
        ({"data": lambda: data()}, "an earlier version of the recipe recipe or its data"),
    ],
)
@pytest.mark.parametrize("name", ["study.db", "study.journal"])
def test_a_study_belongs_to_one_recipe(tmp_path, kept, change, words, name):
    given = {"recipe": recipe, "space": SPACE, "data": data, **ROUND, **change}
    with pytest.raises(ValueError, match="is a study with") as error:
        search(**given, storage=kept / name)
    assert words in str(error.value) and name in str(error.value)
    assert "\n" not in str(error.value) or change.get("space")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept")
    for name in ("study.db", "study.journal"):
        search(recipe, SPACE, data, **{**ROUND, "trials": 1}, storage=folder / name)
    return folder


def test_comments_may_change(tmp_path):
    codes = "def recipe(s):\n    return 1", "def recipe(s):  # a word\n    return   1"
    texts = []
    for number, code in enumerate(codes):
        path = tmp_path / f"code{number}.py"
        path.write_text(code)
        names = {}
        exec(compile(code, path, "exec"), names)
        texts.append(mlpkit.search.study.identity.code_of(names["recipe"]))
    assert texts[0] == texts[1] == codes[0]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"trials": 0}, "trials 0"),
        ({"epochs": 1.5}, "epochs 1.5"),
        ({"seed": -1}, "seed -1"),
        ({"space": {}}, "the space {}"),
        ({"space": {"rate": (0, 1)}}, "(0, 1) for 'rate'"),
        ({"space": SPACE | {1: SPACE["rate"]}}, "1 in the space"),
        ({"data": 3}, "data 3"),
        ({"recipe": None}, "recipe None"),
        ({"pruner": "best"}, "the pruner 'best'"),
    ],
)
def test_a_wrong_argument_gets_a_sentence(change, words):
    given = {"recipe": recipe, "space": SPACE, "data": data, **ROUND, **change}
    with pytest.raises(ValueError) as error:
        search(**given)
    assert str(error.value).startswith("search: got " + words)
    assert "; expected " in str(error.value)


def test_an_optimizer_from_a_different_trial_is_refused():
    """It would begin with that trial's state, so each trial must have its own."""
    shared = Adam(0.1)

    def sharing(settings):
        return recipe(settings)[0], shared, 50

    with pytest.raises(
        ValueError, match=r"an optimizer, Adam, that has taken 9 steps already; expected a new one"
    ):
        search(sharing, SPACE, data, **ROUND)


def test_no_trial_is_lost_where_standard_error_is_closed(monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    for closed in (None, io.StringIO()):
        if closed:
            closed.close()
        monkeypatch.setattr(sys, "stderr", closed)
        assert len(search(recipe, SPACE, data, **ROUND).trials) == 6


@pytest.mark.parametrize("error", [KeyError, FloatingPointError])
def test_an_error_of_the_recipe_ends_the_search_and_keeps_what_is_finished(tmp_path, error):
    tried = []

    def faulty(settings):
        tried.append(settings)
        if len(tried) == 4:
            raise error("rat")
        return recipe(settings)

    with pytest.raises(error, match="rat"):
        search(faulty, SPACE, data, **ROUND, storage=tmp_path / "a.db")
    study = search(faulty, SPACE, data, **ROUND, storage=tmp_path / "a.db")
    assert [trial.user_attrs["draw"] for trial in study.trials] == [*range(6)]


def test_an_interrupt_returns_the_study_so_far(tmp_path):
    def interrupted(settings):
        interrupted.times += 1
        if interrupted.times == 3:
            threading.Timer(0.2, os.kill, [os.getpid(), signal.SIGINT]).start()
            return mlp([2, 2000, 2000, 3]), SGD(1e-6), 1
        return recipe(settings)

    interrupted.times = 0
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # background jobs ignore it
    try:
        settings = {"trials": 9, "epochs": 50, "seed": 0, "storage": tmp_path / "a.db"}
        study = search(interrupted, SPACE, data, **settings)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
    assert len(study.trials) == 2


def test_optunas_own_messages_are_not_shown(capfd):
    def warning(settings):
        warnings.warn("mine", stacklevel=1)
        return recipe(settings)

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        search(warning, SPACE, data, **ROUND)
    assert {str(one.message) for one in caught} == {"mine"}
    assert capfd.readouterr() == ("", "")
    assert optuna.logging.get_verbosity() == optuna.logging.INFO


def test_the_bar_shows_the_best(capfd, monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    study = search(recipe, SPACE, data, **ROUND)
    told = capfd.readouterr().err
    assert "6/6 [" in told and f"best {study.best_value:.4g}" in told


def test_mlpkit_imports_numpy_alone_and_says_what_is_missing():
    code = """
import importlib.util, sys
import mlpkit, mlpkit.search
assert not {"optuna", "distributed", "dask"} & set(sys.modules)
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *more: None if name == "optuna" else found(name, *more)
try:
    import mlpkit.search.study
except ImportError as error:
    print(error)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == f"mlpkit.search.study: optuna not installed. {how_to_get('search')}\n"


def test_time_is_measured():
    study = search(recipe, SPACE, data, **ROUND)
    assert all(0 < trial.user_attrs["seconds"] < math.inf for trial in study.trials)
