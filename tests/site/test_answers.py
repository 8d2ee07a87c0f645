"""The contents of the folds below guesses and tasks."""

import dataclasses

from docs import answers, cells
from mlpkit.checker.record import Guess
from mlpkit.checker.sources import solved_source
from mlpkit.checker.words import capitalized
from mlpkit.exercises import course

GUESSES = [one for one in course.records.values() if isinstance(one, Guess)]


def fold_of(source):
    return answers.folds({"source": [source]})


def test_the_right_letter_has_its_reason_and_each_other_one_what_is_wrong_with_it():
    record = next(
        one
        for one in course.records.values()
        if isinstance(one, Guess) and one.wrong.get("a") and one.answer == "b"
    )
    told = fold_of(f'guess("{record.name}", ...)')
    assert told.startswith("<details><summary>The answer</summary>") and "**b**" in told
    assert record.wrong["a"] in told and "open" not in told.split(">")[0]


def test_the_answer_to_a_task_is_code_that_defines_the_function():
    told = fold_of("@exercise\ndef group_split(groups, rng, share=0.2):\n    ...")
    code = told.split("```python\n")[1].split("```")[0]
    assert code == solved_source(course.find("group_split"))  # `solution` shows it
    names = {"exercise": lambda function: function}
    exec("import numpy as np\n" + code, names)
    assert "group_split" in names and told.count("<details>") == 1


def test_an_experiment_is_not_run_to_find_its_answer():
    def experiment():
        raise AssertionError("it was run")

    record = next(one for one in GUESSES if callable(one.answer))
    told = answers.answer(dataclasses.replace(record, answer=experiment))
    assert told.startswith(capitalized(record.because))


def test_every_guess_and_task_of_the_notebooks_has_a_fold_and_no_other_cell():
    asked = [cell for cell in cells.all_cells() if cell.kind == "code"]
    with_fold = [cell for cell in asked if fold_of(cell.source)]
    written = 'guess("', "@exercise\ndef ", "@recall\ndef "
    assert len(with_fold) > 200
    for cell in asked:
        begins = any(f"\n{cell.source}".find(f"\n{start}") >= 0 for start in written)
        assert begins == (cell in with_fold), cell
