"""The guesses of notebook 10, except those on luck and on which check would have caught a bug."""

import math

import numpy as np

from mlpkit.checker import Guess
from mlpkit.search import Uniform, grid, how_many_draws, log_uniform, random_draws, uniform


def share_below_a_tenth(draw):
    """The share of u between 0 and 1 for which draw(u, 0.0001, 1) is below 0.1."""
    u = (np.arange(100_000) + 0.5) / 100_000
    return float(np.mean(draw(u, 1e-4, 1.0) < 0.1))


def distinct_rates():
    """How many rates 25 trials of rate and width try: on a grid of 5 × 5, and at random."""
    space = {"rate": Uniform(0.0, 1.0), "width": Uniform(0.0, 1.0)}
    tried = grid(space, {"rate": 5, "width": 5}), random_draws(space, 25, np.random.default_rng(0))
    return tuple(len({settings["rate"] for settings in each}) for each in tried)


def epochs_of_the_ladder(candidates=27, factor=3):
    """Epochs of a halving from 1 epoch for each to one candidate, all trained from the start."""
    rungs = round(math.log(candidates, factor)) + 1
    return sum(candidates // factor**rung * factor**rung for rung in range(rungs))


BELOW_A_TENTH = Guess(
    name="below_a_tenth",
    notebook=10,
    again="""
        A learning rate is drawn between 0.0001 and 1: once uniformly (linear) and once so that its
        logarithm is uniform (logarithmic). What share of the draws is below 0.1? Two numbers from
        0 to 1: linear, logarithmic.
    """,
    answer=lambda: (share_below_a_tenth(uniform), share_below_a_tenth(log_uniform)),
    tolerance=0.02,
    share=True,
    parts=("linear", "logarithmic"),
    rules={
        "linear": "the distance from 0.0001 to 0.1, divided by that from 0.0001 to 1.",
        "logarithmic": "the factors of ten below 0.1, divided by all factors of ten.",
    },
    because=(
        "drawn uniformly, one rate in ten is below 0.1, though three of the four factors of ten "
        "lie there. With a uniform logarithm each factor gets a quarter."
    ),
    wrong={
        ("linear", 0.75): "that is the share where the logarithm is uniform. Here the rate itself "
        "is uniform.",
        ("linear", 0.9): "that is the share above 0.1.",
        ("logarithmic", 0.25): "that is the share above 0.1: one of the four factors of ten.",
        ("logarithmic", 0.1): "that is the share where the rate itself is uniform.",
        ("logarithmic", 0.5): "half of the draws are below 0.01: −2 is halfway from −4 to 0.",
    },
)

FINER_GRID = Guess(
    name="finer_grid",
    notebook=10,
    again="""
        A network has five settings, such as its rate and its width. Two of them matter, and nobody
        knows which two. A grid with two values of each, 32 trainings, has found little. You may
        train 243 more networks. Which of these is likely to find a lower loss?

        - a) a finer grid, with three values of each: 3 · 3 · 3 · 3 · 3
        - b) 243 candidates drawn at random
        - c) neither: 243 trials are 243 trials
    """,
    answer="b",
    because=(
        "the grid has 3 · 3 = 9 pairs of values for the two settings that matter, and tries each "
        "pair 27 times, with different values of the other three. At random all 243 pairs are "
        "different."
    ),
    wrong={
        "a": (
            "three values of each make 3 · 3 = 9 pairs for the two settings that matter. How many "
            "pairs do 243 random draws try?"
        ),
        "c": (
            "they cost the same. But how many different pairs does the grid try for the two "
            "settings that matter, and how many do random draws?"
        ),
    },
)

DISTINCT_RATES = Guess(
    name="distinct_rates",
    notebook=10,
    again="""
        25 networks are trained to find a good learning rate and a good width: once on a grid of
        5 × 5, and once with both drawn at random from an interval. How many different rates does
        each way try? Two numbers: grid, random.
    """,
    answer=distinct_rates,
    parts=("grid", "random"),
    rules={
        "grid": "each rate comes once with every width.",
        "random": "each trial draws its own rate.",
    },
    because=(
        "on the grid each of 5 rates comes with 5 widths. Where the width hardly matters, four of "
        "these five trials say nothing new about the rate. At random all 25 say something new."
    ),
    wrong={
        ("grid", 25): "that is the number of trials. They share their rates: each comes 5 times.",
        ("grid", 10): "5 rates and 5 widths. The question asks for the rates.",
        ("random", 5): "that is the grid's number. At random no rate comes twice.",
    },
)

DRAWS_NEEDED = Guess(
    name="draws_needed",
    notebook=10,
    again="""
        You look for good settings of a network among very many. How many candidates do you have to
        draw at random for one of the best 5% to be among them with a probability of at least 95%?
    """,
    answer=lambda: how_many_draws(0.05, 0.95),
    because=(
        "n draws all miss the best 5% with probability 0.95ⁿ. For 58 that is a little more than "
        "0.05, for 59 a little less. The size of the space and the number of settings don't "
        "matter; but that says nothing about how good the best 5% are."
    ),
    wrong={
        20: "20 draws find one on average: 20 · 0.05 = 1. But often they find none: 0.95²⁰ = 0.36.",
        19: "that is 0.95 / 0.05. The probability that n draws all miss is 0.95ⁿ.",
        1: "one draw is among the best 5% with a probability of 5%.",
        95: "0.95⁹⁵ is below 0.01: far fewer draws are enough.",
        100: "0.95¹⁰⁰ is below 0.01: far fewer draws are enough.",
        58: "0.95⁵⁸ = 0.051 is a little too much.",
        58.4: "for that n, 0.95ⁿ is 0.05, but n should be whole. Is 0.95ⁿ less or more for n = 58?",
        60: "60 are enough, but so is one fewer.",
    },
)

SLOW_STARTER = Guess(
    name="slow_starter",
    notebook=10,
    again="""
        Halving, a way to search for good settings of a network, trains all candidates for 1 epoch
        and keeps the best third; these it trains for 3 epochs, and keeps a third again, and so on.
        Which good settings is it most likely to throw out after 1 epoch?

        - a) those with a high rate, whose loss jumps about
        - b) those that are slow at first, and best in the end
        - c) those that overfit after many epochs
    """,
    answer="b",
    because=(
        "after 1 epoch, settings with a low rate, a warm-up or strong regularization have gained "
        "little so far. Halving takes the order after few epochs for the order after many. Where "
        "the two differ, a larger first budget helps, or several ladders with different first "
        "budgets, as in Hyperband."
    ),
    wrong={
        "a": (
            "a high rate usually leads after 1 epoch, because it has come furthest. If its loss "
            "jumps about, it is thrown out later, and rightly."
        ),
        "c": (
            "they lead in the beginning, and go on; the overfitting shows only later. They are "
            "kept too long, not thrown out too early."
        ),
    },
)

EPOCHS_OF_THE_LADDER = Guess(
    name="epochs_of_the_ladder",
    notebook=10,
    again="""
        27 settings are trained for 1 epoch, the best 9 for 3, the best 3 for 9 and the last one for
        27, each from the start. How many epochs is that in all?
    """,
    answer=epochs_of_the_ladder,
    because=(
        "every rung costs the same 27 epochs, because a third as many are trained with three times "
        "the budget: 4 · 27. Training all 27 to the end would take 27 · 27 = 729."
    ),
    wrong={
        729: "that is all 27 trained for 27 epochs, the cost that halving avoids.",
        40: "that is how many trainings there are, 27 + 9 + 3 + 1. They have different lengths.",
        81: (
            "that is three rungs, or four if a training continues from where it ended: 27 + 9 · 2 "
            "+ 3 · 6 + 18. Here there are four, and each training begins from the start."
        ),
        27: "that is one rung. There are four.",
    },
)

FOUR_WORKERS = Guess(
    name="four_workers",
    notebook=10,
    again="""
        A search for good settings makes 40 trials one after the other, each chosen by a method
        that learns from the losses so far. Now four workers train four at a time. What changes?

        - a) only the time
        - b) the time, and each choice knows fewer losses
        - c) the time, and each training sees a quarter of the images
    """,
    answer="b",
    because=(
        "when a trial is chosen, three others are still running, and their losses are not known. "
        "With random draws that would change nothing, because they don't learn from losses. So the "
        "more workers there are, the less a clever choice gains."
    ),
    wrong={
        "a": (
            "that would be so with random draws, which need to know nothing. What does this method "
            "know about the three that are still running?"
        ),
        "c": (
            "each worker trains its own network, with all images. It is the trials that are "
            "divided. What does the next choice know?"
        ),
    },
)
