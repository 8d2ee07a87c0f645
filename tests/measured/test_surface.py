"""The measured loss surface: values between its points, and a consistent file."""

import json
from dataclasses import replace

import numpy as np
import pytest

from benchmarks import surface as benchmark
from mlpkit.measured.surface import FILE, SPACE, Surface, load_surface


@pytest.fixture
def surface():
    """4 rates, 3 widths, 2 seeds, 2 epochs; the last rate has diverged at the first width."""
    rates, widths = np.array([0.01, 0.04, 0.1, 1.0]), np.array([4.0, 8.0, 64.0])
    x, y = np.log(rates)[:, None, None, None], np.log(widths)[:, None, None]
    losses = 1 + 2 * x - 3 * y + 0.5 * x * y + 100 * np.arange(2)[:, None] + 10 * np.arange(2)
    losses[3, 0] = np.nan
    none = np.zeros(0)
    measured = rates, widths, np.array([5, 6]), np.array([1, 27]), losses
    return Surface(*measured, none, none, none, none, none, {})


def formula(rate, width):
    x, y = np.log(rate), np.log(width)
    return 1 + 2 * x - 3 * y + 0.5 * x * y


def test_a_measured_point_has_its_measured_value_even_next_to_one_that_diverged(surface):
    settings = {"rate": surface.rates[:, None], "width": surface.widths}
    for seed in (0, 1):
        for place, epochs in enumerate((1, 27)):
            found = surface.at(settings, seed, epochs)
            np.testing.assert_array_equal(found, surface.losses[:, :, seed, place])


def test_halfway_between_four_points_in_the_log_it_is_their_mean(surface):
    losses = surface.losses[:2, 1:, 0, 1]
    settings = {"rate": (0.01 * 0.04) ** 0.5, "width": (8 * 64) ** 0.5}
    assert surface.at(settings) == pytest.approx(losses.mean(), rel=1e-12)


def test_the_interpolation_reproduces_functions_that_are_bilinear_in_the_logs(surface):
    rng = np.random.default_rng(0)
    rates, widths = 0.01 * 10 ** rng.random(50), 4 * 16 ** rng.random(50)
    found = surface.at({"rate": rates, "width": widths}, seed=1, epochs=1)
    np.testing.assert_allclose(found, formula(rates, widths) + 100, rtol=1e-12)


def test_arrays_give_what_their_numbers_give_one_by_one(surface):
    rates, widths = np.array([0.011, 0.04, 0.5, 0.5]), np.array([4, 33, 5, 8])
    together = surface.at({"rate": rates, "width": widths})
    one_by_one = [surface.at({"rate": r, "width": w}) for r, w in zip(rates, widths, strict=True)]
    np.testing.assert_array_equal(together, one_by_one)
    assert isinstance(one_by_one[0], float)


def test_between_points_a_diverged_one_makes_nan(surface):
    assert np.isnan(surface.at({"rate": 0.11, "width": 7.9}))
    assert np.isnan(surface.at({"rate": 0.5, "width": 4}))
    assert np.isfinite(surface.at({"rate": 0.5, "width": 8}))
    assert np.isfinite(surface.at({"rate": 0.1, "width": 7.9}))


def test_a_diverged_point_does_not_affect_the_last_point_after_it(surface):
    losses = surface.losses.copy()
    losses[:, 1] = np.nan
    holed = replace(surface, losses=losses)
    assert holed.at({"rate": 0.02, "width": 64}) == surface.at({"rate": 0.02, "width": 64})


@pytest.mark.parametrize(
    ("settings", "other", "message"),
    [
        ({"rate": 0.009, "width": 8}, {}, "the rate 0.009; expected 0.01 … 1"),
        ({"rate": 0.1, "width": 64.5}, {}, "the width 64.5; expected 4 … 64"),
        ({"rate": np.nan, "width": 8}, {}, "the rate nan"),
        ({"rate": np.array([0.1, 2]), "width": 8}, {}, "the rate"),
        ({"rate": 0.1, "width": 8}, {"epochs": 9}, r"epochs 9; expected one of \[1, 27\]"),
        ({"rate": 0.1, "width": 8}, {"seed": 2}, r"seed 2; expected one of \[0, 1\]"),
        ({"rate": 0.1, "width": 8}, {"seed": -1}, "seed -1"),
    ],
)
def test_points_that_were_not_measured_are_refused(surface, settings, other, message):
    with pytest.raises(ValueError, match=f"Surface.at: got {message}"):
        surface.at(settings, **other)


# The file that comes with mlpkit


def test_the_file_is_small_and_has_what_was_asked_for():
    s = load_surface()
    assert FILE.stat().st_size < 200_000
    R, W, S, E = s.losses.shape
    assert R * W >= 400 and S == 3 and s.epochs.tolist() == [1, 3, 9, 27]
    assert s.errors.shape == s.losses.shape and s.test_errors.shape == (R, W, S)
    assert (len(s.rates), len(s.widths), len(s.seeds), len(s.epochs)) == (R, W, S, E)
    assert s.equal_errors.shape == s.equal_test_errors.shape == s.equal_few_errors.shape == (100,)
    assert not s.losses.flags.writeable


def test_the_measured_settings_are_evenly_spaced_in_the_log():
    s = load_surface()
    for name, axis in (("rate", s.rates), ("width", s.widths)):
        assert (axis[0], axis[-1]) == (SPACE[name].low, SPACE[name].high)
        even = np.geomspace(axis[0], axis[-1], len(axis))
        within = 0.5 if name == "width" else 5e-4 * axis
        assert (np.abs(axis - even) <= within).all() and (np.diff(axis) > 0).all()


def test_a_run_that_diverged_stays_so_and_the_others_have_all_their_numbers():
    s = load_surface()
    gone = np.isnan(s.losses)
    assert gone.any() and (np.diff(gone.astype(int), axis=-1) >= 0).all()
    np.testing.assert_array_equal(gone, np.isnan(s.errors))
    np.testing.assert_array_equal(gone[..., -1], np.isnan(s.test_errors))
    assert not np.isnan(s.equal_errors).any() and not np.isinf(s.losses).any()


def test_errors_are_whole_images():
    s = load_surface()
    images = s.made["settings"]["images"]
    for errors, count in (
        (s.errors, images["validation"]),
        (s.test_errors, images["test"]),
        (s.equal_errors, images["validation"]),
        (s.equal_few_errors, s.made["few"]),
        (s.equal_test_errors, images["test"]),
    ):
        wrong = errors[np.isfinite(errors)] * count
        np.testing.assert_allclose(wrong, np.round(wrong), atol=1e-6)
        assert (wrong >= 0).all() and (wrong <= count).all()


def test_the_record_of_how_it_was_made_names_the_command_and_no_path():
    made = load_surface().made
    assert made["command"].startswith("python -m benchmarks.surface")
    assert set(made) >= {"date", "settings", "versions", "seconds"}
    assert "/" not in json.dumps(made).replace("784-width-10", "")


@pytest.mark.parametrize(("i", "j", "seed"), [(12, 9, 0), (20, 0, 2)])
def test_training_again_gives_the_numbers_of_the_file(monkeypatch, i, j, seed):
    s = load_surface()
    monkeypatch.setattr(benchmark, "EPOCHS", (1, 3))
    run = benchmark.train(float(s.rates[i]), int(s.widths[j]), int(s.seeds[seed]))
    # Another processor rounds differently, and 180 steps amplify the difference.
    np.testing.assert_allclose(run["losses"], s.losses[i, j, seed, :2], rtol=0.02)
    np.testing.assert_allclose(run["errors"], s.errors[i, j, seed, :2], atol=0.02)


def test_a_run_that_diverges_is_nan_from_then_on(monkeypatch):
    monkeypatch.setattr(benchmark, "EPOCHS", (1, 3))
    run = benchmark.train(3.0, 8, 0)
    assert len(run["losses"]) == len(run["errors"]) == 2
    assert np.isnan([*run["losses"], *run["errors"], run["few"], run["test"]]).all()


def test_a_fine_grid_contains_the_coarse_one():
    fine, coarse = benchmark.axes(33, 16), benchmark.axes(9, 6)
    assert all(set(few) < set(many) for few, many in zip(coarse, fine, strict=True))
    assert (len(set(fine[0])), len(set(fine[1]))) == (33, 16)
