"""Results that are not numbers: texts, lists of words and dictionaries are compared by == and
type."""

import copy
import datetime
import fractions
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpkit.checker import Course, Exercise, Mistake, Property, judge
from mlpkit.checker.comparison.objects import difference
from mlpkit.checker.comparison.values import same, snapshot

COURSE = Course("dice", (), {1: "one"})


def record(reference, *args, **settings):
    """Return an exercise with these cases, each of one argument."""
    texts = {"notebook": 1, "stub": "Do.", "hints": ("A.", "B."), "why": "Why?"}
    base = {
        "cases": lambda rng: [(copy.copy(arg),) for arg in args],
        "mistakes": (),
        "alternatives": (),
    }
    return Exercise(reference=reference, **texts, **{**base, **settings})


def returning(value):
    """Return an exercise whose reference returns this value."""

    def asked(x):
        return value

    return record(asked, 1, 2)


def verdict(exercise, function):
    return judge.judge(COURSE, exercise, function)


def message(exercise, function):
    """Return the message for a wrong answer."""
    found = verdict(exercise, function)
    assert found.status == "wrong", found
    return found.message.removeprefix(f"{exercise.name}: ")


def greet(name):
    return f"Hello {name}"


GREET = record(greet, "Ada", "Bob")


def ordered(words):
    return sorted(words)


ORDERED = record(ordered, ["pear", "apple", "fig"], ["b", "a"])


def count(text):
    return {letter: text.count(letter) for letter in text}


COUNT = record(count, "abba", "cab")


def test_right_answers_pass():
    assert verdict(GREET, lambda name: "Hello " + name).status == "correct"
    assert verdict(ORDERED, lambda words: sorted(list(words))).status == "correct"
    assert verdict(COUNT, lambda text: {c: text.count(c) for c in text[::-1]}).status == "correct"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda name: "nonsense", "returned 'nonsense', expected 'Hello Ada', where name = 'Ada'."),
        (lambda name: 3, "returned an int, expected a str, where name = 'Ada'."),
        (lambda name: print(end=""), "returned None. Is a return missing?"),
        (lambda name: [1, 2], "returned a list, expected a str, where name = 'Ada'."),
        (lambda name: ["Hello Ada"], "returned a list, expected a str, where name = 'Ada'."),
        (lambda name: b"Hello Ada", "returned bytes, expected a str, where name = 'Ada'."),
        (lambda name: np.zeros(2), "returned an array, expected a str, where name = 'Ada'."),
        (lambda name: greet, "returned a function, expected a str, where name = 'Ada'."),
    ],
)
def test_a_wrong_text_is_explained_in_a_sentence(answer, said):
    assert message(GREET, answer) == said


def test_for_long_texts_the_first_difference_is_shown():
    exercise = returning("x" * 200 + "yes" + "x" * 200)
    said = message(exercise, lambda x: "x" * 200 + "no" + "x" * 200)
    assert said.startswith("first difference at [200]: yours '…xxx") and len(said) < 200
    assert "no" in said and "yes" in said


def test_an_unsorted_list_says_where_it_first_differs():
    assert message(ORDERED, lambda words: list(words)) == (
        "first difference at [0]: yours 'pear', expected 'apple', "
        "where words = ['pear', 'apple', 'fig']. The items are right, but their order is not."
    )


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda words: tuple(sorted(words)), "returned a tuple, expected a list"),
        (lambda words: set(words), "returned a set, expected a list"),
        (lambda words: np.sort(words), "returned an array, expected a list"),
        (lambda words: iter(sorted(words)), "returned a list_iterator, expected a list"),
        (
            lambda words: sorted(words)[:2],
            "returned a list of 2, expected 3: [2] is missing, 'pear'",
        ),
        (lambda words: [], "returned a list of 0, expected 3: [0] is missing, 'apple'"),
        (
            lambda words: ["ant", *sorted(words)],
            "returned a list of 4, expected 3: first difference at [0]: yours 'ant', "
            "expected 'apple'",
        ),
        (
            lambda words: [*sorted(words), "z"],
            "returned a list of 4, expected 3: [3] is one too many",
        ),
        (lambda words: [len(w) for w in sorted(words)], "[0] is an int, expected a str"),
        (lambda words: [None] * len(words), "[0] is None, expected a str"),
        (
            lambda words: ["a"] * 5000,
            "returned a list that is too long or too deep, expected a list",
        ),
    ],
)
def test_a_wrong_list_of_words_is_explained_in_a_sentence(answer, said):
    told = message(ORDERED, answer)
    assert told.startswith(f"{said}, where words = ['pear', 'apple', 'fig']."), told


def test_sorting_a_list_argument_in_place_counts_as_changing_the_input():
    def answer(words):
        words.sort()
        return words

    assert message(ORDERED, answer) == "changed words in place. Work on a new list."
    assert verdict(ORDERED, answer).mistake == "changed-input"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda text: {"a": 2}, "returned a dictionary without the key 'b', where text = 'abba'."),
        (
            lambda text: {**count(text), "e": 0},
            "returned a dictionary with the key 'e', which should not be there, "
            "where text = 'abba'.",
        ),
        (
            lambda text: {**count(text), "b": 5},
            "first difference at ['b']: yours 5, expected 2, where text = 'abba'.",
        ),
        (
            lambda text: {k: float(v) for k, v in count(text).items()},
            "['a'] is a float, expected an int, where text = 'abba'.",
        ),
        (
            lambda text: {k: bool(v) for k, v in count(text).items()},
            "['a'] is a bool, expected an int, where text = 'abba'.",
        ),
        (
            lambda text: list(count(text).items()),
            "returned a list, expected a dictionary, where text = 'abba'.",
        ),
        (
            lambda text: {},
            "returned a dictionary without the keys 'a' and 'b', where text = 'abba'.",
        ),
    ],
)
def test_a_wrong_dictionary_is_explained_in_a_sentence(answer, said):
    assert message(COUNT, answer) == said


UNLIKE = [
    ("1", 1),
    ("", None),
    ([1], (1,)),
    ((1,), [1]),
    ([True], [1]),
    ([1], [True]),
    (("a", 1), ("a", True)),
    (("a", 1), ["a", 1]),
    (("a", None), ("a", 0)),
    ([1], [1.0]),
    ({1: "a"}, {True: "a"}),
    ({1: "a"}, {"1": "a"}),
    ({1: "a"}, {1.0: "a"}),
    ({(1, 2): "a"}, {(1, True): "a"}),
    ({"a", "b"}, {"a"}),
    ({"a", "b"}, {"a", "b", "c"}),
    ({1}, {True}),
    ({"a"}, frozenset("a")),
    ({"a"}, ["a"]),
    (b"a", "a"),
    ([[1], [2]], [[1], (2,)]),
    ({"a": ["b"]}, {"a": ["c"]}),
    ({"a": {"b": None}}, {"a": {"b": "c"}}),
    ([np.zeros(2)], [np.ones(2)]),
    ([np.zeros(2)], [np.zeros(3)]),
    (("a", np.zeros(2)), ("a", np.zeros(2, int))),
    (["a", 0.5], ["a", 0.6]),
    ([], {}),
    ([], ()),
    ({}, []),
    ({}, set()),
]


@pytest.mark.parametrize(("right", "wrong"), UNLIKE, ids=range(len(UNLIKE)))
def test_both_type_and_value_are_compared(right, wrong):
    exercise = returning(right)
    found = verdict(exercise, lambda x: wrong)
    assert found.status == "wrong", found
    assert found.message.count("\n") == 0 and found.message.endswith((".", "?"))
    assert not same(snapshot(right), snapshot(wrong))
    assert verdict(exercise, lambda x: [right][0]).status == "correct"


KEYS = st.sampled_from(["a", "b", "1", 1, 0, True, False, None, (1,), (True,)])
LEAVES = st.sampled_from(["", "a", "1", b"a", 0, 1, True, False, None, {1}, {True}, {"a", "b"}])
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(KEYS, inner, max_size=3),
    ),
    max_leaves=6,
)


def written(value):
    """Return a value written as code that distinguishes types but not the order of keys."""
    if isinstance(value, (list, tuple)):
        return f"{type(value).__name__}({', '.join(map(written, value))})"
    if isinstance(value, dict):
        return f"dict({sorted(f'{key!r}: {written(each)}' for key, each in value.items())})"
    return f"set({sorted(map(repr, value))})" if isinstance(value, set) else repr(value)


@given(VALUES, VALUES)
@settings(max_examples=300)
def test_two_values_are_the_same_exactly_where_their_code_is_the_same(one, other):
    a, b, equal = snapshot([one]), snapshot([other]), written(one) == written(other)
    assert same(a, b) == equal
    told = difference(a, b)
    assert (told is None) == equal and (told is None or "\n" not in told)
    assert difference(a, snapshot(copy.deepcopy([one]))) is None


def test_floats_in_a_list_may_be_rounded_differently():
    assert verdict(returning(["a", 0.3]), lambda x: ["a", 0.1 + 0.2]).status == "correct"
    assert verdict(returning({"a": 0.3}), lambda x: {"a": 0.1 + 0.2}).status == "correct"


def test_a_list_of_arrays_is_as_good_as_a_tuple_of_arrays():
    exercise = returning((np.zeros(2), np.ones(3)))
    assert verdict(exercise, lambda x: [np.zeros(2), np.ones(3)]).status == "correct"


def test_a_none_among_other_results_is_compared_too():
    def first(text):
        return text[0] if text else None

    exercise = record(first, "ab", "")
    assert verdict(exercise, lambda text: text[:1] or None).status == "correct"
    assert message(exercise, lambda text: text[:1]) == (
        "returned a str, expected None, where text = ''."
    )
    assert message(exercise, lambda text: print(end="")) == "returned None. Is a return missing?"


def test_a_mistake_may_be_a_lambda_and_the_verdict_gives_its_sentence():
    wrong = Mistake("no-name", lambda name: "Hello", "the name is missing.")
    exercise = record(greet, "Ada", "Bob", mistakes=(wrong,))
    found = verdict(exercise, lambda name: "Hel" + "lo" * bool(name))
    assert (found.mistake, found.message) == ("no-name", "greet: the name is missing.")


NOT_COMPARED = {
    "a date": datetime.date(2020, 1, 1),
    "a Fraction": fractions.Fraction(1, 2),
    "a function": greet,
    "a list_iterator": iter([1]),
    "a complex": 1j,
    "an array of texts": np.array(["a"]),
    "an array of objects": np.array([None]),
    "a list that is too long or too deep": [0] * 5000,
    "a set of odd things": {frozenset("a")},
    "a dictionary with odd keys": {frozenset("a"): 1},
}


@pytest.mark.parametrize("what", NOT_COMPARED)
@pytest.mark.parametrize("wrap", [lambda value: value, lambda value: [value]], ids=["bare", "list"])
def test_a_reference_whose_result_cannot_be_compared_is_refused(what, wrap):
    exercise = returning(wrap(NOT_COMPARED[what]))
    with pytest.raises(ValueError, match=r"asked: the reference returns .*can't be compared"):
        verdict(exercise, lambda x: "anything")


def test_a_reference_that_returns_nothing_and_changes_nothing_is_refused():
    with pytest.raises(ValueError, match="asked: the reference returns None in every case"):
        verdict(returning(None), lambda x: 3)


def test_a_reference_that_raises_is_refused():
    def divide(x):
        return 1 / x

    with pytest.raises(ValueError, match="divide: the reference raised ZeroDivisionError"):
        verdict(record(divide, 1, 0), lambda x: 3)


def test_cases_that_are_not_tuples_are_refused():
    def length(text):
        return len(text)

    for case, kind in (("sea", "str"), (["sea"], "list")):
        exercise = replace(record(length, ""), cases=lambda rng, case=case: [case, case])
        said = f"length: the reference can't be called: a case is a {kind}, expected a tuple of arg"
        with pytest.raises(ValueError, match=said):
            verdict(exercise, len)


def test_as_many_results_as_are_named_are_expected():
    def both(text):
        return text, len(text)

    exercise = replace(record(both, "sea"), returns=("text",))
    said = "both: the reference returns 2 values, and the record's returns names 1"
    with pytest.raises(ValueError, match=said):
        verdict(exercise, both)


def test_a_property_that_returns_a_truth_value_is_refused():
    def length(text):
        return len(text)

    exercise = replace(record(length, "sea"), properties=(Property("whole", lambda f, rng: True),))
    said = "length: the property 'whole' returned True; expected None or a sentence"
    with pytest.raises(ValueError, match=said):
        verdict(exercise, lambda text: len(text))


def test_a_reference_without_a_name_is_refused():
    with pytest.raises(ValueError, match="the reference is a lambda; expected a def"):
        record(lambda x: x, 1)


def adder(a):
    return lambda b: a + b


ADDER = record(adder, cases=lambda rng: [(1, 2), (3, 4)], run=lambda f, a, b: f(a)(b))


def test_a_function_need_not_take_the_cases_themselves_as_arguments():
    assert verdict(ADDER, lambda a: lambda c: c + a).status == "correct"
    assert message(ADDER, lambda a: lambda b: a * b) == (
        "returned 2, expected 3, where a = 1, b = 2."
    )
    assert verdict(ADDER, lambda: 3).status == "error"


def thirds(xs):
    return [x / 3 for x in xs]


def test_items_that_only_look_alike_are_not_equal():
    exercise = record(thirds, [1, 2, 4])
    assert "order" not in message(exercise, lambda xs: [round(x / 3, 4) for x in xs])
    reordered = message(exercise, lambda xs: [(x + 1e-9) / 3 for x in xs[::-1]])
    assert reordered.endswith("The items are right, but their order is not.")
    long = returning(["x" * 70 + "a"])
    assert "order" not in message(long, lambda x: ["x" * 70 + "b"])


def test_a_dictionary_of_arrays_may_have_keys_that_are_not_texts():
    exercise = returning({1: np.zeros(2), "b": (np.zeros(2), np.ones(2))})
    assert message(exercise, lambda x: 3) == ("returned something other than a dictionary of 1, b.")
    told = message(exercise, lambda x: {1: [0, 0], "b": (np.zeros(2), np.ones(2))})
    assert told.startswith("[1] is a list of 2, expected an array")


def test_wrong_keys_of_a_dictionary_are_named():
    exercise = returning({"W1": np.zeros(2), "W2": np.zeros(2)})
    assert message(exercise, lambda x: {"W1": np.zeros(2)}) == (
        "returned a dictionary with the keys W1, expected W1, W2."
    )
    assert message(exercise, lambda x: {}) == (
        "returned a dictionary with no keys, expected W1, W2."
    )
    told = message(exercise, lambda x: {k: 0.0 for k in range(1000)})
    assert told.startswith("returned a dictionary with the keys 0, 1, 2,") and len(told) < 90
    assert message(returning({1: np.zeros(2)}), lambda x: {"1": np.zeros(2)}) == (
        "returned a dictionary with the keys '1', expected 1."
    )


def test_a_long_text_among_the_arguments_is_cut():
    def first(text):
        return np.ones(3)

    told = message(record(first, "x" * 500), lambda text: np.ones(2))
    assert told.startswith("shape (2,), expected (3,), when text = 'xxx") and len(told) < 120
    error = verdict(record(first, "x" * 500), lambda text: np.ones(2)[5]).message
    assert len(error) < 300


def test_a_reference_whose_first_line_a_notebook_cannot_run_is_refused(tmp_path):
    source = "from collections.abc import Sequence\n\n\ndef typed(words: Sequence[str]):\n"
    file = tmp_path / "typed.py"
    file.write_text(f"{source}    return sorted(words)\n")
    names = {}
    exec(compile(file.read_text(), str(file), "exec"), names)
    exercise = record(names["typed"], ["b", "a"])
    with pytest.raises(ValueError, match="typed: the first line of the reference needs Sequence"):
        verdict(exercise, lambda words: list(words))


@pytest.mark.parametrize(
    ("one", "other"),
    [((0, 1), (np.int64(0), np.int64(1))), (("a", 0.5), (np.str_("a"), np.float64(0.5)))],
)
def test_keys_of_numpys_types_equal_those_of_pythons(one, other):
    assert same(snapshot({one}), snapshot({other}))
    assert same(snapshot({one: 1}), snapshot({other: 1}))
    assert verdict(returning({other}), lambda x: {one}).status == "correct"


def test_floats_in_a_set_or_as_keys_are_compared_exactly():
    told = message(returning({0.3}), lambda x: {0.1 + 0.2})
    assert told == "returned a set without 0.3, where x = 1."
