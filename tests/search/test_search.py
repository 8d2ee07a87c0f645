"""Spaces, random search, successive halving, and how certain a difference is."""

import itertools
import math

import numpy as np
import pytest

from mlpkit.search import (
    Choice,
    Integer,
    LogUniform,
    Uniform,
    choice,
    expected_best,
    grid,
    how_many_draws,
    integer,
    log_uniform,
    paired_difference,
    quasi_random_draws,
    radical_inverse,
    random_draws,
    random_search,
    successive_halving,
    uniform,
)

SPACE = {
    "rate": LogUniform(1e-4, 1.0),
    "decay": Uniform(0.0, 0.5),
    "layers": Integer(1, 3),
    "bend": Choice(("relu", "tanh")),
}


def test_uniform_gives_known_values_at_three_points():
    assert [uniform(u, 2, 10) for u in (0, 0.25, 1)] == [2, 4, 10]


def test_log_uniform_agrees_with_hand_calculation():
    values = [log_uniform(u, 1e-4, 1.0) for u in (0, 0.25, 0.5, 0.75, 1)]
    assert values == pytest.approx([1e-4, 1e-3, 1e-2, 1e-1, 1])
    # halfway on a log scale is the geometric mean
    assert log_uniform(0.5, 3, 12) == pytest.approx(6)


def test_each_factor_of_ten_gets_the_same_share_of_log_uniform():
    values = log_uniform(np.random.default_rng(0).random(100_000), 1e-4, 1.0)
    counts, _ = np.histogram(values, [1e-4, 1e-3, 1e-2, 1e-1, 1])
    assert counts == pytest.approx(25_000, rel=0.02)


def test_integer_has_both_ends_and_gives_each_value_the_same_share():
    u = (np.arange(3000) + 0.5) / 3000
    values = [integer(each, 5, 7) for each in u]
    assert [values.count(n) for n in (5, 6, 7)] == [1000, 1000, 1000]
    assert {type(n) for n in values} == {int}
    assert [integer(0, -1, 1), integer(1 - 1e-9, -1, 1)] == [-1, 1]


def test_choice_gives_each_option_the_same_share():
    u = (np.arange(300) + 0.5) / 300
    values = [choice(each, "abc") for each in u]
    assert [values.count(each) for each in "abc"] == [100, 100, 100]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Uniform(1, 1), "uniform: got 1 … 1; expected low < high"),
        (lambda: Uniform(2, 1), "uniform: got 2 … 1"),
        (lambda: Uniform(0, math.inf), "finite"),
        (lambda: Uniform(math.nan, 1), "uniform: got nan … 1"),
        (lambda: LogUniform(0, 1), "log_uniform: got 0 … 1; expected 0 < low < high"),
        (lambda: LogUniform(-2, -1), "log_uniform: got -2 … -1"),
        (lambda: Integer(3, 3), "integer: got 3 … 3"),
        (lambda: Integer(1.5, 3), "integer: got 1.5 … 3; expected whole numbers"),
        (lambda: Integer(1, 2.5), "integer: got 1 … 2.5; expected whole numbers"),
        (lambda: Uniform("a", "b"), "uniform: got 'a' … 'b'; expected low < high"),
        (lambda: Uniform(-1.7e308, 1.7e308), "uniform: got .*; expected a finite high − low"),
        (lambda: LogUniform(1, 10**400), "log_uniform: got 1 … 1000"),
        (lambda: LogUniform(1e-300, 1e300), "log_uniform: got .*; expected a finite high / low"),
        (lambda: Integer(False, True), "integer: got False … True; expected whole numbers"),
        (lambda: Choice(()), "choice: got no options"),
    ],
)
def test_an_impossible_range_is_refused_where_it_is_written(make, words):
    with pytest.raises(ValueError, match=words):
        make()


def test_the_classes_agree_with_the_functions():
    assert Uniform(2, 10)(0.25) == 4
    assert LogUniform(1, 100)(0.5) == pytest.approx(10)
    assert Integer(5, 7)(0.5) == 6
    assert Choice(("a", "b"))(0.5) == "b"


def test_random_draws_take_one_u_per_setting_in_the_order_of_the_space():
    u = np.random.default_rng(3).random((5, 4))
    expected = [
        {
            "rate": 10 ** (-4 + 4 * row[0]),
            "decay": row[1] / 2,
            "layers": 1 + int(3 * row[2]),
            "bend": "relu" if row[3] < 0.5 else "tanh",
        }
        for row in u
    ]
    drawn = random_draws(SPACE, 5, np.random.default_rng(3))
    for one, other in zip(drawn, expected, strict=True):
        assert list(one) == list(SPACE)
        assert one == {**other, "rate": pytest.approx(other["rate"])}


def test_a_longer_search_begins_like_a_shorter_one():
    short, long = (random_draws(SPACE, n, np.random.default_rng(0)) for n in (10, 20))
    assert long[:10] == short


def test_a_grid_with_a_generator_is_shifted_and_just_as_even():
    space = {"decay": Uniform(0.0, 1.0), "other": Uniform(0.0, 1.0)}
    found = grid(space, {"decay": 4, "other": 2}, np.random.default_rng(0))
    a, b = np.random.default_rng(0).random(2)
    decays, others = (a + np.arange(4)) / 4, (b + np.arange(2)) / 2
    expected = [{"decay": x, "other": y} for x, y in itertools.product(decays, others)]
    assert [list(each.values()) for each in found] == [
        pytest.approx(list(each.values())) for each in expected
    ]


def test_digits_are_reversed_after_the_point():
    assert [radical_inverse(k, 2) for k in range(5)] == [0, 1 / 2, 1 / 4, 3 / 4, 1 / 8]
    assert [radical_inverse(k, 3) for k in (1, 2, 3, 5)] == pytest.approx(
        [1 / 3, 2 / 3, 1 / 9, 7 / 9]
    )


def test_quasi_random_draws_fill_each_box_once_apart_from_a_shift():
    space = {"decay": Uniform(0.0, 1.0), "other": Uniform(0.0, 1.0)}
    u = np.array(
        [list(s.values()) for s in quasi_random_draws(space, 36, np.random.default_rng(1))]
    )
    assert ((0 <= u) & (u < 1)).all()
    # before the shift the first point is 0
    boxes = np.floor((u - u[0]) % 1 * (4, 9) + 1e-9) % (4, 9)
    assert len({tuple(box) for box in boxes}) == 36


def test_quasi_random_searches_differ_by_their_generator_and_a_longer_one_begins_alike():
    one, same, other = (
        quasi_random_draws(SPACE, n, np.random.default_rng(seed))
        for n, seed in ((5, 0), (9, 0), (5, 1))
    )
    assert same[:5] == one != other
    places = [
        quasi_random_draws({"u": Uniform(0.0, 1.0)}, 1, np.random.default_rng(k))[0]["u"]
        for k in range(400)
    ]
    assert np.mean(places) == pytest.approx(0.5, abs=0.06)
    with pytest.raises(ValueError, match="got 7 settings; expected 6 or fewer"):
        quasi_random_draws(dict.fromkeys("abcdefg", Uniform(0, 1)), 3, np.random.default_rng(0))


def test_a_grid_has_all_combinations_and_the_last_name_varies_fastest():
    space = {"rate": LogUniform(1, 100), "layers": Integer(1, 3), "bend": Choice("ab")}
    found = grid(space, {"layers": 3, "rate": 2, "bend": 1})
    expected = [
        {"rate": pytest.approx(rate), "layers": layers, "bend": "b"}
        for rate, layers in itertools.product([10**0.5, 10**1.5], [1, 2, 3])
    ]
    assert found == expected
    assert list(found[0]) == list(space)


def test_a_grid_of_n_points_has_one_in_the_middle_of_each_nth():
    assert [s["x"] for s in grid({"x": Uniform(0, 8)}, {"x": 4})] == [1, 3, 5, 7]


@pytest.mark.parametrize("points", [{}, {"x": 0}, {"x": 1, "y": 2}, {"y": 2}, {"x": True}])
def test_a_grid_with_wrong_names_or_zero_points_is_refused(points):
    with pytest.raises(ValueError, match=r"grid: got points .* expected 1 or more for each of x"):
        grid({"x": Uniform(0, 1)}, points)


@pytest.mark.parametrize("draw", [random_draws, quasi_random_draws])
@pytest.mark.parametrize("trials", [True, -1, 2.5])
def test_the_number_of_trials_must_be_a_whole_number(draw, trials):
    told = f"{draw.__name__}: got trials {trials}; expected a whole number of 0 or more."
    with pytest.raises(ValueError, match=told):
        draw(SPACE, trials, np.random.default_rng(0))


def test_random_search_returns_the_best_settings_and_all_losses_in_order():
    asked = []

    def evaluate(settings):
        asked.append(settings)
        return abs(math.log(settings["rate"] / 0.03))

    best, losses = random_search(evaluate, SPACE, 30, np.random.default_rng(1))
    assert asked == random_draws(SPACE, 30, np.random.default_rng(1))  # each once
    assert losses == pytest.approx([abs(math.log(s["rate"] / 0.03)) for s in asked])
    assert losses.shape == (30,)
    assert best == min(asked, key=lambda s: abs(math.log(s["rate"] / 0.03)))


def test_a_trial_that_diverged_never_wins_and_its_nan_is_kept():
    given = iter([math.nan, 2.0, math.nan, 1.0, 1.0, math.inf])
    best, losses = random_search(lambda _: next(given), SPACE, 6, np.random.default_rng(0))
    assert np.array_equal(losses, [math.nan, 2, math.nan, 1, 1, math.inf], equal_nan=True)
    # the first of several equally good ones
    assert best == random_draws(SPACE, 6, np.random.default_rng(0))[3]


@pytest.mark.parametrize("trials", [0, 3])
def test_a_search_without_a_finite_loss_says_so(trials):
    with pytest.raises(ValueError, match=f"random_search: got {trials} trials, and no loss"):
        random_search(lambda _: math.nan, SPACE, trials, np.random.default_rng(0))


def test_successive_halving_agrees_with_hand_calculation():
    table = {  # candidate: its loss by budget
        "a": {2: 5.0, 6: 4.0},
        "b": {2: 1.0, 6: 0.9, 18: 0.8},
        "c": {2: 3.0},
        "d": {2: 2.0, 6: 0.5, 18: 0.1},
        "e": {2: math.nan},
        "f": {2: 9.0},
        "g": {2: 8.0},
    }
    asked = []

    def evaluate(name, budget):
        asked.append((name, budget))
        return table[name][budget]

    rungs = successive_halving(evaluate, list("abcdefg"), 2)
    assert asked == [*((name, 2) for name in "abcdefg"), ("b", 6), ("d", 6), ("d", 18)]
    assert [budget for budget, _, _ in rungs] == [2, 6, 18]
    assert [alive.tolist() for _, alive, _ in rungs] == [[0, 1, 2, 3, 4, 5, 6], [1, 3], [3]]
    assert np.array_equal(rungs[0][2], [5, 1, 3, 2, math.nan, 9, 8], equal_nan=True)
    assert [losses.tolist() for _, _, losses in rungs[1:]] == [[0.9, 0.5], [0.1]]


@pytest.mark.parametrize(
    ("n", "factor", "sizes"),
    [
        (27, 3, [27, 9, 3, 1]),
        (8, 2, [8, 4, 2, 1]),
        (8, 3, [8, 2, 1]),
        (2, 3, [2, 1]),
        (1, 3, [1]),
        (17, 4, [17, 4, 1]),
    ],
)
def test_the_rungs_get_shorter_by_the_factor_down_to_one(n, factor, sizes):
    rungs = successive_halving(lambda c, _: -c, list(range(n)), 1, factor)
    assert [len(alive) for _, alive, _ in rungs] == sizes
    assert [budget for budget, _, _ in rungs] == [factor**i for i in range(len(sizes))]
    assert rungs[-1][1].tolist() == [n - 1]


def test_the_first_of_equal_losses_go_on_and_so_does_nan():
    for loss in (1.0, math.nan):
        rungs = successive_halving(lambda *_, loss=loss: loss, [0] * 40, 1)
        assert [alive.tolist() for _, alive, _ in rungs[1:]] == [list(range(13)), [0, 1, 2, 3], [0]]


def test_nan_sorts_below_the_worst_number():
    losses = [math.nan, math.inf, math.nan, 7.0]
    rungs = successive_halving(lambda c, _: losses[c], [0, 1, 2, 3], 1, 2)
    assert rungs[1][1].tolist() == [3, 1]


@pytest.mark.parametrize(("candidates", "factor"), [([], 3), ([1], 1), ([1, 2], 2.5), ([1], True)])
def test_halving_without_candidates_or_a_factor_is_refused(candidates, factor):
    with pytest.raises(ValueError, match=r"successive_halving: got .* candidates, factor"):
        successive_halving(lambda *_: 0.0, candidates, 1, factor)


@pytest.mark.parametrize("draws", [1, 2, 3, 4])
def test_expected_best_is_the_mean_over_all_ways_to_draw(draws):
    losses = [0.7, 0.2, 0.9, 0.2, 0.5]
    every = [min(drawn) for drawn in itertools.product(losses, repeat=draws)]
    assert expected_best(losses, draws) == pytest.approx(np.mean(every))


def test_expected_best_falls_from_the_mean_to_the_lowest():
    losses = np.random.default_rng(0).random(40)
    found = [expected_best(losses, draws) for draws in (1, 2, 5, 20, 10_000)]
    assert found[0] == pytest.approx(losses.mean())
    assert found[-1] == pytest.approx(losses.min())
    assert found == sorted(found, reverse=True)


def test_expected_best_does_not_modify_the_losses():
    losses = np.array([3.0, 1.0, 2.0])
    assert isinstance(expected_best(losses, 2), float)
    assert losses.tolist() == [3, 1, 2]


@pytest.mark.parametrize(
    ("losses", "draws"),
    [
        ([], 1),
        ([[1.0, 2.0]], 1),
        ([1.0, math.nan], 2),
        ([1.0, math.inf], 2),
        ([1.0, 2.0], 0),
        ([1.0], True),
    ],
)
def test_expected_best_refuses_losses_without_a_mean(losses, draws):
    with pytest.raises(ValueError, match="expected_best: got losses"):
        expected_best(losses, draws)


@pytest.mark.parametrize(
    ("share", "confidence", "n"),
    [
        (0.05, 0.95, 59),
        (0.5, 0.75, 2),
        (0.5, 0.76, 3),
        (0.1, 0.19, 2),
        (0.1, 0.05, 1),
        (0.01, 0.01, 1),
        (0.5, 1e-12, 1),
    ],
)
def test_how_many_draws_is_the_smallest_sufficient_number(share, confidence, n):
    assert how_many_draws(share, confidence) == n
    assert isinstance(how_many_draws(share, confidence), int)
    assert 1 - (1 - share) ** n >= confidence - 1e-12
    assert 1 - (1 - share) ** (n - 1) < confidence


@pytest.mark.parametrize(("share", "confidence"), [(0, 0.5), (1, 0.5), (0.5, 0), (0.5, 1)])
def test_how_many_draws_needs_a_share_and_a_confidence_between_0_and_1(share, confidence):
    with pytest.raises(ValueError, match="how_many_draws: got share"):
        how_many_draws(share, confidence)


def test_a_paired_difference_agrees_with_hand_calculation():
    mean, error, wins = paired_difference([1, 5, 3], [2, 7, 3])  # d = 1, 2, 0: mean 1, std 1
    assert (mean, wins) == (1, 2)
    assert error == pytest.approx(1 / math.sqrt(3))


def test_two_pairs_are_enough():
    assert paired_difference([1, 2], [2, 5]) == pytest.approx((2, 1, 2))  # d = 1, 3: std √2


def test_a_grid_of_zero_points_for_one_of_two_is_refused():
    with pytest.raises(ValueError, match="grid: got points"):
        grid({"x": Uniform(0, 1), "y": Uniform(0, 1)}, {"x": 0, "y": 2})


def test_everything_that_a_pair_shares_cancels():
    luck = np.random.default_rng(0).normal(0, 100, 10)
    d = np.random.default_rng(1).normal(1, 0.1, 10)
    mean, error, wins = paired_difference(luck, luck + d)
    assert (mean, wins) == (pytest.approx(1, abs=0.1), 10)
    assert error < 0.1


def test_with_five_pairs_luck_alone_exceeds_three_standard_errors_once_in_25_times():
    draws = np.random.default_rng(0).normal(0, 1, (20_000, 5))
    found = [paired_difference(np.zeros(5), d)[:2] for d in draws]
    beyond = np.mean([abs(mean) > 3 * error for mean, error in found])
    assert beyond == pytest.approx(1 / 25, abs=0.005)


@pytest.mark.parametrize(("a", "b"), [([1, 2], [1, 2, 3]), ([1], [2]), ([[1, 2]], [[1, 2]])])
def test_numbers_not_in_pairs_are_refused(a, b):
    with pytest.raises(ValueError, match="expected one number per seed in each"):
        paired_difference(a, b)
