"""Whatever is typed for a guess is accepted if it can only mean one thing, and otherwise refused in
a sentence."""

import pytest

from mlpkit import exercises
from mlpkit.checker import Guess
from mlpkit.checker.guesses import answer_kept, judge_guess
from mlpkit.checker.testing.mutants import measured, truth
from mlpkit.exercises import session

from .bank import GUESSES


def one_guess(answer, **more):
    return Guess(name="g", notebook=0, because="so it is.", answer=answer, **more)


TAKEN = {
    "twelve_rows": [0.988, 98.8, "98.8 %", "98.8%", "98,8 %", "0.988", "0,988", "973/985"],
    "next_climbers": [0.39, 39, "39 %", "38,5", "39 points", "± 39", "40 percent"],
    "seven_in_ten": [0.7, 7 / 10, "7/10", "70 %", "70%", "0,7", ".7", "70 per cent", "7 / 10"],
    "batch_norm_when_predicting": [1.5, "1.5", "1,5", "3/2"],
    "draws_needed": [59, "59", "59 draws", "= 59", "59 candidates"],
    "weight_shape": [(64, 784), "(64, 784)", "[64, 784]", "64, 784", "(64,784)", "64 x 784"],
    "axis_mean": [(3,), "(3,)", "3,"],
    "price_of_nudging": [101780, "101780", "101 780", "101_780", "101'780"],
    "slope_of_a_weight": [-10, "-10", "−10"],
    "gradient_of_right_class": [-0.1, "−0,1", "-1/10"],
    "adam_first_step": [0.001, "1e-3", "0,001"],
    "eight_curves": [tuple("cadfbefa"), "cadfbefa", "CADFBEFA", "c, a, d, f, b, e, f, a"],
    "batches_per_epoch": [(235, 96), "235, 96", "(235, 96)", "235,96", ("235", "96 examples")],
    "below_a_tenth": [(0.1, 0.75), "0,1; 0,75", "10 %, 75 %", ("1/10", "3/4")],
    "trace_backward": [
        ((32, 784), (784, 64), (64,)),
        ("(32, 784)", "784 x 64", "(64,)"),
        "(32, 784), (784, 64), (64,)",
    ],
    "linear_stack": ["b", "B", "b)", "(b)", " b. "],
    "beat_88": [0.89, "89 %", "0,89"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in TAKEN.items() for value in values]
)
def test_a_text_that_can_only_mean_one_thing_is_accepted(name, value):
    verdict = judge_guess(GUESSES[name], value, measured(GUESSES[name]))
    assert verdict.status == "correct", verdict


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("price_of_nudging", "101,780", "expected a number. It can be 101780 or 101.780."),
        ("next_climbers", "1,700", "It can be 1700 or 1.700."),
        ("batches_per_epoch", ("1,234", 96), "batches: got '1,234'; expected a number. It can be"),
        ("draws_needed", "59 or 60", "got '59 or 60'; expected a number."),
        ("draws_needed", "59 %", "got '59 %'; expected a number."),
        ("draws_needed", "59 thousand", "expected a number."),
        ("draws_needed", "59 or more draws", "expected a number."),
        ("draws_needed", "1/2/3", "expected a number."),
        ("draws_needed", "59/0", "expected a number."),
        ("draws_needed", "fifty-nine", "expected a number."),
        ("slope_of_a_weight", "2 pi", "expected a number."),
        ("linear_stack", "a or b", "got 'a or b'; expected one of a, b"),
        ("weight_shape", "64", "expected a shape, such as (5, 3)."),
        ("slice_shape", "60,000, 14, 28", "expected a shape, such as (5, 3)."),
        ("eight_curves", "cadfbef", "got 'cadfbef'; expected one each for A, B, C"),
        ("eight_curves", "cadfbefx", "H: got 'x'; expected one of a, b, c"),
        ("batches_per_epoch", "235", "got '235'; expected one each for batches, examples"),
        ("seven_in_ten", "700 %", "got 7. The answer is a share, from 0 to 1."),
    ],
)
def test_a_text_that_could_mean_two_things_or_nothing_is_refused_in_a_sentence(name, value, said):
    verdict = judge_guess(GUESSES[name], value)
    assert verdict.status == "error" and said in verdict.message, verdict


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("draws_needed", 58.4, "for that n, 0.95ⁿ is 0.05, but n should be whole."),
        ("draws_needed", "58,4", "for that n, 0.95ⁿ is 0.05, but n should be whole."),
        ("draws_needed", 58, "0.95⁵⁸ = 0.051 is a little too much."),
        ("batches_per_epoch", (234.375, 96), "batches are whole. What becomes of the last"),
        ("batches_per_epoch", ("60000/256", 96), "batches are whole. What becomes of the last"),
        ("batches_per_epoch", (233, 96), "You said 233; it is 235"),
        ("twelve_rows", 0.75, "75 is not right: it would be if the four"),
        ("twelve_rows", 0.012, "1.2 is not right: that is what giving up the class costs."),
        ("twelve_rows", 1, "100 is not right: 12 rows are wrong for certain."),
        ("twelve_rows", "0.988 %", "You said 0.988; it is 98.8"),
        ("twelve_rows", 0.9, "You said 0.9; it is 98.8"),
        ("next_climbers", 97, "97 is not right: it would be if the next climbers were"),
        ("terminal_velocity", "inf", "v grows, but by less and less"),
        ("terminal_velocity", "∞", "v grows, but by less and less"),
        ("axis_mean", "()", "() is not right: "),
    ],
)
def test_a_wrong_guess_gets_the_sentence_that_is_known_for_it(name, value, said):
    verdict = judge_guess(GUESSES[name], value)
    assert verdict.status == "wrong" and said in verdict.message, verdict


@pytest.mark.parametrize("guess", GUESSES.values(), ids=GUESSES)
def test_every_right_answer_in_the_course_may_be_typed_as_a_text(guess):
    """A text as Python prints it; also a number with a decimal comma, and letters in one word."""
    right = truth(guess)
    if guess.judge:
        return
    texts = [str(right)]
    if isinstance(right, float):
        texts += [str(right).replace(".", ","), f"{right:.17f} units"]
    if guess.parts:
        texts += ["; ".join(map(str, right)), tuple(map(str, right))]
    if guess.parts and isinstance(right[0], str):
        texts = ["".join(right), ", ".join(right)]
    for text in texts:
        verdict = judge_guess(guess, text, measured(guess))
        assert verdict.status == "correct", f"{text!r}: {verdict}"


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("draws_needed", "59 draws", 59),
        ("draws_needed", "Ada", "other"),
        ("twelve_rows", "98,8 %", 98.8),
        ("weight_shape", "64 x 784", [64, 784]),
        ("eight_curves", "cadfbefa", list("cadfbefa")),
        ("eight_curves", "cadfbefz", [*"cadfbef", "other"]),
        ("trace_backward", "(32, 784); Ada; ...", [[32, 784], "other", "other"]),
        ("linear_stack", "(b)", "b"),
    ],
)
def test_a_typed_guess_is_stored_as_what_it_means(name, value, kept):
    assert answer_kept(GUESSES[name], value) == kept


def test_a_typed_guess_means_the_same_in_a_review_as_in_its_notebook(capsys):
    exercises.review("twelve_rows", "98.8 %")
    exercises.guess("twelve_rows", 0.988)
    told = capsys.readouterr().out
    assert told.count("You said 98.8, and that is right") == 2
    assert session.attempts_file.read()[-1]["answer"] == 0.988
