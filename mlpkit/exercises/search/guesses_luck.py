"""The guesses of notebook 10 on luck: in the winner of a search, and between two candidates."""

import numpy as np

from mlpkit.checker import Guess


def lowest_of_alike(trials=100, error=0.3):
    """How far the lowest of `trials` numbers with this standard error is below their mean.

    To three digits, because the last ones differ between NumPy versions.
    """
    rng = np.random.default_rng(0)
    return round(float(-np.mean(np.min(rng.normal(0, error, (20_000, trials)), axis=1))), 3)


AS_GOOD_AS_ITS_SCORE = Guess(
    name="as_good_as_its_score",
    notebook=10,
    placing=True,
    again="""
        100 settings of a network were tried, and each was measured on the same validation images.
        The best has a validation error of 16.8%. What error do you expect of it on new images?

        - a) 16.8%: the validation images had no part in training
        - b) more than 16.8%
        - c) less than 16.8%, because it is the best
    """,
    answer="b",
    because=(
        "each error is right on average, and its luck is as often good as bad. But this one was "
        "taken because it was the lowest of 100, and good luck helps to make an error the lowest. "
        "On new images the luck is drawn again. How much luck there was can be measured on images "
        "that had no part in the choice."
    ),
    wrong={
        "a": (
            "that holds for each of the 100 before you know its error. But this one was taken "
            "because its error was the lowest. What kind of luck do the lowest have?"
        ),
        "c": (
            "it is the best by its score. But luck is part of the 16.8% too, and what kind of "
            "luck does the lowest of 100 have?"
        ),
    },
)

MORE_TRIALS = Guess(
    name="more_trials",
    notebook=10,
    again="""
        A random search over the settings of a network continues from 100 trials to 1,000. After
        each trial it keeps the settings with the lowest validation error so far. What is certain
        at the end?

        - a) the test error of the settings kept is lower than after 100
        - b) its validation error is not higher than after 100; its test error may be higher
        - c) its test error is higher: with so many trials the validation images are learnt by heart
    """,
    answer="b",
    because=(
        "the lowest of more numbers is never higher. But what wins by a little may win by luck "
        "with the validation images, and this luck stays behind on other images. More trials often "
        "help, but that is not certain."
    ),
    wrong={
        "a": (
            "the search lowers the validation error. Settings that beat the old ones by luck may "
            "be worse on other images."
        ),
        "c": (
            "it is true that each trial that wins by luck has learnt a little about the validation "
            "images. But among 900 more trials there may be better settings, too. Which of the two "
            "counts for more depends on the trials."
        ),
    },
)

# You train the same setting 100 times, each time with a different seed. Each validation error is
# right on average, and its standard error is 0.3 points (a normal distribution). By how many points
# is the lowest of the 100 below the mean of all, on average?
LOWEST_OF_100 = Guess(
    name="lowest_of_100",
    notebook=10,
    answer=lowest_of_alike,
    measured=True,
    tolerance=0.1,
    percent=True,
    because=(
        "the lowest of 100 normal numbers lies 2.5 standard errors below their mean. And there was "
        "nothing to choose: all 100 are the same setting. That is how much the best of a search "
        "may owe to luck alone."
    ),
    wrong={
        0: (
            "that is how far any one of the 100 lies below the mean, on average. The question is "
            "about the lowest of them."
        ),
        0.3: "about one in six is that far below. The lowest of 100 is further off.",
        0.03: (
            "that is 0.3 / √100, the error of the mean of all 100. The question is about the "
            "lowest of them."
        ),
        0.6: "2% are that far below, about two of 100. The lowest is further off.",
        0.9: "about one in 740 is that far below. Among 100 there is usually none.",
        30: "the errors don't add up. The lowest is only one of the 100.",
    },
)

OVERLAPPING_RANGES = Guess(
    name="overlapping_ranges",
    notebook=10,
    again="""
        Two ways to train a network, A and B, are tried with the same 10 seeds. A is right on 88.1
        to 89.1% of the validation images, B on 88.3 to 89.3%. Is B better?

        - a) nobody can tell, because the ranges overlap
        - b) yes, because its range lies higher
        - c) the 10 differences decide, seed by seed
    """,
    answer="c",
    because=(
        "the ranges show how much a seed changes. What a seed does to A it may do to B as well, "
        "and then it drops out of their difference. If B is better by 0.2 with each seed, the "
        "ranges overlap like that, and chance alone would give ten out of ten once in 1,024 times."
    ),
    wrong={
        "a": (
            "suppose that B is better by 0.2 with every one of the 10 seeds. Then the ranges "
            "overlap exactly like that. Which numbers would show it?"
        ),
        "b": (
            "two lists of the same setting also differ a little, in one direction or the other. "
            "Which numbers say whether 0.2 is more than that?"
        ),
    },
)
