"""The figures of notebook 10 and of studies: drawings show the data, and captions describe the
drawing. Expected numbers are worked out by hand."""

import itertools
import types

import numpy as np
import optuna
import pytest
from matplotlib.colors import to_hex

from mlpkit.plots import FOURTH, QUIET, TEST, TRAINING, VALIDATION, png, studies
from mlpkit.plots import search as draw
from mlpkit.plots.room import room
from mlpkit.plots.search import winners
from mlpkit.search.tpe import Bumps

NAN = np.nan


def lines(axis, colour=None):
    """Return [(xs, ys)] of the lines in an axis with one colour."""
    return [
        (list(line.get_xdata()), list(line.get_ydata()))
        for line in axis.lines
        if colour is None or to_hex(line.get_color()).upper() == colour
    ]


def a_surface():
    """3 rates × 2 widths, two seeds, two measured epochs; at the highest rate a seed diverges."""
    last = np.array([[1.0, 0.8], [0.6, 0.5], [0.9, NAN]])
    losses = np.stack([last + 0.1, last - 0.1], axis=2)  # (R, W, S)
    losses[2, 1, 1] = 0.7
    losses = np.stack([losses + 1, losses], axis=3)
    rates, widths = np.array([0.01, 0.1, 1.0]), np.array([8.0, 32.0])

    def at(settings, seed=0, epochs=27):
        i, j = list(rates).index(settings["rate"]), list(widths).index(settings["width"])
        return losses[i, j, seed, [9, 27].index(epochs)]

    named = {"rates": rates, "widths": widths, "seeds": np.arange(2), "losses": losses, "at": at}
    return types.SimpleNamespace(**named, epochs=np.array([9, 27]))


def test_the_map_is_the_mean_of_the_seeds_after_the_last_epoch():
    figure, caption = draw.surface(a_surface())
    shown = figure.axes[0].collections[0].get_array()
    np.testing.assert_allclose(
        np.ma.filled(shown, NAN), [[1.0, 0.6, 0.9], [0.8, 0.5, NAN]], rtol=1e-12
    )
    assert caption == (
        "The loss after 27 epochs, mean of 2 seeds, for 6 settings; in the hatched 17% a seed "
        "diverges. It is lowest at rate 0.1, width 32; from there it changes more along the rate "
        "(up to 0.30 higher) than along the width (0.10)."
    )
    assert lines(figure.axes[0]) == [([0.1], [32.0])]
    edges = figure.axes[0].get_xlim()
    np.testing.assert_allclose(edges, (0.01 / np.sqrt(10), np.sqrt(10)))


def test_above_the_map_each_trial_is_at_its_own_loss_and_the_line_at_the_best_width():
    grid = [{"rate": r, "width": w} for r in (0.01, 0.1) for w in (8.0, 32.0)]
    loose = [{"rate": r, "width": 8.0} for r in (0.01, 0.1, 1.0)] + [{"rate": 1.0, "width": 32.0}]
    figure, caption = draw.grid_and_random(a_surface(), grid, loose)
    assert caption == (
        "Grid: 4 trials try 2 rates, and the best has loss 0.500; random: 4 trials try 3 rates, "
        "and the best has loss 0.600. The lowest of the map is 0.500."
    )
    above_grid, above_random, below_grid, below_random = figure.axes
    grid_rates = [0.01, 0.01, 0.1, 0.1]
    assert lines(below_grid, FOURTH) == [(grid_rates, [8, 32, 8, 32])]
    assert lines(below_random, FOURTH) == [([0.01, 0.1, 1, 1], [8, 8, 8, 32])]
    named = draw.grid_and_random(a_surface(), grid, loose, names=("random", "Halton"))
    assert "; Halton: 4 trials try 3 rates" in named[1]
    rates, heights = lines(above_random, FOURTH)[0]
    assert rates == [0.01, 0.1, 1.0, 1.0]
    np.testing.assert_allclose(heights, [1.0, 0.6, 0.9, NAN])
    assert lines(above_random, FOURTH)[1][0] == [1.0]  # the cross of the trial that diverged
    np.testing.assert_allclose(lines(above_grid, FOURTH)[0], [grid_rates, [1.0, 0.8, 0.6, 0.5]])
    np.testing.assert_allclose(lines(above_grid, TRAINING), [[[0.01, 0.1, 1.0], [0.8, 0.5, 0.9]]])
    assert above_grid.get_ylim() == above_random.get_ylim()
    assert above_grid.get_ylim()[1] > 1.0  # room for the worst trial


def test_a_rate_that_diverges_at_every_width_has_a_cross_and_no_loss():
    surface = a_surface()
    surface.losses[2] = NAN
    settings = [{"rate": 1.0, "width": 8.0}]
    figure, caption = draw.grid_and_random(surface, settings, settings)
    assert [line.get_marker() for line in figure.axes[0].lines][-1] == "x"
    assert lines(figure.axes[0], FOURTH)[-1][0] == [1.0]
    assert "loss nan" in caption


def test_shares_of_decades_are_counted_for_both_scales():
    figure, caption = draw.linear_and_log([0.001, 0.2, 0.5, 1.0], [0.001, 0.005, 0.02, 0.5])
    assert caption.startswith("75% of 4 rates drawn uniformly on a linear scale are above a tenth")
    assert caption.endswith("of 4 drawn on a log scale, 25% are.")
    told = [text.get_text() for text in figure.axes[0].texts]
    assert told == ["25%", "0%", "75%", "50%", "25%", "25%"]
    assert lines(figure.axes[0])[0][0] == [0.001, 0.2, 0.5, 1.0]


def test_tpe_continues_where_the_good_ones_are_dense_and_the_others_are_not():
    rates = 10.0 ** np.array([-4, -3, -2, -1, 0])
    figure, caption = draw.density(rates, [5, 4, 3, 1, NAN], share=0.2)
    assert caption.startswith("5 trials: the 1 best (blue)")
    assert "the other 4, 1 of which diverged (×), above it. " in caption
    (good,) = (text for text in figure.axes[1].texts if text.get_text() == "l, the good")
    assert good.get_color() == TRAINING
    (crossed,) = (line for line in figure.axes[0].lines if line.get_marker() == "x")
    assert crossed.get_xdata().tolist() == [1.0]
    (places, good), (_, rest) = lines(figure.axes[1])[:2]
    good_bumps, rest_bumps = Bumps([-1.0], -4, 0), Bumps([-4.0, -3, -2, 0], -4, 0)
    np.testing.assert_allclose(good, good_bumps(np.log10(places)))
    np.testing.assert_allclose(rest, rest_bumps(np.log10(places)))
    strokes, heights = lines(figure.axes[2], TRAINING)[0]
    drawn = np.log10(strokes)
    np.testing.assert_allclose(heights, good_bumps(drawn) / rest_bumps(drawn))
    goes = figure.axes[0].lines[-1].get_xdata()[0]
    assert len(strokes) == 24 and goes == pytest.approx(strokes[np.argmax(heights)])
    assert f"greatest: {goes:.2g}, where l is {max(heights):.1f} times g." in caption


def test_a_loss_far_above_the_others_is_on_the_upper_edge_and_the_caption_says_so():
    rates = 10.0 ** np.array([-4, -3, -2, -1, 0])
    figure, caption = draw.density(rates, [90, 4, 3, 1, 2], share=0.2)
    assert lines(figure.axes[0], QUIET)[0][1] == [2, 3, 4, 7]  # 1 + 2 · (4 − 1)
    assert "the other 4, above it; dots on the upper edge are that high or higher." in caption


def test_the_range_of_rates_may_be_wider_than_the_rates_tried():
    figure, _ = draw.density([0.01, 0.1, 1.0], [3.0, 1.0, 2.0], within=(1e-3, 10))
    assert figure.axes[0].get_xlim() == (pytest.approx(1e-3), pytest.approx(10))
    assert lines(figure.axes[1])[0][0][0] == pytest.approx(1e-3)


def a_map_whose_order_turns(count=20):
    """After the first epoch the order is reversed; after the second it is the final order."""
    end = np.arange(count, dtype=float)
    losses = np.stack([-end, end, end], axis=1).reshape(count, 1, 1, 3)
    losses = np.concatenate([losses, np.full((1, 1, 1, 3), NAN)])
    return types.SimpleNamespace(losses=losses, epochs=np.array([1, 3, 9]))


def test_the_order_after_a_few_epochs_is_shown_against_the_final_order():
    figure, caption = draw.orders(a_map_whose_order_turns())
    assert caption == (
        "Places of the 20 settings that did not diverge, the best first. The rank correlation "
        "with the order after 9 epochs is −1.00 after 1, 1.00 after 3. The best twentieth at the "
        "end (vermilion) had places 20 to 20, 1 to 1."
    )
    assert [lines(axis, VALIDATION) for axis in figure.axes] == [[([19], [0])], [([0], [0])]]
    early, late = lines(figure.axes[0], QUIET)[0]
    assert (early, late) == (list(range(18, -1, -1)), list(range(1, 20)))


@pytest.mark.parametrize(
    ("rates", "losses", "share", "what"),
    [
        ([1, 1, 1], [1, 2, 3], 0.2, "1 different"),
        ([1, 2, 3], [1, 2], 0.2, r"\(2,\)"),
        ([1, 2, 3], [NAN] * 3, 0.2, "0 finite"),
        ([1, 2, 3], [1, 2, 3], 1.0, "share 1.0"),
    ],
)
def test_densities_of_too_few_trials_are_refused(rates, losses, share, what):
    with pytest.raises(ValueError, match=f"{what}.*; expected three rates or more"):
        draw.density(rates, losses, share)


RUNGS = [
    (1, np.array([0, 1, 2, 3]), np.array([2.0, 1.5, 1.8, 1.9])),
    (2, np.array([1, 2]), np.array([1.2, 1.0])),
    (4, np.array([2]), np.array([0.8])),
]


def test_a_ladder_has_the_path_of_each_candidate_to_where_it_was_stopped():
    figure, caption = draw.ladder(RUNGS)
    axis = figure.axes[0]
    assert caption == "4 → 2 → 1 candidates. The winner: 0.800."
    assert lines(axis, TEST)[0] == ([0, 1, 2], [1.8, 1.0, 0.8])
    grey = [line for line in lines(axis, QUIET) if len(line[0]) > 1]
    assert grey == [([0, 1], [1.5, 1.2])]
    assert ([0], [2.0]) in lines(axis, QUIET)
    assert [text.get_text() for text in axis.texts] == ["4 candidates", "2", "1", "winner"]


def test_a_ladder_shows_which_candidates_were_stopped_too_early():
    figure, caption = draw.ladder(RUNGS, truth=np.array([0.7, 0.9, 0.8, NAN]))
    assert caption.endswith(
        "One that was stopped after 1 epoch (vermilion) would have ended at 0.700."
    )
    assert lines(figure.axes[0], VALIDATION)[1] == ([0, 2], [2.0, 0.7])
    figure, caption = draw.ladder(RUNGS, truth=np.array([0.85, 0.9, 0.8, 0.9]))
    assert caption.endswith("None of those stopped would have ended lower.")
    assert not lines(figure.axes[0], VALIDATION)


def test_a_ladder_goes_up_rung_by_rung_on_the_same_axes():
    pictures = [draw.ladder(RUNGS, truth=np.array([0.7, 0.9, 0.8, 1]), upto=k) for k in range(3)]
    limits = {figure.axes[0].get_ylim() + figure.axes[0].get_xlim() for figure, _ in pictures}
    assert len(limits) == 1
    assert pictures[1][1] == "4 → 2 candidates. The lowest so far: 1.000."
    ways = [line for line in lines(pictures[1][0].axes[0], TRAINING) if len(line[0]) > 1]
    assert ways == [([0, 1], [1.5, 1.2]), ([0, 1], [1.8, 1.0])]
    assert not lines(pictures[1][0].axes[0], VALIDATION)
    untold = [draw.ladder(RUNGS, upto=k)[0].axes[0] for k in range(3)]
    assert len({axis.get_ylim() + axis.get_xlim() for axis in untold}) == 1


def test_an_empty_ladder_is_refused_and_a_diverged_candidate_is_on_the_edge():
    with pytest.raises(ValueError, match="all 2 losses of the first rung are nan"):
        draw.ladder([(1, np.array([0, 1]), np.array([NAN, NAN]))])
    rungs = [(1, np.array([0, 1]), np.array([NAN, 1.0])), (3, np.array([1]), np.array([0.5]))]
    figure, _ = draw.ladder(rungs)
    assert ([0], [1.0]) in lines(figure.axes[0], QUIET)  # drawn at the highest loss
    assert not any("higher" in text.get_text() for text in figure.axes[0].texts)
    more = [(1, np.arange(4), np.array([NAN, 1.0, NAN, 1.2])), *rungs[1:]]
    assert "3, this high or higher" in [t.get_text() for t in draw.ladder(more)[0].axes[0].texts]


def test_the_best_of_draws_is_the_mean_over_all_draws():
    errors, test_errors = np.array([0.3, 0.1, 0.2, 0.2]), np.array([0.35, 0.3, 0.1, 0.2])
    found = winners.of_the_best(errors, test_errors, [1, 2, 3])
    for draws in (1, 2, 3):
        best, tested = [], []
        for picked in itertools.product(range(4), repeat=draws):
            least = min(errors[list(picked)])
            equal = [k for k in range(4) if errors[k] == least]
            best.append(least)
            tested.append(test_errors[equal].mean())
        means = [curve[draws - 1] for curve in found]
        np.testing.assert_allclose(means, (np.mean(best), np.mean(tested)))


def test_the_winners_bias_is_in_percent_and_has_its_standard_errors():
    rng = np.random.default_rng(1)
    errors = rng.normal(0.2, 0.01, 400)
    figure, caption = draw.winners_bias(errors, np.full(400, 0.25))
    assert "the test error changes by +0.00 ± 0.00 points" in caption.replace("−0.00", "+0.00")
    axis = figure.axes[0]
    (draws, validation), (_, test) = lines(axis)[:2]
    assert (draws[0], draws[-1]) == (1, 200)
    assert axis.get_xscale() == "log" and axis.get_xlim() == (1, 200)
    assert validation[0] == pytest.approx(100 * errors.mean())
    np.testing.assert_allclose(test, 25)
    low, high = axis.collections[0].get_paths()[0].get_extents().get_points()[:, 1]
    band = axis.collections[0].get_paths()[0].vertices
    at_one = band[band[:, 0] == 1][:, 1]
    assert np.ptp(at_one) / 2 == pytest.approx(100 * errors.std() / 20, rel=0.1)
    assert low < validation[-1] < high
    with pytest.raises(ValueError, match="got 3 errors and 3 test errors"):
        draw.winners_bias([0.1] * 3, [0.1] * 3)


def test_equal_runs_are_dots_and_the_best_by_validation_has_a_ring_in_both_rows():
    errors, tested = [0.20, 0.18, 0.20, 0.22], [0.18, 0.20, 0.19, 0.19]
    figure, caption = draw.equal_runs(errors, tested)
    assert caption == (
        "4 runs of one setting. Their validation errors are 18.0 to 22.0%, 20.0% on average; the "
        "best (ringed) is 2.0 points below the mean. Their test errors are 18.0 to 20.0%, 19.0% on "
        "average; the same run has 20.0% and is number 4."
    )
    above, below = figure.axes
    for axis, colour, across, heights, ring in (
        (above, VALIDATION, [20, 18, 20, 22], [0, 0, 1, 0], ([18], [0])),
        (below, TEST, [18, 20, 19, 19], [0, 0, 0, 1], ([20], [0])),
    ):
        (dots,) = lines(axis, colour)
        np.testing.assert_allclose(dots, (across, heights))
        np.testing.assert_allclose(lines(axis)[-1], ring)
    assert above.get_xlim() == below.get_xlim()


def test_the_best_of_equal_runs_lies_on_top_of_its_column():
    figure, _ = draw.equal_runs([0.18, 0.2], [0.2, 0.2])
    np.testing.assert_allclose(lines(figure.axes[1])[-1], ([20], [1]))


def test_before_the_test_images_are_asked_their_row_is_empty():
    figure, caption = draw.equal_runs([0.20, 0.18, 0.20, 0.22])
    assert "test" not in caption and caption.endswith("2.0 points below the mean.")
    assert lines(figure.axes[1]) == []


def test_gains_are_bars_from_zero_with_their_errors():
    rows = {"9 random draws, not 3": (-0.5, 0.1), "TPE": (0.0125, 0.002)}
    figure, caption = draw.gains(rows)
    assert caption == (
        "Differences in loss, lower is better: 9 random draws, not 3: −0.500 ± 0.100; TPE: +0.013 "
        "± 0.002 (± standard error)."
    )
    (axis,) = figure.axes
    assert lines(axis, QUIET)[:2] == [([0, -0.5], [0, 0]), ([-0.5], [0])]
    assert lines(axis, TRAINING)[:2] == [([0, 0.0125], [1, 1]), ([0.0125], [1])]
    errors = [bars.get_segments()[0][:, 0].tolist() for bars in axis.collections]
    np.testing.assert_allclose(errors, [[-0.6, -0.4], [0.0105, 0.0145]])
    assert [name.get_text() for name in axis.get_yticklabels()] == list(rows)
    caption = draw.gains(rows, "in points", "higher", digits=1)[1]
    assert (
        caption.startswith("Differences in points, higher is better: ") and "−0.5 ± 0.1" in caption
    )


def test_a_worn_validation_set_is_measured_by_its_gap_to_other_images():
    errors = np.array([[0.20, 0.10, 0.08], [0.22, 0.12, 0.08]])
    others = np.array([[0.20, 0.13, 0.12], [0.20, 0.17, 0.16]])
    figure, caption = draw.worn([1, 10, 1000], errors, others)
    assert caption == (
        "For the best of 1, 10 and 1,000, the error on other images minus that on the validation "
        "images is −1.00 ± 1.00, 4.00 ± 1.00, 6.00 ± 2.00 points. The error on other images falls "
        "by 5.00 ± 2.00 from 1 to 10, 1.00 ± 0.00 from 10 to 1,000 (means of 2 training sets ± "
        "standard error)."
    )
    np.testing.assert_allclose(lines(figure.axes[0], VALIDATION)[0], [[10, 1000], [11, 8]])
    np.testing.assert_allclose(lines(figure.axes[0], TEST)[0], [[10, 1000], [15, 14]])


def test_shorter_searches_are_next_to_the_search_they_come_from():
    figure, caption = draw.shorter_searches([3.0, 1.0, 2.0], [2.0, 1.5, 1.25])
    assert caption.endswith("from these, the lowest loss is on average 1.2500 after 3 trials.")
    (_, found), (draws, mean) = lines(figure.axes[0])[:2]
    assert found == [3, 1, 1]
    assert (draws, mean) == ([1, 2, 3], [2, 1.5, 1.25])
    many = np.linspace(9, 8, 40)
    assert (
        "8.7692 after 10, 8.2564 after 30, 8.0000 after 40 trials."
        in draw.shorter_searches(many, many)[1]
    )


def test_the_better_three_quarters_have_at_least_half_of_an_axis():
    assert room([1.0, 2, 3, 4, 1e6]) == (1, 7)  # 4 is their third quartile
    assert room([-1.0, -2, -3, -4, -1e6], sign=-1) == (-7, -1)
    assert room([1.0, 2, 3]) == (1, 3)
    assert room([2.0, 2, 2, 2, NAN, np.inf, 9]) == (2, 9)
    assert room([NAN]) == (0, 1)


# Studies

RATE = optuna.distributions.FloatDistribution(1e-4, 1.0, log=True)
DEPTH = optuna.distributions.IntDistribution(1, 5)
KIND = optuna.distributions.CategoricalDistribution(["relu", "tanh", None])


def trial(value=None, state="COMPLETE", reported=(), **params):
    kinds = {"rate": RATE, "depth": DEPTH, "kind": KIND}
    return optuna.trial.create_trial(
        **{"value": value, "params": params, "state": optuna.trial.TrialState[state]},
        distributions={name: kinds[name] for name in params},
        intermediate_values=dict(enumerate(reported)),
    )


def a_study(*trials, direction="minimize"):
    study = optuna.create_study(
        direction=direction, storage=optuna.storages.InMemoryStorage(), sampler=None
    )
    study.add_trials(trials)
    return study


def some_trials():
    return (
        trial(3.0, rate=1e-4, depth=1, kind="relu"),
        trial(state="FAIL", rate=1.0, depth=5, kind="tanh"),
        trial(state="PRUNED", reported=[4.0, 2.5], rate=0.1, depth=2, kind="tanh"),
        trial(1.0, rate=0.01, depth=3, kind=None),
        trial(2.0, rate=1.0, depth=5, kind="tanh"),
    )


def test_a_history_has_every_trial_where_it_ended():
    figure, caption = studies.history(a_study(*some_trials()))
    assert caption == (
        "Trials: 3 completed (dots), 1 stopped early (crosses), 1 failed (marks below). "
        "The best: 1, trial 3."
    )
    axis = figure.axes[0]
    assert lines(axis, QUIET) == [([2], [2.5])]
    assert lines(axis, TRAINING) == [([0, 3, 4], [3, 1, 2])]
    assert lines(axis, TEST) == [([0, 3, 4, 4], [3, 1, 1, 1])]
    assert lines(axis, VALIDATION)[0][0] == [1]


def test_a_study_that_maximizes_has_the_highest_value_as_its_best():
    study = a_study(*some_trials(), direction="maximize")
    figure, caption = studies.history(study)
    assert caption.endswith("The best: 3, trial 0.")
    assert lines(figure.axes[0], TEST)[0][1] == [3, 3, 3, 3]
    assert "Green the best: rate 0.0001, depth 1, kind relu; score 3" in studies.parallel(study)[1]
    assert studies.slices(study)[1].endswith("The best (ring): 3.")


def test_values_far_worse_are_on_the_edge_and_the_caption_says_so():
    values = [1.0, 2, 3, 4, 1e6]
    figure, caption = studies.history(a_study(*(trial(v, rate=0.1) for v in values)))
    assert "What lies beyond an axis is drawn on its edge." in caption
    heights = lines(figure.axes[0], TRAINING)[0][1]
    assert heights[:4] == values[:4] and heights[4] == figure.axes[0].get_ylim()[1] < 10
    assert "edge" not in studies.history(a_study(*(trial(v, rate=0.1) for v in values[:4])))[1]


def test_a_trial_that_stopped_without_a_report_is_drawn_at_the_worse_edge():
    stopped = trial(state="PRUNED", rate=0.1)
    for direction, edge in (("minimize", 1), ("maximize", 0)):
        study = a_study(trial(1.0, rate=0.1), trial(2.0, rate=0.1), stopped, direction=direction)
        axis = studies.history(study)[0].axes[0]
        assert lines(axis, QUIET) == [([2], [axis.get_ylim()[edge]])]


def test_parallel_lines_pass_each_setting_at_its_place_in_the_range():
    figure, caption = studies.parallel(a_study(*some_trials()))
    green = lines(figure.axes[0], TEST)[0][1]
    np.testing.assert_allclose(green, [0.5, 0.5, 1, 0])  # 0.01 is the middle of 1e-4 … 1
    grey = [heights for _, heights in lines(figure.axes[0], QUIET)]
    np.testing.assert_allclose(grey, [[0, 0, 0, 1], [1, 1, 0.5, 0.5]])
    assert caption == (
        "A line for each completed trial, 3 in all. Green the best: rate 0.01, depth 3, kind None; "
        "loss 1."
    )
    names = [label.get_text() for label in figure.axes[0].get_xticklabels()]
    assert names == ["rate", "depth", "kind", "loss"]


def test_slices_have_a_panel_for_each_setting_and_its_whole_range():
    figure, caption = studies.slices(a_study(*some_trials()))
    assert [axis.get_xlabel() for axis in figure.axes] == ["rate", "depth", "kind"]
    rate, depth, kind = figure.axes
    np.testing.assert_allclose(rate.collections[0].get_offsets(), [[1e-4, 3], [0.01, 1], [1, 2]])
    np.testing.assert_allclose(kind.collections[0].get_offsets()[:, 0], [0, 2, 1])
    assert [label.get_text() for label in kind.get_xticklabels()] == ["relu", "tanh", "None"]
    assert rate.get_xscale() == "log" and rate.get_xlim()[0] < 1e-4 and rate.get_xlim()[1] > 1
    assert depth.get_xlim()[0] < 1 and depth.get_xlim()[1] > 5
    assert lines(rate, TEST) == [] and rate.lines[-1].get_xdata()[0] == 0.01  # the ring
    assert lines(depth, QUIET) == [([2], [2.5])]
    assert "Each dot is one of 3 completed trials, by rate, depth, kind" in caption
    assert "Each cross is one of 1 stopped early." in caption


def test_a_setting_is_left_out_for_the_trials_that_lack_it():
    study = a_study(trial(1.0, rate=0.1), trial(2.0, depth=3), trial(3.0, rate=0.2, depth=1))
    figure, _ = studies.parallel(study)
    np.testing.assert_array_equal(np.isnan(lines(figure.axes[0], TEST)[0][1]), [0, 1, 0])
    rate, _ = studies.slices(study)[0].axes
    assert np.isnan(rate.collections[0].get_offsets().filled(NAN)[:, 0]).tolist() == [0, 1, 0]


def test_the_setting_that_decides_is_the_most_important():
    rng = np.random.default_rng(0)
    rates, depths = 10 ** rng.uniform(-4, 0, 60), rng.integers(1, 6, 60)
    values = np.log10(rates) ** 2
    trials = [trial(v, rate=r, depth=int(d)) for v, r, d in zip(values, rates, depths, strict=True)]
    figure, caption = studies.importance(a_study(*trials))
    names = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    widths = [bar.get_width() for bar in figure.axes[0].patches]
    assert names == ["rate", "depth"] and widths[0] > 0.6 and sum(widths) == pytest.approx(1)
    assert f"most of all rate, {100 * widths[0]:.0f}%; least depth" in caption


@pytest.mark.parametrize("function", [studies.history, studies.parallel, studies.slices])
@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.filterwarnings("error")
def test_one_or_two_trials_are_enough_for_a_picture(function, count):
    figure, caption = function(a_study(*some_trials()[:1] * count))
    assert caption and png(figure)


@pytest.mark.filterwarnings("error")
def test_a_history_of_trials_that_all_failed_or_stopped_is_a_picture():
    figure, caption = studies.history(a_study(*some_trials()[1:3]))
    assert caption.startswith("Trials: 0 completed") and png(figure)
    assert png(studies.history(a_study(some_trials()[1]))[0])


@pytest.mark.parametrize(
    ("function", "trials", "words"),
    [
        (studies.history, (), "no trial of the study has ended"),
        (studies.parallel, some_trials()[1:3], "0 of the study's 2 trials are completed"),
        (studies.slices, (trial(1.0),), "have no settings"),
        (studies.importance, some_trials(), "3 of the study's 5 .* expected 10 or more"),
        (studies.importance, [trial(2.0, rate=0.1)] * 10, "all 10 trials have the value 2"),
    ],
)
def test_a_study_with_nothing_to_draw_is_refused(function, trials, words):
    with pytest.raises(ValueError, match=words):
        function(a_study(*trials))


def test_a_study_of_two_values_is_refused():
    study = optuna.create_study(directions=["minimize", "maximize"])
    study.add_trial(optuna.trial.create_trial(values=[1.0, 2.0]))
    for function in (studies.history, studies.parallel, studies.slices, studies.importance):
        with pytest.raises(ValueError, match="has 2 values per trial; expected one"):
            function(study)
