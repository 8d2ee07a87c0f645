"""The training monitor with a numeric target: R² in place of accuracy, and no wall of images."""

import numpy as np
import pytest

from mlpkit.fitting.checkpoints.state import HistoryOfNumbers
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Adam
from mlpkit.targets import Numbers
from mlpkit.training import fit
from mlpkit.widgets import watched_images
from mlpkit.widgets.recording import record
from mlpkit.widgets.training_monitor import TrainingMonitor
from mlpkit.widgets.watched_runs import RUNS, Watched, compute, past, still


@pytest.fixture(autouse=True)
def no_earlier_runs():
    RUNS.clear()


def run(target=None, epochs=4):
    """The arguments of `fit` and of the monitor: always the same."""
    rng = np.random.default_rng(5)
    X = rng.standard_normal((120, 3))
    y = 50 + 10 * X[:, 0] + rng.standard_normal(120)
    network = mlp([3, 8, 1])
    parameters = initialize(network, rng, dtype=np.float64)
    settings = {"optimizer": Adam(0.03), "batch_size": 20, "epochs": epochs, "rng": rng}
    settings |= {"loss": target or Numbers.of(y[:80]), "validation": (X[80:], y[80:])}
    return (network, parameters, (X[:80], y[:80])), settings


def trained(**changed):
    given, settings = run(**changed)
    monitor = TrainingMonitor(*given, **settings)
    monitor.press("start")
    monitor.thread.join(60)
    assert monitor.status == "finished"
    return monitor


def test_the_monitor_sees_what_fit_sees():
    monitor, (given, settings) = trained(), run()
    assert type(monitor.history) is HistoryOfNumbers
    assert monitor.history == fit(*given, **settings, progress=False)
    assert monitor.now(monitor.history).target == settings["loss"]


def test_the_monitor_shows_r_squared_and_no_wall():
    monitor = trained()
    numbers, said = monitor.look()
    squared = monitor.history.validation_scores[-1]
    assert f"R² {squared:.3g}. This run is over" in said and "wall" not in said
    assert (numbers["measure"], numbers["guess"]) == ("R²", "the mean")
    assert numbers["guessing"] == {"R²": 0, "loss": 1}
    assert numbers["runs"][-1]["lowest"].endswith(f"of 4, R² {squared:.3g}")
    assert monitor.lasting["count"] == 0 and monitor.seen == {}
    assert "accuracy" not in repr(monitor) + monitor.lasting["task"] + monitor.lasting["question"]
    _, right = still(numbers, {}).axes
    assert right.get_title(loc="left") == "R²"
    assert len(record(monitor)["stops"]["epoch"]) == 5  # a page can be saved


def test_no_rows_of_a_numeric_target_are_chosen_for_the_wall():
    assert watched_images.chosen(np.array([0.0, 1.0, 0.5]), 1).tolist() == []


def test_only_runs_with_the_same_target_are_shown_behind_the_current_one():
    given, settings = run()
    trained()
    assert len(TrainingMonitor(*given, **settings).earlier) == 1
    given, settings = run(target=Numbers(50, 10))
    assert TrainingMonitor(*given, **settings).earlier == []


def watched(scores):
    history = HistoryOfNumbers([1.0] * len(scores), list(scores))
    return Watched("words", (3, 1, Numbers()), history, Numbers())


def test_the_axis_of_r_squared_ends_at_minus_1():
    lowest = lambda *scores: compute(watched(scores), [], 9)[0]["lowest_accuracy"]  # noqa: E731
    assert lowest(0.3, 0.5) == pytest.approx(0.25)
    assert lowest(-0.5, 0.5) == pytest.approx(-0.55)
    assert lowest(-40.0, 0.5) == -1
    assert lowest() == pytest.approx(-0.05)  # so that the R² of the mean, 0, is inside


def test_after_the_lowest_loss_the_sentence_says_that_it_learns_by_heart():
    losses = [1.0, 0.5, 0.6, 0.7, 0.8]
    history = HistoryOfNumbers(losses, [0.0] * 5, losses, [0.0] * 5)
    assert past(history, 2) == HistoryOfNumbers([1, 0.5], [0, 0], [1, 0.5], [0, 0])
    _, said = compute(Watched("words", (3, 1, Numbers()), history, Numbers()), [], 9)
    assert said.endswith("lowest after epoch 2: since then it learns by heart what its training "
                         "rows have by chance.")  # fmt: skip
