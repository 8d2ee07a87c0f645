"""How certain a number is: quantiles compared with printed tables, intervals with simulated
tables."""

import math

import numpy as np
import pytest

from mlpkit.capstone.intervals import gain_interval, interval, spread_of
from mlpkit.capstone.quantiles import beta_quantile, t_quantile
from tests.capstone import simulated, simulated_gains
from tests.capstone.simulated import CELLS

# the least coverage allowed; the largest width, relative to the estimate's spread
LEAST, MOST = 0.935, 1.3
MANY, FEW = 2_000, 300  # tables
BEATEN = 0.025  # largest share of tables of pure noise on which the baseline may seem beaten
QUICK = "60 rows, 95%", "36 groups, 85%", "1000 in time, normal"
LEARNABLE = [  # learner, rows, signal
    *(("ridge, numbers", n, signal) for n in (60, 200, 1_000) for signal in (0.5, 1.5)),
    *(("nearest mean", n, signal) for n in (60, 200, 1_000) for signal in (0.5, 1.5)),
    *(("neighbour", 200, signal) for signal in (0.5, 1.5)),
]
NOISE = [(learner, n) for learner in simulated_gains.LEARNERS for n in (60, 200)]


def error_of(share, tables):
    return math.sqrt(share * (1 - share) / tables)


def test_quantiles_are_those_of_printed_tables():
    """Student's t at 97.5%; Clopper and Pearson's limits of 19 in 20, and of 8 in 8."""
    for freedom, t in ((1, 12.706), (4, 2.776), (9, 2.262), (35, 2.030), (1e6, 1.960)):
        assert t_quantile(freedom) == pytest.approx(t, abs=6e-4)
    assert beta_quantile(0.025, 19, 2) == pytest.approx(0.7513, abs=5e-5)
    assert beta_quantile(0.975, 20, 1) == pytest.approx(0.9987, abs=5e-5)
    assert beta_quantile(0.025, 8, 1) == pytest.approx(0.025 ** (1 / 8))


def test_quantiles_are_those_of_scipy():
    stats = pytest.importorskip("scipy.stats")
    for a, b in ((0.3, 7.5), (2, 0.5), (57.3, 3.9), (4_000, 900.5), (12.2, 30_000)):
        for p in (0.025, 0.5, 0.975):
            assert beta_quantile(p, a, b) == pytest.approx(stats.beta.ppf(p, a, b), rel=1e-9)
    for freedom in (0.7, 2.4, 6.1, 88.8):
        assert t_quantile(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), rel=1e-9)


@pytest.mark.parametrize("name", QUICK)
def test_an_interval_contains_the_truth_in_95_of_100_tables(name):
    found = simulated.measured(CELLS[name], FEW)
    assert found.coverage >= LEAST - 3 * error_of(LEAST, FEW)
    assert found.width <= MOST * (1 + 3 / math.sqrt(2 * FEW))
    assert found.untold <= 0.05


@pytest.mark.proofs
@pytest.mark.parametrize("name", CELLS)
def test_over_2000_tables_an_interval_contains_the_truth_and_is_no_wider_than_needed(name):
    """In cells where `interval` may decline, it may miss the truth in 6.5% of all tables."""
    cell = CELLS[name]
    found = simulated.measured(cell, MANY)
    if cell.may_decline:
        assert found.missed <= 1 - LEAST
    else:
        assert found.untold <= 0.05
        assert found.coverage >= LEAST
    assert not found.width > MOST  # if there is no interval at all, the width is nan


@pytest.mark.proofs
@pytest.mark.parametrize(("rows", "missed"), [(60, 0.14), (200, 0.09)])
def test_large_errors_too_rare_to_be_in_the_rows_are_missed_as_often_as_stated(rows, missed):
    truth = 1.18 * math.sqrt(2 / math.pi)

    def rare(rng):
        return simulated.rarely_large(rng, rows), None, None

    cell = simulated.Cell("rare", rare, truth, False, True)
    assert simulated.measured(cell, MANY).missed == pytest.approx(missed, abs=0.015)


@pytest.mark.proofs
@pytest.mark.parametrize("cell", LEARNABLE)
def test_the_interval_of_a_gain_contains_the_true_gain_although_splits_share_rows(cell):
    found = simulated_gains.measured(*cell, MANY)
    assert found.coverage >= LEAST
    assert found.width <= MOST


@pytest.mark.proofs
@pytest.mark.parametrize(("learner", "rows"), NOISE)
def test_on_pure_noise_the_baseline_is_hardly_ever_beaten(learner, rows):
    found = simulated_gains.measured(learner, rows, 0, MANY)
    assert found.beaten <= BEATEN + 3 * error_of(BEATEN, MANY)


def test_in_100_tables_of_noise_the_baseline_is_hardly_ever_beaten():
    found = simulated_gains.measured("nearest mean", 60, 0, FEW // 3)
    assert found.beaten <= BEATEN + 3 * error_of(BEATEN, FEW // 3)


def test_the_interval_of_a_share_stays_between_0_and_1():
    """With one of twelve unequal groups all wrong, a symmetric ± would exceed 100%."""
    groups = np.repeat(np.arange(12), np.arange(10, 22))
    for right in (groups != 3, groups == 3, groups >= 0, groups < 0):
        _, low, high, reason = interval(right, True, groups)
        assert not reason
        assert 0 <= low < high <= 1


def test_the_interval_of_a_share_of_rows_is_that_of_clopper_and_pearson():
    _, low, high, _ = interval(np.arange(20) > 0, True)
    assert (low, high) == (pytest.approx(0.7513, abs=5e-5), pytest.approx(0.9987, abs=5e-5))


def test_copies_of_rows_within_their_group_do_not_make_the_interval_narrower():
    values = np.random.default_rng(0).random(40) < 0.8
    alone = interval(np.repeat(values, 2), True, np.repeat(np.arange(40), 2))
    more = interval(np.repeat(values, 9), True, np.repeat(np.arange(40), 9))
    assert more[:3] == pytest.approx(alone[:3])
    by_row = interval(np.repeat(values, 9), True)
    assert more.high - more.low > 2.5 * (by_row.high - by_row.low)


def test_blocks_follow_the_times_and_not_the_order_of_the_rows():
    rng = np.random.default_rng(1)
    values, _, times = CELLS["1000 in time, normal"].draw(rng)
    mixed = rng.permutation(len(values))
    found = interval(values, False, times=times)
    assert interval(values[mixed], False, times=times[mixed])[:3] == pytest.approx(found[:3])
    assert found.high - found.low > 1.5 * np.diff(interval(values, False)[1:3])[0]


def test_with_groups_and_times_the_interval_contains_the_one_by_each_alone():
    values, groups, _ = CELLS["36 groups, 85%"].draw(np.random.default_rng(2))
    times = np.random.default_rng(3).permutation(len(values))  # time has no effect in this table
    both, by_group = (interval(values, True, groups, each) for each in (times, None))
    assert both.low <= by_group.low < by_group.high <= both.high
    drift = np.random.default_rng(7).random(1_200) < np.linspace(0.7, 0.9, 1_200)
    times, groups = np.arange(1_200), np.arange(1_200) % 40  # groups have no effect in this table
    both, by_time = (interval(drift, True, each, times) for each in (groups, None))
    assert both[:3] == pytest.approx(by_time[:3])
    assert both.low < interval(drift, True, groups).low


def test_groups_that_are_all_right_count_as_one_row_each():
    found = interval(np.ones(60), True, np.arange(60) % 12)
    assert found[:3] == (1, pytest.approx(0.025 ** (1 / 12)), 1)


def test_a_share_of_groups_counts_rows_by_the_error_between_groups():
    """Ten groups of 20 rows, 12 to 19 right; 2.262 is t with 9 degrees of freedom."""
    right = np.array([12, 19, 15, 17, 13, 18, 16, 14, 19, 17])
    values = (np.arange(20) < right[:, None]).ravel()
    share, between = 0.8, (right / 20).std(ddof=1) / math.sqrt(10)
    rows = share * (1 - share) / between**2 * (1.96 / 2.262) ** 2
    found = interval(values, True, np.repeat(np.arange(10), 20))
    low = beta_quantile(0.025, share * rows, rows - share * rows + 1)
    assert found[:2] == (pytest.approx(share), pytest.approx(low, abs=1e-4))


def test_a_unit_that_carries_most_of_the_error_leaves_few_degrees_of_freedom():
    alike = np.where(np.arange(20) % 2, 1.0, -1.0)
    carried = np.where(np.arange(20) == 3, 19.0, -1.0)
    assert spread_of(alike, np.arange(20)).freedom == pytest.approx(19)
    assert 2 < spread_of(carried, np.arange(20)).freedom < 2.5


def test_the_mean_of_skewed_errors_may_be_farther_above_than_below():
    found = interval(np.random.default_rng(6).exponential(size=300), False)
    assert found.high - found.value > 1.02 * (found.value - found.low)


def few(count):
    return np.arange(600) % count


@pytest.mark.parametrize(
    ("values", "given", "reason"),
    [
        (few(7) > 0, {"groups": few(7)}, "7 groups are too few"),
        (few(1) == 0, {"groups": few(1)}, "1 group is too few"),
        (few(7) > 0, {"groups": np.minimum(few(600), 11)}, "12 groups so unequal count as 1"),
        (few(7)[:4] > 0, {}, "4 rows are too few"),
        (few(7)[:12] / 9, {}, "12 rows are too few"),
        (few(7)[:499] > 0, {"times": few(600)[:499]}, "in time 500 rows are needed"),
        (few(600) < 400, {"times": few(600)}, "neighbours in time are so alike that the rows"),
        (few(600) // 599 + 1e-3, {}, "a tenth of the rows makes up 66% of the error"),
        (np.full(600, 0.5), {}, "all rows are equally far off"),
    ],
)
def test_a_missing_interval_has_a_reason(values, given, reason):
    found = interval(values, values.dtype == bool, **given)
    assert (found.low, found.high) == (None, None)
    assert found.reason.startswith(reason)
    assert found.value == pytest.approx(values.mean())


def test_a_row_that_judges_in_five_splits_is_one_row():
    gained = np.random.default_rng(4).normal(0.3, 1, 200)
    once = gain_interval([gained, gained + 1e-9], [np.arange(200)] * 2)
    often = gain_interval([gained] * 5, [np.arange(200)] * 5)
    # 1.972: t for 199 degrees of freedom, from a table
    half = 1.972 * gained.std(ddof=1) / math.sqrt(200)
    assert often.high - often.value == pytest.approx(half, rel=1e-3)
    assert once.high - once.low == pytest.approx(often.high - often.low)


def test_trainings_that_differ_widen_the_interval_of_the_gain():
    gained = np.random.default_rng(5).normal(0.3, 1, 1_000)
    parts, places = gained.reshape(5, 200), np.arange(1_000).reshape(5, 200)
    parts = parts - parts.mean(axis=1, keepdims=True) + 0.3
    alike = gain_interval(parts, places)
    apart = gain_interval(parts + np.array([[-0.4], [-0.2], [0], [0.2], [0.4]]), places)
    assert apart.value == pytest.approx(alike.value)
    half = 2.776 * math.sqrt(0.1 / 5)  # the variance of the five shifts is 0.1
    assert apart.high - apart.value == pytest.approx(half, rel=0.05)
    assert alike.high - alike.value < half / 4


def test_with_a_single_group_no_gain_has_an_interval():
    found = gain_interval([np.arange(9.0)] * 5, [np.arange(9)] * 5, groups=np.zeros(9))
    assert found.reason == "1 group is too few"
