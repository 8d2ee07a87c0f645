"""A learner at work on the cases: what is shown, what it costs and what is kept; and the
repairs."""

import re

import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.checker.sources import compile_source, stub_source
from mlpkit.clinic import CASES, PRICES
from mlpkit.exercises import accuse, bill, case, check, course, measure, session
from mlpkit.exercises.casebook import Bill, Program
from mlpkit.exercises.debugging.cases import REPAIRS


@pytest.fixture
def said(capsys):
    """Return a function that returns the text printed since its last call."""
    return lambda: capsys.readouterr().out.strip()


def test_a_case_shows_its_program_its_symptoms_and_the_possible_actions(said):
    case("plateau")
    told = said()
    assert "plateau: The training loss stays near 2.3" in told
    assert "\n 14  def batches(X, y, size, rng):\n 15      starts = range" in told
    assert "After 10 epochs: validation loss about 2.1, validation accuracy about 0.17." in told
    measure("plateau", ...)
    assert "1    loss_at_start, classes, inputs\n2    activations, gradients, units" in said()
    accuse("plateau", ...)
    told = said()
    assert told.startswith("plateau: nobody is accused yet.") and "15 min" in told
    accuse("plateau", line=...)
    assert said() == told
    assert str(bill()) == "Nothing measured yet, so no bill."


def test_a_mistyped_measurement_gets_the_list_of_possible_ones(said):
    measure("plateau", ...)
    assert said().startswith("plateau: nothing measured yet. Put a name in quotes in place of the")
    measure("plateau", "loop")
    measure("plateau", "classes")
    said()
    measure("plateau", ...)
    told = "plateau: measured so far: loop, classes. The bill: 5 min. Put a name"
    assert said().startswith(told)
    accuse("plateau", "loss")
    said()
    measure("plateau", ...)
    told = "measured so far: loop, classes. Wrongly accused: loss. The bill: 20 min. Put a name"
    assert told in said()


def test_the_program_is_shown_next_to_its_line_numbers_and_copied_without_them():
    page = Program(CASES["plateau"])._repr_html_()
    assert ">1\n2\n3\n" in page and "\n39\n40</pre>" in page
    assert page.count("user-select: none") == 1 and "batches</span>" in page


def test_a_measurement_is_paid_for_only_once_and_so_is_a_wrong_accusation(said):
    measure("plateau", "loop")
    told = said()
    assert told.endswith("loop: 4 min. The bill for plateau: 4 min.") and "\n" in told
    measure("plateau", "loop")
    assert said().endswith("loop: already paid. The bill for plateau: 4 min.")
    assert (
        "Normal: each image once, in a new order; each step by its batch's gradient. loop:" in told
    )
    measure("slow", "inputs")
    said()
    accuse("plateau", "loss")
    accuse("plateau", line=40)
    told = said()
    assert "plateau: not the loss: at the start it is near ln 10" in told
    assert told.endswith("A wrong accusation costs 15 min. The bill for plateau: 34 min.")
    accuse("plateau", line=np.int64(40))
    assert said().endswith(" Already paid. The bill for plateau: 34 min.")
    rows = bill().rows
    assert rows[0] == ["slow", "inputs", "–", "1", "no", "no"]
    assert rows[1] == ["plateau", "loop", "loss, line 40", "34", "no", "no"]
    assert str(bill()).endswith("Together: 35 min.")
    assert "34" in bill()._repr_html_() and "<td" not in Bill({})._repr_html_()


def test_a_right_accusation_confirms_the_place_and_the_cause_follows_after_the_repair(said):
    record = CASES["slow"]
    accuse("slow", line=19)
    assert said() == (
        "slow: line 19 it is.\nThe place: leaky_relu_backward, backward pass.\n"
        "What shows it, cheapest first: gradient_check (8 min).\n"
        "You will be told the cause once your repair is right."
    )
    session.exercise(right("slow"))
    told = said()
    assert record.cause in told and record.source in told
    accuse("slow", "backward pass")
    told = said()
    assert "\nThe cause (leaky_relu_backward, backward pass): " in told
    assert all(each in told for each in (record.cause, record.source, *record.alike.values()))


def test_a_right_accusation_hands_over_a_repair_that_no_cell_of_the_notebook_asks_for(said):
    accuse("plateau", line=16)
    told, cell = said(), stub_source(REPAIRS["plateau"]).strip()
    assert told.endswith(cell) and cell.startswith("@exercise\ndef repair_plateau(")
    assert CASES["plateau"].cause not in told


def test_a_right_accusation_ends_the_bill(said):
    measure("slow", "steps")
    accuse("slow", line=19)
    assert bill().rows == [["slow", "steps", "–", "3", "yes", "no"]]
    said()
    measure("slow", "loop")
    free = "othing more to pay, because the fault is found. The bill for slow: 3 min."
    assert said().endswith(f"loop: n{free}")
    accuse("slow", "data")
    assert said().endswith(f" N{free}")
    assert bill().rows == [["slow", "steps", "–", "3", "yes", "no"]], "found: no more to pay"
    accuse("slow", "backward pass")
    assert "slow: the backward pass it is." in said()


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (
            lambda: accuse("slow"),
            'slow: got neither; expected a line or a part: line=2, or "loss".',
        ),
        (lambda: accuse("slow", "loss", line=3), "slow: got both; expected a line or a part"),
        (lambda: accuse("slow", line=99), "slow: got line 99; the program has lines 1 to 41."),
        (lambda: accuse("slow", "<b>"), "slow: got '<b>'; expected one of data, labels,"),
        (lambda: accuse("slow", line=[1]), "slow: got a value of type list; expected"),
        (
            lambda: accuse("slow", line="17"),
            "slow: got line='17', a string; expected a number: line=17, without quotes.",
        ),
        (
            lambda: accuse("slow", line="loss"),
            "slow: got line='loss', a string; expected a number, as in line=2. A part is",
        ),
    ],
)
def test_an_impossible_request_costs_nothing(call, told, said):
    call()
    assert said().startswith(told)
    assert not bill().entries


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: case("plato"), "no case is called 'plato'. Did you mean 'plateau'. There are: st"),
        (lambda: measure("slow", "pulse"), "no measurement is called 'pulse'. .*There are: loss_a"),
        (lambda: measure("slow", ["loop"]), "got a value of type list; expected the name of a mea"),
        (lambda: measure("slow", "units", "loop"), "got 2 measurements; expected one at a time"),
        (lambda: accuse(3, "loss"), "got a value of type int; expected the name of a case: stan"),
    ],
)
def test_an_unknown_name_gets_the_list_of_existing_ones(call, told):
    with pytest.raises(ValueError, match=told):
        call()


def test_a_measurement_that_does_not_apply_to_a_program_is_free(said, monkeypatch):
    monkeypatch.setattr("mlpkit.exercises.casebook.measurement", lambda *args: None)
    measure("slow", "prediction")
    assert said() == "slow: this program has no predict. Nothing to pay."
    assert not bill().entries


def test_findings_are_kept_in_the_progress_file_with_the_repair(home):
    measure("plateau", "classes")
    accuse("plateau", "training loop")
    assert "classes" in (home / "progress.json").read_text(encoding="utf-8")
    assert session.progress_file.read()["repair_plateau"]["case"]["found"] is True
    before = str(exercises.progress())
    session.exercise(right("plateau"))
    assert bill().rows == [["plateau", "classes", "–", "1", "yes", "yes"]]
    assert str(exercises.progress()) != before, "a repair counts as an exercise"
    exercises.reset("repair_plateau")
    assert not bill().entries


@pytest.mark.parametrize(
    "damaged",
    [3, "text", [], {"measured": 5}, {"measured": [["loop"], 1]}, {"accused": {}, "found": "no"}],
    ids=repr,
)
def test_a_damaged_entry_of_the_progress_file_is_ignored(damaged, said):
    session.progress_file.change("repair_slow", lambda entry: entry.update(case=damaged))
    bill()._repr_html_()
    measure("slow", ...)
    accuse("slow", "data")
    measure("slow", "inputs")
    assert said().endswith("inputs: 1 min. The bill for slow: 16 min.")
    assert bill().rows == [["slow", "inputs", "data", "16", "no", "no"]]


def right(name):
    return as_written(name, BODIES[name])


def as_written(name, body):
    """Return a repair as a learner would write it in a cell."""
    record = REPAIRS[name]
    source = stub_source(record).split("\n", 1)[1].split('"""\n')[0] + '"""\n'
    return compile_source(record, source + body, record.uses and session.used(record, record.uses))


BODIES = {
    "plateau": "    order = rng.permutation(len(X))\n    X, y = X[order], y[order]\n"
    "    return [(X[k : k + size], y[k : k + size]) for k in range(0, len(X), size)]\n",
    "slow": "    slope = np.where(a > 0, 1, 0.3)\n    return slope * grad\n",
}


@pytest.mark.parametrize("name", BODIES)
def test_a_repair_in_the_learners_own_style_is_right(name):
    verdict = check(f"repair_{name}", right(name))
    assert verdict.status == "correct", verdict
    assert CASES[name].cause in verdict.message


IDLE = {
    "standstill": (
        "    return flatten((images**2).astype(np.float32) / np.float32(255**2))\n",
        "fault is still there: .* The cast comes too late: images\\*\\*2 is computed in uint8",
    ),
    "twofold": (
        "    gradients, found = parameters.like(), parameters.like()\n"
        "    for X, y in batches:\n"
        "        output, cache = forward(network, parameters, X, rng)\n"
        "        backward(network, parameters, cache, loss_backward(output, y), found)\n"
        "        gradients.vector[:] += found.vector / len(y)\n"
        "        optimizer.step(parameters, gradients)\n"
        "        found.vector[:] = 0\n"
        "    gradients.vector[:] = 0\n",
        "there: .* the same division in a different line. Setting found .* Outside the loop",
    ),
}


@pytest.mark.parametrize("name", IDLE)
def test_the_message_on_a_repair_that_changes_nothing_says_why(name):
    body, told = IDLE[name]
    verdict = check(f"repair_{name}", as_written(name, body))
    assert verdict.status == "wrong" and re.search(told, verdict.message), verdict.message


def test_a_slope_that_is_the_value_divided_by_z_is_not_a_number_at_the_corner():
    verdict = check("repair_slow", as_written("slow", "    return grad * a / z\n"))
    assert verdict.status == "wrong" and "z = 0, a = 0. nan comes from 0 / 0" in verdict.message


def test_a_repair_may_call_the_programs_own_functions():
    verdict = check("repair_slow", as_written("slow", "    return leaky_relu(grad)\n"))
    assert "the slope is chosen by the sign of grad" in verdict.message


def test_a_repair_that_never_ends_is_stopped(monkeypatch):
    record = REPAIRS["plateau"]
    monkeypatch.setitem(vars(record), "seconds", 0.3)

    def repair_plateau(X, y, size, rng):
        while True:
            pass

    verdict = check("repair_plateau", repair_plateau)
    assert verdict.status == "error" and "Does a loop never end?" in verdict.message


def test_the_message_on_a_repair_that_raises_names_its_line():
    def repair_plateau(X, y, size, rng):
        return [X[order] for order in size]

    verdict = check("repair_plateau", repair_plateau)
    line = repair_plateau.__code__.co_firstlineno + 1
    assert verdict.status == "error"
    told = f"your code raised TypeError in line {line}: 'int' object is not iterable."
    assert told in verdict.message, "the message must not mention what the checker hands over"


def test_the_message_on_a_repair_that_the_program_cannot_use_quotes_the_program():
    def repair_plateau(X, y, size, rng):
        return [X]

    verdict = check("repair_plateau", repair_plateau)
    assert verdict.status == "wrong"
    assert "with what your function returned, the program raised ValueError in its line 27" in str(
        verdict
    )


def test_an_error_in_the_program_is_not_blamed_on_the_lines_of_the_repair():
    """The repair is judged by the program's first numbers, and here there are none."""
    verdict = check("repair_woven", lambda pixels: str(pixels))
    assert "with what your function returned, the program raised" in str(verdict)


def test_the_message_on_half_a_repair_says_how_the_program_ends():
    def repair_late(shape, rng):
        return 0.019 * rng.standard_normal(shape) if len(shape) == 2 else np.zeros(shape)

    verdict = check("repair_late", repair_late)
    assert verdict.status == "wrong"
    assert "program's validation loss is above 1.02 at the end" in verdict.message


def test_values_are_checked_before_the_program_is_run(monkeypatch):
    """A wrong value is reported as in any exercise, without running the program."""
    monkeypatch.setattr(
        "mlpkit.exercises.debugging.cases.find_remaining_fault", lambda *args: 1 / 0
    )

    def repair_slow(grad, z, a):
        return grad * np.where(z > 0, 1, 0.4)

    verdict = check("repair_slow", repair_slow)
    assert verdict.status == "wrong" and "expected" in verdict.message


def test_where_the_repair_is_not_an_exercise_the_right_function_is_shown(said):
    accuse("crawl", "optimizer")
    told = said()
    assert "With this in its place the program is healthy:" in told
    assert told.endswith("theta -= rate * velocity") and "@exercise" not in told
    assert bill().rows == [["crawl", "–", "–", "0", "yes", "no"]]


def test_every_other_case_is_an_exercise_of_notebook_09():
    """The cases left out are repaired in notebooks 04 to 07, or by changing a word."""
    left_out = {name for name in CASES if name not in REPAIRS}
    assert left_out == {"uphill", "bargain", "grind", "crawl", "floor", "missing", "asleep"}
    for name, record in REPAIRS.items():
        assert record.handed_over != CASES[name].core
        assert course.find(f"repair_{name}") is record and record.kind == "bug hunt"
        assert record.notebook == 9 and record.extra != CASES[name].core
    assert set(PRICES.values()) <= set(range(1, 9))
