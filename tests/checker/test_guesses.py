"""Guesses of numbers, letters, shapes and parts: right, wrong, half done or of the wrong kind."""

import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.checker import Guess
from mlpkit.checker.guesses import judge_guess, known_sentence
from mlpkit.checker.testing.mutants import one_wrong_part, truth
from mlpkit.exercises import course, session

from .bank import GUESSES

TRACE_OF_SHAPES = Guess(
    name="trace",
    notebook=3,
    because="rows stay.",
    answer=((5, 4), (5, 3), (3,)),
    parts=("z1", "logits", "b2"),
    rules={"logits": "a row for each example."},
)
BY_HAND = Guess(name="by_hand", notebook=5, because="1.", answer=((2, 0), 4), parts=("da", "dy"))


@pytest.mark.parametrize(
    ("record", "value", "status", "message"),
    [
        (TRACE_OF_SHAPES, (..., ..., ...), "not attempted", "trace: not attempted yet. Put your"),
        (TRACE_OF_SHAPES, ((5, 4), ..., ...), "not attempted", "trace: 1 of 3, all right so far. "),
        (TRACE_OF_SHAPES, (..., ..., (3,)), "not attempted", "so far. Next: z1."),
        (TRACE_OF_SHAPES, (..., (..., 3), (3,)), "not attempted", "1 of 3, all right so far. "),
        (
            TRACE_OF_SHAPES,
            ((5, 4), (3, 5), ...),
            "wrong",
            "logits: you said (3, 5), which is not right: a r",
        ),
        (
            TRACE_OF_SHAPES,
            ((4, 5), (5, 3), ...),
            "wrong",
            "z1: you said (4, 5), which is not right.",
        ),
        (TRACE_OF_SHAPES, ((5, 4), (3, 5), (3,)), "wrong", "logits: You said (3, 5); it is (5, 3)"),
        (TRACE_OF_SHAPES, ((5, 4), (3, 5), (3,)), "wrong", "it is (5, 3): a row for each example."),
        (
            TRACE_OF_SHAPES,
            ((4, 5), (5, 3), (3,)),
            "wrong",
            "You said (4, 5); it is (5, 4): rows st",
        ),
        (TRACE_OF_SHAPES, ((5, 4), (3, 5), (3,)), "wrong", "example. Right: z1, b2."),
        (
            TRACE_OF_SHAPES,
            ((4, 5), (3, 5), (3,)),
            "wrong",
            "stay. Also wrong: logits. Begin with z1. Right: b2.",
        ),
        (TRACE_OF_SHAPES, ((5, 4), (5, 3), 3), "error", "trace: b2: got an int; expected a shape"),
        (TRACE_OF_SHAPES, ((5, 4), (5, 3), 3), "error", "with one axis is written (7,), with a c"),
        (TRACE_OF_SHAPES, (5, 4), "error", "got 2 of them; expected one each for z1, logits, b2."),
        (TRACE_OF_SHAPES, ((5, 4), [5, 3], (3,)), "correct", "All 3 are right: rows stay."),
        (BY_HAND, (2, ...), "error", "da: got an int; expected a pair, which is written (7, -3)."),
        (BY_HAND, ((2, 0), 4), "correct", "Both are right: 1."),
        (TRACE_OF_SHAPES, ((5, 3), (5, 4), (3,)), "wrong", "z1 and logits have changed places."),
        (TRACE_OF_SHAPES, ((5, 3), (5, 4), (3,)), "wrong", "changed places. Right: b2."),
        (TRACE_OF_SHAPES, ((3,), (5, 4), (5, 3)), "wrong", "z1: You said (3,); it is (5, 4): row"),
    ],
)
def test_a_guess_of_several_parts_is_judged_by_those_filled_in(record, value, status, message):
    found = judge_guess(record, value)
    assert found.status == status and message in found.message, found
    # while a part is open, no answer is given away, not even that of a part that is filled in
    if ... in value:
        assert "it is" not in found.message and record.because not in found.message


def test_a_known_wrong_part_gets_its_own_sentence_even_when_half_done():
    record = Guess(
        name="a_and_z",
        notebook=3,
        answer=(4.0, 2.0),
        parts=("z", "a"),
        because="so.",
        wrong={-4.0: "a minus too many."},
        rules={"z": "the rule."},
    )
    assert "z: -4 is not right: a minus too many." in judge_guess(record, (-4.0, ...)).message
    assert "z: you said 3, which is not right: the rule." in judge_guess(record, (3.0, ...)).message


def test_a_wrong_part_does_not_give_the_answer_away():
    """The verdict on a half-finished trace reveals nothing about the parts still to come."""
    for record in (r for r in GUESSES.values() if r.parts):
        answer = truth(record)
        assert set(record.rules) == set(record.parts)
        for place, value in enumerate(one_wrong_part(record)):
            told = judge_guess(record, value).message
            part = record.parts[place]
            assert (known_sentence(record, value[place], part) or record.rules[part]) in told, told
            # every sentence contains letters, so only answers that are not letters are looked for
            if not isinstance(answer[place], str):
                assert str(answer[place]) not in told, told


@pytest.mark.parametrize(
    ("value", "status", "message"),
    [
        (("b", "a"), "correct", "Both are right: 1."),
        (("b", ...), "not attempted", "causes: 1 of 2, all right so far. Next: B."),
        (("c", ...), "wrong", "A: c is not right: it hardly falls."),
        (("a", ...), "wrong", "A: you said a, which is not right: it leaps."),
        (("a", "a"), "wrong", "A: a is not right: it leaps. Right: B."),
        (("d", ...), "error", "causes: A: got 'd'; expected one of a, b, c."),
    ],
)
def test_a_guess_may_have_letters_as_parts(value, status, message):
    """A part may be any letter that is the answer to some part, or that has a sentence of its
    own."""
    rules = {"A": "it leaps.", "B": "it falls."}
    wrong = {("A", "c"): "it hardly falls."}
    record = Guess(
        name="causes", notebook=9, because="1.", answer=("b", "a"), parts=("A", "B"),
        rules=rules, wrong=wrong,
    )  # fmt: skip
    verdict = judge_guess(record, value)
    assert (verdict.status, verdict.message) == (status, message)


def one_guess(answer, **more):
    return Guess(name="g", notebook=0, because="so it is.", answer=answer, **more)


@pytest.mark.parametrize(
    ("record", "value", "status", "message"),
    [
        (one_guess(22), 22, "correct", "You said 22, and that is right: so it is."),
        (
            one_guess(lambda: 0.5, measured=True),
            0.4,
            "wrong",
            "said 0.4; it was measured as 0.500: so it is.",
        ),
        (
            one_guess(0.3, tolerance=0.1),
            0.2,
            "correct",
            "said 0.2, and that is right (it is 0.300): so",
        ),
        (one_guess(0.3, tolerance=0.1), 0.3, "correct", "You said 0.3, and that is right: so it"),
        (
            one_guess(1e-3 - 1e-14, tolerance=1e-5),
            1e-3,
            "correct",
            "0.001, and that is right: so it",
        ),
        (one_guess(60000), 6e4, "correct", "You said 60000, and that is right: so it is."),
        (one_guess(-3), 3, "wrong", "3 is not right, but its size is. What about the sign?"),
        (one_guess(22), "x", "error", "g: got 'x'; expected a number."),
        (one_guess(22), None, "error", "g: got None; expected a number."),
        (one_guess(105300), (105, 300), "error", "number. A comma makes one number into two."),
        (one_guess((7,)), 7, "error", "A shape with one axis is written (7,), with a comma."),
        (one_guess((7,)), "7", "error", "g: got '7'; expected a shape, such as (5, 3)."),
        (one_guess("b", wrong={"a": "no."}), 2, "error", 'one of a, b, in quotes: "b".'),
        (one_guess("b", wrong={"a": "no."}), "x", "error", "g: got 'x'; expected one of a, b."),
        (one_guess("b", wrong={"a": "no."}), "A", "wrong", "a is not right: no."),
        (one_guess(0.5, share=True), 50, "error", "g: got 50. The answer is a share, from 0 to 1."),
        (one_guess(0.5, share=True), -0.1, "error", "The answer is a share, from 0 to 1."),
        (
            one_guess(-0.1, wrong={0.1: "which sign?"}),
            0.1,
            "wrong",
            "0.1 is not right: which sign?",
        ),
        (one_guess(-0.1, wrong={0.1: "which sign?"}), 0.2, "wrong", "You said 0.2; it is -0.100: "),
        (one_guess(None, at_least=0.88, share=True), 88.3, "error", "is a share, from 0 to 1."),
        (one_guess(None, at_least=0.88, share=True), 0.883, "correct", "to reach: 0.88. Reached."),
        (one_guess(None, at_least=0.88, share=True), 0.87, "wrong", "Not there yet."),
    ],
)
def test_a_verdict_on_a_guess_uses_the_words_of_its_kind(record, value, status, message):
    found = judge_guess(record, value)
    assert found.status == status and message in found.message, found


def test_the_answer_is_given_after_the_second_wrong_guess(capsys):
    told = []
    for value in (17, 17, 12, 5):
        exercises.guess("matrix_product_entry", value)
        told.append(capsys.readouterr().out)
    assert told[0] == "17 is not right. Try once more before the answer is shown.\n"
    assert told[1].startswith("You said 17; it is 22: entry [0, 1]")
    assert told[2].startswith("12 is not right: that is 2 · 6")
    assert told[3].startswith("You said 5; it is 22: ")
    assert [line["status"] for line in session.attempts_file.read()] == ["wrong"] * 4


def test_the_second_wrong_guess_gets_the_answer_after_a_known_mistake_too(capsys):
    exercises.guess("matrix_product_entry", 12)
    exercises.guess("matrix_product_entry", 17)
    assert "17; it is 22" in capsys.readouterr().out


def test_the_first_complete_guess_of_several_parts_gets_the_rule_of_a_wrong_part(capsys):
    for said in (
        "batches: you said 233, which is not right: a last batch",
        "batches: You said 233; it is 235: ",
    ):
        exercises.guess("batches_per_epoch", 233, 96)
        assert capsys.readouterr().out.startswith(said)


def test_the_parts_of_a_guess_need_no_tuple_around_them(capsys):
    exercises.guess("batches_per_epoch", 235, 96)
    exercises.guess("batches_per_epoch", (235, 96))
    one, other = capsys.readouterr().out.splitlines()
    assert one == other and one.startswith("Both are right")
    exercises.guess("batches_per_epoch")
    assert "not attempted yet" in capsys.readouterr().out


def test_a_guess_is_shown_next_to_the_measured_value(capsys, monkeypatch):
    record = Guess(
        name="untrained_loss", notebook=4, because="ten equally likely classes.", tolerance=0.1
    )
    monkeypatch.setitem(course.records, "untrained_loss", record)
    exercises.guess("untrained_loss", 0, measured=np.log(10))
    exercises.guess("untrained_loss", 2.3, measured=np.log(10))
    exercises.guess("untrained_loss", ..., measured=np.log(10))
    assert capsys.readouterr().out.splitlines() == [
        "You said 0; it was measured as 2.30, more than 0.1 away: ten equally likely classes.",
        "You said 2.3, and that is right (measured 2.30): ten equally likely classes.",
        "untrained_loss: not attempted yet. Put your guess in place of the ... and run again.",
    ]


def test_a_guess_without_an_answer_is_refused():
    with pytest.raises(ValueError, match="g: the record has no answer; expected measured="):
        judge_guess(one_guess(None), 3)


def test_a_text_is_not_accepted_where_shapes_are_measured():
    record = one_guess(None, parts=("a", "b"))
    found = judge_guess(record, ("x", ...), measured=((5, 3), (3,)))
    assert found.message == "g: a: got 'x'; expected a shape, such as (5, 3)."


def read_message(capsys):
    return capsys.readouterr().out.strip()


def test_a_guess_that_a_later_notebook_answers_is_kept_until_then(capsys):
    exercises.guess("most_confused", "A)")
    assert read_message(capsys) == "most_confused: a is kept. Notebook 07 answers it."
    exercises.guess("most_confused", ..., measured="b")
    assert read_message(capsys).startswith(
        "In notebook 01 you said a. a is not right: pullover and coat"
    )
    exercises.guess("most_confused", "b", measured="b")
    assert read_message(capsys).startswith("b is right: a shirt differs")
    exercises.guess("most_confused", "b")
    exercises.guess("most_confused", ..., measured="b")
    assert (
        read_message(capsys)
        .splitlines()[-1]
        .startswith("In notebook 01 you said b. b is right: a ")
    )


def test_a_guess_that_was_not_kept_is_still_open_in_the_later_notebook(capsys):
    for measured in (None, "b"):
        exercises.guess("most_confused", ..., measured=measured)
        assert read_message(capsys).startswith(
            "most_confused: not attempted yet. Put your guess in place"
        )
    exercises.guess("most_confused", "z")
    assert read_message(capsys) == "most_confused: got 'z'; expected one of a, b, c, d."


@pytest.mark.parametrize(
    ("name", "value", "status", "told"),
    [
        ("average_of_steps", 100, "correct", "right: the newest value"),
        ("average_of_steps", 104, "correct", "right (it is 100): the newest value"),
        ("average_of_steps", 90, "wrong", "the newest value"),
        ("terminal_velocity", float("inf"), "wrong", "v grows, but by less and less"),
        ("terminal_velocity", 1e300, "wrong", "v comes to rest where"),
        ("terminal_velocity", float("nan"), "error", "expected a finite number"),
        ("terminal_velocity", -float("inf"), "error", "expected a finite number"),
        ("first_loss", float("inf"), "error", "expected a finite number"),
        ("slope_of_a_weight", -5, "wrong", "5 · w₂ is −5 too"),
        ("batches_per_epoch", (234, 96), "wrong", "that is the number of full batches."),
        ("batches_per_epoch", (60_000, ...), "wrong", "60000 is not right: that counts the exam"),
        ("batches_per_epoch", (256 / 60_000, 96), "wrong", "a batch's share of an epoch"),
        ("batches_per_epoch", (235, 256), "wrong", "that is how many a full batch holds"),
        ("batches_per_epoch", (235, 160), "wrong", "that is how many the last batch lacks"),
        ("batches_per_epoch", (235, 97), "wrong", "it is 96: the examples that the full batches"),
        (
            "eight_curves",
            tuple("cadfeefa"),
            "wrong",
            "E: e is not right: the validation loss falls",
        ),
        ("eight_curves", tuple("cadfbbfa"), "wrong", "F: b is not right: with a small rate both"),
        ("eight_curves", tuple("cadfbeca"), "wrong", "G: c is not right: the validation loss ne"),
    ],
)
def test_likely_guesses_of_the_notebooks_get_a_fitting_sentence(name, value, status, told):
    found = judge_guess(GUESSES[name], value)
    assert found.status == status and told in found.message, found


def asked(**others):
    known = {"name": "falls", "notebook": 1, "because": "it does.", "answer": "b"}
    return Guess(**known | {"wrong": {"a": "it does not rise."}} | others)


def test_a_question_that_comes_back_may_be_indented_freely_in_the_source():
    guess = asked(
        again="""
        The rate is small. What does the loss do?

        - a) it rises
        - b) it falls
        """
    )
    assert (
        guess.again == "The rate is small. What does the loss do?\n\n- a) it rises\n- b) it falls"
    )
    assert asked(answer=(3, 2), wrong={}, again="Which shape?").again == "Which shape?"
    assert asked().again == ""


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"again": "What?\n\n- a) up"}, "again asks for a; answer and wrong have a, b"),
        ({"again": "What?\n\n- b) up\n- a) down"}, "asks for b, a; answer and wrong have a, b"),
        ({"again": "What? a) up b) down"}, "asks for none; answer and wrong have a, b"),
        ({"answer": 2, "wrong": {}, "again": "What?\n\n- a) up"}, "and wrong have none"),
        ({"answer": 2, "measured": True, "again": "How many?"}, "known, and not measured"),
        ({"answer": None, "at_least": 2, "again": "How many?"}, "known, and not measured"),
    ],
)
def test_a_question_that_cannot_come_back_is_refused(others, said):
    with pytest.raises(ValueError, match=f"falls: .*{said}"):
        asked(**others)


def test_a_guess_that_a_later_notebook_answers_does_not_come_back():
    assert asked().comes_back and not asked(answered=7).comes_back
