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
        - c) less than 16.8%, for it is the best
    """,
    answer="b",
    because=(
        "each trial's error is right on average, and its luck is as often good as bad. The first "
        "of 100 is first because it is good and because it was lucky. On new images the luck is "
        "drawn again. How much it was can be measured, with images that had no part in the choice."
    ),
    wrong={
        "a": (
            "that holds for each trial before you know its error. But this one was taken because "
            "its error was the lowest of 100. What kind of luck do the lowest have?"
        ),
        "c": (
            "it is the best, or one of the good ones. But its error of 16.8% has its luck in it, "
            "and what kind of luck?"
        ),
    },
)

MORE_TRIALS = Guess(
    name="more_trials",
    notebook=10,
    again="""
        A random search over the settings of a network goes on from 100 trials to 1,000. After each
        trial it keeps the settings with the lowest validation error so far. What is certain at
        the end?

        - a) the test error of what is kept is lower than after 100
        - b) its validation error is not higher than after 100; its test error may be higher
        - c) its test error is higher: with so many trials the validation images are learnt by heart
    """,
    answer="b",
    because=(
        "the lowest of more numbers is never higher. But what wins by a little may win by luck "
        "with the validation images, and this luck doesn't go with it to others. More trials often "
        "help, but that is not certain."
    ),
    wrong={
        "a": (
            "the validation error is the one that the search makes low. Settings that beat the old "
            "ones by luck may be worse on other images."
        ),
        "c": (
            "each trial that wins by luck lets a little of the validation images in, true. But "
            "among 900 more trials there may be better settings, too. Which of the two counts for "
            "more depends on the trials."
        ),
    },
)

# You train one and the same setting 100 times, each with another seed. Each validation error is
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
        0: "that is one of them on average. The lowest of 100 is not any one.",
        0.3: "about one in six is that far below. Of 100 the lowest is further off.",
        0.03: "that is 0.3 / √100, the error of the mean of all. The question is about the lowest.",
        0.6: "2% of all are that far below: of 100 about two. The lowest is further off.",
        0.9: "about one in 740 is that far below: among 100 there is usually none.",
        30: "the errors don't add up: it is one of the 100, if the lowest.",
    },
)

OVERLAPPING_RANGES = Guess(
    name="overlapping_ranges",
    notebook=10,
    again="""
        Two ways to train a network, A and B, are tried with 10 seeds each, the same ones in both. A
        is right on 88.1 to 89.1% of the validation images, B on 88.3 to 89.3%. Is B better?

        - a) nothing is known, for the ranges overlap
        - b) B is, for its range lies higher
        - c) the 10 differences decide, seed by seed
    """,
    answer="c",
    because=(
        "the ranges show how much a seed changes. What a seed does to A it may do to B as well: in "
        "the difference of a pair it drops out. If B is better by 0.2 with each seed, its ranges "
        "overlap like that, and chance alone would give ten of ten once in 1,024 times."
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
