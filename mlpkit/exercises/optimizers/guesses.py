"""The guesses of notebook 06; that of the bug hunt is in its file."""

import math

import numpy as np

from mlpkit.checker import Guess
from mlpkit.optimizers import adam_step, momentum_step


def terminal_velocity():
    theta, velocity = np.zeros(1), np.zeros(1)
    for _ in range(1000):
        momentum_step(theta, np.ones(1), velocity, 0.1, 0.9)
    return round(float(velocity[0]), 6)


def adam_first_step():
    theta, m, v = np.zeros(1), np.zeros(1), np.zeros(1)
    adam_step(theta, np.full(1, 1000.0), m, v, 1, 0.001)
    return -float(theta[0])


def rate_of_the_forgetful():
    """How far theta moves for gradient 1 if v = β v + (1 − β) g begins at 0 in every call."""
    rate, beta, velocity = 0.5, 0.2, 0.0
    return rate * (beta * velocity + (1 - beta) * 1.0)


GRADIENT_DIRECTION = Guess(
    name="gradient_direction",
    notebook=6,
    placing=True,
    again="""
        The loss ½ (x² + 40 y²) is a ravine: long along x, narrow across. Where does the negative
        gradient point at (1, 1)?

        - a) at the minimum
        - b) where the loss falls most steeply from here
        - c) straight across, at the valley floor
        - d) along the valley
    """,
    answer="b",
    because=(
        "it is at right angles to the line of equal loss through this point (in a picture whose "
        "axes have the same scale), and knows nothing of what lies further on."
    ),
    wrong={
        "a": (
            "it points there only on the ravine's two axes. At (1, 1) on ½ (x² + 40 y²) it is "
            "(−1, −40): nearly straight down the y axis, while the minimum is at 45 degrees."
        ),
        "c": (
            "it nearly does where the valley is narrow. But there is a slope along the valley "
            "too, and the arrow has a part in each direction. It points straight across only "
            "where there is no slope along the valley."
        ),
        "d": (
            "in a long valley it points mostly across, at the other wall. That is why plain "
            "gradient descent zigzags, and what momentum is for. Draw the arrow on ½ (x² + 40 y²)."
        ),
    },
)

TERMINAL_VELOCITY = Guess(
    name="terminal_velocity",
    notebook=6,
    again="""
        Momentum keeps a velocity, v ← β v + g, that starts at 0. The gradient g is 1 at every step,
        and β = 0.9. What number does v tend to? (math.inf, if it grows without bound.)
    """,
    answer=terminal_velocity,
    tolerance=0.01,
    because=(
        "v comes to rest where v = 0.9 v + 1, at 1 / (1 − 0.9). On a steady slope momentum "
        "goes as fast as gradient descent with ten times the rate."
    ),
    wrong={
        9: (
            "that is 0.9 / (1 − 0.9), which leaves out this step's gradient. It is added whole, "
            "on top of what is kept."
        ),
        1: (
            "that would be so with (1 − β) g, where v is a mean. Here g is added whole, and v is a "
            "sum."
        ),
        0.9: ("that is β. Where does v = 0.9 v + 1 come to rest?"),
        math.inf: (
            "v grows, but by less and less: each step keeps 0.9 of v and adds 1. From 20, say, it "
            "would fall to 19."
        ),
        1.9: ("that is the velocity after two steps. It goes on growing, more and more slowly."),
    },
)

RESET_VELOCITY = Guess(
    name="reset_velocity",
    notebook=6,
    again="""
        A student writes momentum as a mean: v ← β v + (1 − β) g, then θ ← θ − η v, where g is the
        gradient, η = 0.5 and β = 0.2. A call makes one update, and by mistake v is 0 at the start
        of every call. So it does the same as plain gradient descent. With which rate?
    """,
    answer=rate_of_the_forgetful,
    tolerance=1e-3,
    because=(
        "with v = 0 before every step, β v is 0 and (1 − β) g = 0.8 g is left. That is gradient "
        "descent with the rate 0.5 · 0.8, and no memory at all."
    ),
    wrong={
        0.5: (
            "that would be so if the whole gradient were added. Here it is multiplied by 1 − β "
            "first."
        ),
        0.625: ("the rate was divided by 1 − β. Multiply by it."),
        0.1: ("the rate was multiplied by β. Multiply it by 1 − β, the share of g that is added."),
        0.8: ("that is 1 − β alone. Multiply the rate by it."),
    },
)

ADAM_FIRST_STEP = Guess(
    name="adam_first_step",
    notebook=6,
    again="""
        Adam divides the mean gradient by its usual size. A parameter's first gradient is 1000, and
        the rate is 0.001. How long is Adam's first step? A number.
    """,
    answer=adam_first_step,
    tolerance=1e-5,
    because=(
        "after the first step m is (1 − β₁) g. Divided by 1 − β₁ it becomes g, v becomes g² in "
        "the same way, and the step is rate · g / |g|: the rate, however large the gradient."
    ),
    wrong={
        1: (
            "that is rate · gradient, the step of plain gradient descent. Adam divides by "
            "the gradient's usual size."
        ),
        0.00316: (
            "that is the step without the corrections of the bias, 0.1 g over the root of "
            "0.001 g². Both factors must be divided out."
        ),
        0.0001: (
            "the bias of m is still in it: m is 0.1 g after the first step, and must be divided "
            "by 1 − 0.9."
        ),
        0.0316: (
            "the bias of v is still in it: v is 0.001 g² after the first step, and must be "
            "divided by 1 − 0.999."
        ),
        0.000001: (
            "that is the rate divided by the gradient. The gradient is in the numerator as well."
        ),
        1000: (
            "that is the gradient. In the step it is divided by its size, and multiplied by the "
            "rate."
        ),
    },
)

STEEPER_RAVINE = Guess(
    name="steeper_ravine",
    notebook=6,
    again="""
        Adam walks 40 steps with a rate of 0.5 in the ravine ½ (x² + 40 y²), from (−9, 1). Then 40
        becomes 40,000. The start and the rate stay. What becomes of Adam's path?

        - a) its first step across is a thousand times as long, and it flies out
        - b) it is the same only after its rate is made a thousand times smaller
        - c) it stays as it was
        - d) it comes down the wall, and then hardly moves
    """,
    answer="c",
    because=(
        "each slope across is a thousand times as large. So are their mean and their usual size, "
        "and the quotient of the two is what it was."
    ),
    wrong={
        "a": (
            "gradient descent would do that: its step is the rate times the slope. Adam divides "
            "the mean slope by the usual size of slopes. What becomes of the quotient?"
        ),
        "b": (
            "gradient descent would need that. In Adam's step the slope is divided by its usual "
            "size. How much larger do the two become?"
        ),
        "d": (
            "that is what gradient descent does, at a rate that is small enough for the wall. "
            "Adam divides each parameter's slope by its own usual size, and along the ravine "
            "nothing has changed."
        ),
    },
)


MOMENTUM_BEHIND = Guess(
    name="momentum_behind",
    notebook=6,
    again="""
        A network is trained for an epoch, once with gradient descent and once with momentum, with
        each of ten seeds. On average momentum is ahead, by 0.31 points of accuracy. The ten
        differences have a standard deviation of 0.44. With how many seeds is momentum behind?

        - a) with nine or ten: it does not suit this network
        - b) with about five: it is a matter of luck
        - c) with two to four: it is better on average, but not always
        - d) with one at most
    """,
    answer="c",
    because=(
        "one seed says little about the next. Momentum was ahead with most seeds, but not with "
        "all. Whether ten seeds show that it is better is another question."
    ),
    wrong={
        "a": "it was ahead with most seeds, and on average.",
        "b": (
            "it was behind with fewer seeds. That may still be luck: the mean of the ten "
            "differences and its error say how likely that is."
        ),
        "d": "the differences scatter by 0.44 around their mean of 0.31: a few are below 0.",
    },
)


def error_of_three():
    return float(np.std((1, 2, 3), ddof=1) / math.sqrt(3))


STANDARD_ERROR_BY_HAND = Guess(
    name="standard_error_by_hand",
    notebook=6,
    again="""
        Two ways of training were compared with three seeds. The differences of the three pairs are
        1, 2 and 3. What is the standard error of their mean, to two decimals? A number.
    """,
    answer=error_of_three,
    tolerance=0.01,
    because=(
        "the mean is 2, and the squared deviations 1, 0 and 1 add up to 2. Divided by K − 1 = 2 "
        "they give s² = 1, and s / √K = 1 / √3."
    ),
    wrong={
        1: "that is s, the scatter of single differences. Their mean scatters √K times less.",
        0.47: "that has K in s² where K − 1 belongs: s is 1 here. Then divide by √3.",
        0.333: "that is s / K. The error is s / √K.",
        1.732: "that is s · √K. A mean scatters less than its single values: divide by √K.",
        0.816: "that is s with K in place of K − 1. And the error is s / √K.",
        0.6: "to two decimals it is 0.58, which is 1 / √3.",
        2: "that is the mean itself, the gain. How far off may it be?",
    },
)

BATCH_NOISE = Guess(
    name="batch_noise",
    notebook=6,
    again="""
        The gradient of a batch is the mean of the gradients of its images, drawn at random. The
        noise of this mean is how far it usually is from the mean over all images: its standard
        deviation. With ten times as many images in a batch, how many times less noisy is it? A
        number.
    """,
    answer=math.sqrt(10),
    tolerance=0.2,
    because=(
        "√10. The deviations of single images point in all directions. The sum of ten times as "
        "many is √10 times as long, not ten times, and the mean divides it by ten."
    ),
    wrong={
        100: ("that is 10². Noise shrinks with the root of the number, not with its square."),
        0.316: (
            "that is 1/√10, the share of the noise that is left. The question is how many "
            "times less noisy it is."
        ),
        0.1: (
            "that is a tenth. How long is the sum of N random steps? And the question is how "
            "many times less noisy it is."
        ),
        10.0: (
            "that would be so if the sum of ten deviations were no longer than one of them. They "
            "only partly cancel: how long is the sum of N random steps?"
        ),
        1.0: "the deviations of single images cancel better in a mean of more images.",
    },
)
