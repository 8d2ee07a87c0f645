"""The tests that every bank of exercises must pass: a test file applies them to a course.

    class TestExercises(Suite):
        session = words_exercises.session
        notebooks = Path(__file__).parent / "notebooks"

It needs pytest. A new record is covered without an extra line.
"""

import functools
import inspect
import re

import numpy as np
import pytest

from mlpkit.checker.attempts import AttemptsFile
from mlpkit.checker.comparison.values import leaves, snapshot
from mlpkit.checker.guesses import judge_guess
from mlpkit.checker.judge import judge
from mlpkit.checker.progress import ProgressFile, home_variable
from mlpkit.checker.session import Session
from mlpkit.checker.sources import (
    compile_source,
    faded_source,
    outside_names,
    solved_source,
    stub_source,
)
from mlpkit.checker.testing.asked import asked_in, number_of
from mlpkit.checker.testing.mutants import (
    ODD,
    answers,
    arrays_of,
    changeable,
    changes_nothing,
    is_one_line,
    is_plain,
    kind_of,
    measured,
    mistaken,
    mutant,
    mutants,
    one_of_each,
    raises,
    returned,
    spoils,
    truth,
    useless,
    without_decorator,
)
from mlpkit.checker.testing.slips import is_slip, slips

ENDS = (".", "?", ")")  # characters that end a sentence


@functools.cache
def judged(course, exercise, wrong):
    """Return {name: Verdict} of the answers in wrong(exercise), judged once for all tests."""
    functions = wrong(exercise).items()
    return {name: judge(course, exercise, function) for name, function in functions}


def of_what_is_here(key, what):
    """The parameter of a test; skipped if it is an exercise whose packages are not installed."""
    lacking = " and ".join(getattr(what, "lacking", ()))
    marks = [pytest.mark.skip(f"{lacking} not installed")] if lacking else []
    return pytest.param(what, id=key, marks=marks)


class Pointed:
    """Tests of the course of `session`, with its notebooks in the folder `notebooks`.

    A test with an argument `exercise`, `guess` or `notebook` runs once for each of them.
    """

    session = None
    notebooks = None

    def pytest_generate_tests(self, metafunc):
        course = self.session.course
        found = {
            "exercise": course.exercises,
            "guess": course.guesses,
            "notebook": {path.stem: path for path in sorted(self.notebooks.glob("[!.]*.ipynb"))},
        }
        for name in found.keys() & set(metafunc.fixturenames):
            metafunc.parametrize(name, [of_what_is_here(*pair) for pair in found[name].items()])

    @pytest.fixture(autouse=True)
    def home(self, tmp_path, monkeypatch):
        """A separate progress file for each test, and nothing written to any other."""
        course = self.session.course
        monkeypatch.setenv(home_variable(course.name), str(tmp_path))
        progress_file = ProgressFile(course.name)
        monkeypatch.setattr(self.session, "progress_file", progress_file)
        monkeypatch.setattr(self.session, "attempts_file", AttemptsFile(progress_file))
        monkeypatch.setattr(self.session, "written", {})
        return tmp_path

    def judge(self, exercise, function, seed=0):
        """The Verdict on an answer."""
        return judge(self.session.course, exercise, function, seed)

    def judged(self, exercise, wrong):
        """Return (name, Verdict) of the answers that are `mistaken`, `mutants` or `useless`."""
        return judged(self.session.course, exercise, wrong).items()


class Suite(Pointed):
    """Every exercise and guess of a course, with right answers and wrong ones."""

    def test_the_reference_passes_with_any_seed(self, exercise):
        for seed in range(8):
            verdict = self.judge(exercise, exercise.reference, seed)
            assert verdict.status == "correct", f"seed {seed}: {verdict}"

    def test_the_stub_is_not_attempted(self, exercise):
        cells = [stub_source(exercise), stub_source(exercise, "recall")]
        cells += [faded_source(exercise)] if exercise.fade else []
        for source in cells:
            verdict = self.judge(exercise, compile_source(exercise, without_decorator(source)))
            assert verdict.status == "not attempted", source

    def test_every_edit_fits_the_reference(self, exercise):
        assert exercise.refused is None, exercise.refused

    def test_every_mistake_fails_under_its_own_slug(self, exercise):
        for slug, verdict in self.judged(exercise, mistaken):
            assert verdict.status in ("wrong", "error"), f"{slug}: {verdict}"
            assert verdict.mistake == slug, f"{slug}: {verdict}"

    def test_the_alternatives_pass(self, exercise):
        for function in exercise.alternatives:
            for seed in range(3):
                verdict = self.judge(exercise, function, seed)
                assert verdict.status == "correct", f"{function}: {verdict}"

    def test_universal_mutants_fail(self, exercise):
        """If a mutant is rightly accepted, its name is in the record's `passes`."""
        for name, verdict in self.judged(exercise, mutants):
            right = name in exercise.passes or changes_nothing(exercise, name)
            assert (verdict.status == "correct") == right, f"{name}: {verdict}"

    def test_small_slips_fail(self, exercise):
        """If a slip is rightly accepted, its name is in the record's `passes`."""
        accepted = {
            name
            for name, function in slips(exercise).items()
            if self.judge(exercise, function).status == "correct"
        }
        assert accepted == set(filter(is_slip, exercise.passes))

    def test_doing_nothing_useful_fails(self, exercise):
        for name, verdict in self.judged(exercise, useless):
            right = name in exercise.passes
            assert (verdict.status == "correct") == right, f"{name}: {verdict}"
        assert self.judge(exercise, raises).status == "error"

    def test_any_result_gets_one_sentence(self):
        """In one exercise of each kind: the verdict on an odd value depends only on the kind."""
        here = [each for each in self.session.course.exercises.values() if not each.lacking]
        for exercise in one_of_each(here, kind_of):
            self.odd_values_get_one_sentence(exercise)

    def odd_values_get_one_sentence(self, exercise):
        for name, value in ODD.items():
            functions = [lambda *args, value=value: value]
            if not exercise.changes:  # an array changed in place keeps its shape
                functions.append(mutant(exercise, lambda array, value=value: value))
            if is_plain(exercise):  # the value may be right, and may have no number to change
                functions = [f for f in functions[:1] if not returned(exercise, value)]
            for function in functions:
                verdict = self.judge(exercise, function)
                assert verdict.status != "correct", f"{name}: {verdict}"
                assert verdict.message.startswith(f"{exercise.name}: "), name
                assert "\n" not in verdict.message, f"{name}: {verdict.message}"

    def test_the_bank_is_large_enough(self, exercise):
        mistakes, alternatives = (2, 2) if is_one_line(exercise.reference) else (4, 3)
        if "backward" in exercise.name:
            mistakes = 6
        if exercise.kind == "bug hunt":
            mistakes, alternatives = 2, 1  # mistakes: the original fault, and a failed repair
        if exercise.kind == "open task":
            alternatives = 2
        for what, least in (("mistakes", mistakes), ("alternatives", alternatives), ("hints", 2)):
            count = len(getattr(exercise, what))
            assert count >= least, f"{exercise.name} has {count} {what}; expected at least {least}"

    def test_texts_are_sentences(self, exercise):
        slugs = [mistake.slug for mistake in exercise.mistakes]
        assert len(set(slugs)) == len(slugs), f"one occurs twice: {sorted(slugs)}"
        for slug in slugs:
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug), f"not short-with-dashes: {slug}"
        texts = [mistake.sentence for mistake in exercise.mistakes]
        for text in [*texts, *exercise.hints, exercise.why, exercise.stub]:
            assert text.strip() == text and text.endswith(ENDS), f"no full stop: {text!r}"
            assert "!" not in text.replace("!=", ""), text
        parameters = inspect.signature(exercise.reference).parameters
        assert set(exercise.changes) <= set(parameters), exercise.changes

    def test_cases_are_fresh_finite_and_varied(self, exercise):
        one, two = (exercise.cases(np.random.default_rng(0)) for _ in range(2))
        other = exercise.cases(np.random.default_rng(1))
        assert len(one) == len(two) == len(other) >= 2, "the number of cases depends on the seed"
        arrays, again = arrays_of(one), arrays_of(two)
        assert not any(np.shares_memory(a, b) for a in arrays for b in again), "arrays are shared"
        assert all(np.isfinite(a).all() for a in arrays if a.dtype.kind == "f"), "not finite"
        shared = {id(value) for value in changeable(one)} & {id(value) for value in changeable(two)}
        assert not shared, "a list or dictionary is the same object in two calls of cases"
        if arrays and isinstance(one[0][0], np.ndarray):
            assert len({case[0].shape for case in one}) > 1, "all cases have the same shape"

    def test_a_check_leaves_nothing_behind(self, exercise):
        """A function that changes all its arguments does no harm to the next check."""
        assert self.judge(exercise, spoils).status != "correct", "spoiling the arguments is right"
        assert self.judge(exercise, exercise.reference).status == "correct", "cases are shared"

    def test_the_solution_is_right_as_it_is_pasted(self, exercise, monkeypatch):
        shown = []
        monkeypatch.setattr(f"{Session.__module__}.show", shown.append)
        self.session.solution(exercise.name)
        pasted = shown[-1].source
        assert pasted == solved_source(exercise)
        used = self.session.used(exercise, exercise.uses)
        function = compile_source(exercise, pasted, {"exercise": self.session.exercise, **used})
        assert shown[-1].status == "correct", f"{pasted}\n{shown[-1]}"
        assert not outside_names(function, (*exercise.uses, exercise.name)), pasted

    def test_an_answer_may_use_only_functions_that_were_written_earlier(self, exercise):
        known = self.session.course.exercises
        for name in exercise.uses:
            assert name not in known or known[name].notebook <= exercise.notebook, name
            assert callable(self.session.used(exercise, exercise.uses)[name]), name

    def test_the_solution_that_the_hints_lead_to_is_an_alternative(self, exercise):
        assert exercise.worked is None or exercise.worked in exercise.alternatives

    def test_nudging_agrees_with_the_reference_nearly_everywhere(self, exercise):
        agree = total = 0
        for args in exercise.cases(np.random.default_rng(0)) if exercise.nudge else ():
            right, slopes = exercise.reference(*args), exercise.nudge(*args)
            pairs = zip(leaves(snapshot(right)), leaves(snapshot(slopes)), strict=True)
            for (_, one), (_, other) in pairs:
                assert one.array.shape == other.array.shape
                close = np.isclose(other.array, one.array, rtol=1e-4, atol=1e-5)
                agree, total = agree + close.sum(), total + close.size
        assert agree > 0.7 * total or exercise.nudge is None

    def test_the_records_are_in_the_notebooks_order(self, notebook):
        """A notebook asks for all its records but those handed over, and for no unknown ones."""
        number, records = number_of(notebook), self.session.course.records
        asked = asked_in(notebook)
        unknown = [name for name in asked if name not in records]
        assert not unknown, f"EXERCISES has no record called {unknown}"
        here = [n for n, r in records.items() if r.notebook == number and not r.handed_over]
        found = [name for name in asked if records[name].notebook == number]
        assert here == found, f"asked for: {found}; not: {set(here) - set(found)}; course: {here}"

    def test_every_record_has_its_notebook(self):
        assert self.session.course.records, "the course has no records"
        numbers = set(map(number_of, self.notebooks.glob("[!.]*.ipynb")))
        missing = {r.notebook for r in self.session.course.records.values()} - numbers
        assert not missing, f"no notebook has the number {missing}"

    def test_a_guess_knows_right_from_wrong(self, guess):
        right, *others = answers(guess)
        assert judge_guess(guess, ..., measured(guess)).status == "not attempted"
        assert judge_guess(guess, right, measured(guess)).status == "correct"
        assert others, "there is no wrong answer"
        for value in others:
            verdict = judge_guess(guess, value, measured(guess))
            assert verdict.status == "wrong" and verdict.message.endswith(ENDS), str(verdict)

    def test_a_guess_of_a_different_kind_gets_the_expected_kind(self, guess):
        for value in ("zzz", None, [object()], {}, np.zeros(3), object):
            verdict = judge_guess(guess, value, measured(guess))
            assert verdict.status == "error" and "expected" in verdict.message, str(verdict)

    def test_a_guess_says_why(self, guess):
        assert guess.because.endswith(ENDS), guess.because
        known = guess.answer, guess.at_least, guess.judge
        assert any(each is not None for each in known) or guess.tolerance
        answer = truth(guess)
        if isinstance(answer, str):
            assert answer not in guess.wrong and guess.wrong, "no wrong letter has a sentence"
        assert not guess.parts or len(answer) == len(guess.parts)
        assert set(guess.rules) <= set(guess.parts)
        for text in [*guess.wrong.values(), *guess.rules.values()]:
            assert text.strip() == text and text.endswith(ENDS), f"no full stop: {text!r}"

    def test_a_question_that_comes_back_needs_no_context(self, guess):
        """The question names its parts, and mentions neither a cell nor a notebook."""
        question = re.sub(r"^- [a-z]\) .*\n?", "", guess.again, flags=re.M).strip()
        assert not guess.again or question.endswith(ENDS), question
        for part in guess.parts if guess.again else ():
            assert part in guess.again, f"nothing asks for {part}"
        found = re.findall(r"\b(?:cells?|notebook)\b", guess.again)
        assert not found, f"{guess.again!r} mentions {found}"
