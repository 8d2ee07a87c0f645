"""An exercise that needs a package: it is checked where the package is installed; elsewhere a
verdict says so."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from mlpkit.checker import Exercise, judge, mistakes
from mlpkit.checker.sources import compile_source
from mlpkit.checker.testing.suite import Suite, of_what_is_here
from mlpkit.exercises import course, session


def doubled(x):
    return 2 * x


RECORD = Exercise(
    notebook=0,
    reference=doubled,
    stub="Return twice x.",
    cases=lambda rng: [(rng.normal(size=3),), (rng.normal(size=4),)],
    hints=("Twice.", "2 x."),
    why="Why?",
    mistakes=mistakes(("same", lambda x: x), "this is x."),
    alternatives=(lambda x: x + x,),
    needs=("json", "no_such_package"),
)


def typed(x):
    return x + x


def test_without_its_package_an_answer_is_not_judged_and_the_verdict_names_it():
    verdict = judge.judge(course, RECORD, typed)
    assert verdict.status == "error"
    assert verdict.message == "doubled: can't be checked without no_such_package: not installed."


def test_with_its_package_an_answer_is_judged():
    assert judge.judge(course, replace(RECORD, needs=("json",)), typed).status == "correct"


def test_a_stub_is_not_attempted_whatever_is_installed():
    assert judge.judge(course, RECORD, lambda x: ...).status == "not attempted"


def test_an_exercise_does_not_come_back_where_it_cannot_be_checked():
    assert not RECORD.comes_back and replace(RECORD, needs=("json",)).comes_back


def test_the_tests_of_an_exercise_without_its_package_are_skipped_and_say_why():
    (mark,) = of_what_is_here("doubled", RECORD).marks
    assert mark.name == "skip" and mark.args == ("no_such_package not installed",)
    assert of_what_is_here("doubled", replace(RECORD, needs=("json",))).marks == []


def test_a_test_of_all_exercises_leaves_out_those_without_their_package():
    def without_package(x):
        import no_such_package

        return no_such_package.doubled(x)

    suite, record = Suite(), replace(RECORD, reference=without_package)
    suite.session = SimpleNamespace(course=SimpleNamespace(exercises={"doubled": record}))
    suite.test_any_result_gets_one_sentence()


def test_an_answer_that_uses_the_package_by_its_name_needs_nothing_else_from_its_notebook():
    record = replace(RECORD, needs=("json",))
    source = "def doubled(x):\n    return 2 * x * json.loads('1')\n"
    answer = compile_source(record, source, session.used(record, {"json"}))
    assert judge.standing_alone(session, record, answer) == (source, None)
    without = replace(RECORD, needs=())
    assert "`json`" in judge.standing_alone(session, without, answer)[1]


@pytest.mark.parametrize("name", ["repair_loop", "jax_update"])
def test_the_records_that_need_packages_draw_their_cases_without_them(name, monkeypatch):
    import sys

    for package in course.find(name).needs:
        monkeypatch.setitem(sys.modules, package, None)
    assert course.find(name).cases(np.random.default_rng(0))
