"""The decorator that states shapes: what it accepts, and what it says when it refuses."""

import doctest
import functools

import numpy as np
import pytest

from mlpkit.helpers.shapes import bare, is_whole, shapes


@shapes(X="N D", W="D M", b="M")
def linear(X, W, b):
    """One layer."""
    return X @ W + b


def zeros(*shape):
    return np.zeros(shape)


def probe(**patterns):
    """A function of a and b with these shapes, which returns "ran"."""

    @shapes(**patterns)
    def f(a, b=None):
        return "ran"

    return f


@pytest.mark.parametrize(
    ("patterns", "a", "b"),
    [
        ({"a": "N", "b": "N"}, (3,), (3,)),
        ({"a": "N D", "b": "D"}, (5, 3), (3,)),
        ({"a": "N N", "b": "N"}, (3, 3), (3,)),
        ({"a": "N 28 28", "b": "N"}, (5, 28, 28), (5,)),
        ({"a": "...", "b": "..."}, (2, 3, 4), (2, 3, 4)),
        ({"a": "...", "b": "..."}, (), ()),
        ({"a": "... C", "b": "... C"}, (2, 3, 4), (2, 3, 4)),
        ({"a": "... C", "b": "C"}, (2, 3, 4), (4,)),
        ({"a": "... C", "b": "..."}, (2, 3, 4), (2, 3)),
        ({"a": "... 4", "b": "... D"}, (3, 4), (3, 7)),
        ({"a": "rows columns", "b": "columns"}, (2, 3), (3,)),
        ({"a": "N"}, (3,), (9, 9, 9)),
        ({"b": "N"}, (9, 9, 9), (3,)),
        ({"b": "M", "a": "N M"}, (2, 3), (3,)),
    ],
)
def test_arguments_that_fit_are_accepted(patterns, a, b):
    assert probe(**patterns)(zeros(*a), zeros(*b)) == "ran"


@pytest.mark.parametrize(
    ("patterns", "a", "b", "message"),
    [
        (
            {"a": "N", "b": "N"},
            (3,),
            (4,),
            "f: got a (3,), b (4,); expected a (N,), b (N,): N is 3 in a but 4 in b.",
        ),
        (
            {"a": "N D", "b": "D"},
            (5, 3),
            (5,),
            "f: got a (5, 3), b (5,); expected a (N, D), b (D,): D is 3 in a but 5 in b.",
        ),
        (
            {"a": "N N", "b": "M"},
            (3, 4),
            (5,),
            "f: got a (3, 4), b (5,); expected a (N, N), b (M,): N is 3 in a but 4 in a.",
        ),
        (
            {"a": "N D", "b": "D"},
            (3,),
            (3,),
            "f: got a (3,), b (3,); expected a (N, D), b (D,): a has 1 dimensions, not 2.",
        ),
        (
            {"a": "N D", "b": "D"},
            (5, 3),
            (1, 3),
            "f: got a (5, 3), b (1, 3); expected a (N, D), b (D,): b has 2 dimensions, not 1.",
        ),
        (
            {"a": "N 28 28", "b": "N"},
            (5, 28, 27),
            (5,),
            "f: got a (5, 28, 27), b (5,); expected a (N, 28, 28), b (N,): "
            "a has 27 where 28 should be.",
        ),
        (
            {"a": "2", "b": "N"},
            (1,),
            (1,),
            "f: got a (1,), b (1,); expected a (2,), b (N,): a has 1 where 2 should be.",
        ),
        (
            {"a": "...", "b": "..."},
            (5,),
            (1, 5),
            "f: got a (5,), b (1, 5); expected a (...), b (...): "
            "the shape is (5,) in a but (1, 5) in b.",
        ),
        (
            {"a": "... C", "b": "... C"},
            (2, 3, 4),
            (3, 3, 4),
            "f: got a (2, 3, 4), b (3, 3, 4); expected a (..., C), b (..., C): "
            "the shape is (2, 3) in a but (3, 3) in b.",
        ),
        (
            {"a": "... C", "b": "... C"},
            (2, 4),
            (2, 5),
            "f: got a (2, 4), b (2, 5); expected a (..., C), b (..., C): C is 4 in a but 5 in b.",
        ),
        (
            {"a": "... C", "b": "C"},
            (),
            (4,),
            "f: got a (), b (4,); expected a (..., C), b (C,): a has 0 dimensions, too few.",
        ),
    ],
)
def test_arguments_that_do_not_fit_are_reported(patterns, a, b, message):
    with pytest.raises(ValueError) as error:
        probe(**patterns)(zeros(*a), zeros(*b))
    assert str(error.value) == message


# The dtype


@shapes(a="N C of reals", b="N of labels below C")
def picked(a, b, scale=1):
    return a, b


def test_an_array_that_is_already_right_passes_through_unchanged():
    a, b = zeros(2, 3).astype(np.float32), np.array([0, 2], np.uint8)
    for _ in range(2):
        got = picked(a, b)
        assert got[0] is a and got[1] is b
        got = picked(b=b, a=a, scale=2)
        assert got[0] is a and got[1] is b


def test_other_arguments_are_converted_at_every_call():
    for _ in range(2):
        a, b = picked([[1, 2], [3, 4]], [0, 1])
        assert a.dtype == float and b.dtype.kind == "i"
        a, b = picked(np.array([[1, 2], [3, 4]], np.uint8), b=np.array([0, 1], np.uint8))
        assert a.dtype == float and b.dtype == np.uint8


def test_values_are_checked_at_every_call_even_for_a_known_shape():
    a, b = zeros(2, 3), np.array([0, 2])
    picked(a, b)
    b[0] = -1
    for _ in range(2):
        with pytest.raises(ValueError, match=r"^picked: got b from -1 to 2; expected 0 … 2\.$"):
            picked(a, b)
    b[0] = 0
    assert picked(a, b)[1] is b


def test_types_are_checked_even_for_a_known_shape():
    a, b = zeros(2, 3), np.array([0, 2])
    picked(a, b)
    with pytest.raises(ValueError, match=r"^picked: got b of bool; expected integers 0 … 2\.$"):
        picked(a, b == 0)
    with pytest.raises(ValueError, match=r"^picked: got a of complex128; expected real numbers"):
        picked(a * 1j, b)
    assert picked(a.astype(int), b)[0].dtype == float


def test_the_limit_may_be_an_argument():
    @shapes(b="N of labels below many")
    def f(a, b, many):
        return b

    assert f(None, [0, 4], 5).tolist() == [0, 4]
    assert f(None, many=5, b=np.array([0, 4])).tolist() == [0, 4]
    for _ in range(2):
        assert f(None, np.array([0, 4]), 5).tolist() == [0, 4]
        assert f(None, np.array([0, 4]), many=5).tolist() == [0, 4]  # for a known shape
    for call in (lambda: f(None, [0, 4], 4), lambda: f(None, many=4, b=[0, 4])):
        with pytest.raises(ValueError, match=r"^f: got b from 0 to 4; expected 0 … 3\.$"):
            call()


def test_only_dimensions_with_a_name_may_not_be_0():
    @shapes(a="... C of reals", b="C")
    def f(a, b):
        return a

    assert f(zeros(0, 3), zeros(3)).shape == (0, 3)
    with pytest.raises(ValueError) as error:
        f(zeros(3, 0), zeros(0))
    assert str(error.value) == (
        "f: got a (3, 0), b (0,); expected a (..., C), b (C,): C is 0 in a, not 1 or more."
    )
    assert probe(a="... of reals")(zeros(0)) == "ran"


def test_the_function_inside_checks_nothing():
    assert bare(linear) is linear.__wrapped__
    assert bare(bare(linear)) is bare(linear)

    @functools.wraps(linear)
    def own(X, W, b):
        return "own"

    assert bare(own) is own  # although functools.wraps copied linear's attributes to it
    assert bare(print) is print


def test_only_named_arguments_are_reported():
    with pytest.raises(ValueError) as error:
        probe(b="N")(zeros(2), zeros(3, 4))
    assert str(error.value) == "f: got b (3, 4); expected b (N,): b has 2 dimensions, not 1."


def test_the_check_comes_before_the_function():
    ran = []

    @shapes(a="N")
    def f(a):
        ran.append(a)

    with pytest.raises(ValueError):
        f(zeros(2, 2))
    assert ran == []


def test_keywords_may_come_in_any_order():
    X, W, b = zeros(5, 3), zeros(3, 2), zeros(2)
    assert linear(b=b, W=W, X=X).shape == (5, 2)
    assert linear(X, b=b, W=W).shape == (5, 2)
    with pytest.raises(ValueError, match="W has 1 dimensions, not 2"):
        linear(b=W, W=b, X=X)


def test_lists_and_numbers_count_as_arrays():
    assert probe(a="N D", b="D")([[1, 2], [3, 4], [5, 6]], [7, 8]) == "ran"
    assert probe(a="...", b="...")(1.0, 2) == "ran"
    with pytest.raises(ValueError) as error:
        probe(a="N D", b="D")([[1, 2], [3, 4], [5, 6]], [7, 8, 9])
    assert str(error.value) == (
        "f: got a (3, 2), b (3,); expected a (N, D), b (D,): D is 2 in a but 3 in b."
    )


def test_a_missing_argument_is_pythons_own_error():
    with pytest.raises(TypeError, match="missing a required argument: 'b'"):
        linear(zeros(5, 3), zeros(3, 2))


def test_every_call_is_checked_not_only_the_first():
    f = probe(a="N D", b="D")
    for N in range(1, 301):  # more shapes than the decorator remembers
        for _ in range(2):
            assert f(zeros(N, 3), zeros(3)) == "ran"
            with pytest.raises(ValueError):
                f(zeros(N, 3), zeros(2))


def test_up_to_256_shapes_that_passed_are_not_checked_again(monkeypatch):
    looked = []
    monkeypatch.setattr("mlpkit.helpers.shapes.find_fault", lambda *args: looked.append(args))
    f = probe(a="N")
    for size in (*range(300), 0, 255, 256, 299):
        f(zeros(size))
    assert [actual["a"] for _, actual in looked[300:]] == [(256,), (299,)]


def test_arguments_and_result_pass_through():
    X, W, b = np.array([[1.0, 2.0]]), np.array([[3.0], [5.0]]), np.array([7.0])
    assert linear(X, W, b) == [[1 * 3 + 2 * 5 + 7]]

    @shapes(a="N")
    def f(a, *rest, **options):
        return a, rest, options

    assert f(X[0], 1, 2, three=3)[0] is not X
    assert f(X[0], 1, 2, three=3)[1:] == ((1, 2), {"three": 3})


def test_name_docstring_and_source_stay():
    assert linear.__name__ == "linear"
    assert linear.__doc__ == "One layer."
    assert linear.__wrapped__.__code__.co_varnames == ("X", "W", "b")


def test_the_docstring_example_works_as_printed():
    names = {"shapes": shapes}
    for example in doctest.DocTestParser().get_examples(shapes.__doc__):
        exec(example.source, names)
    assert names["linear"](zeros(4, 3), zeros(3, 2), zeros(2)).shape == (4, 2)
    with pytest.raises(ValueError) as error:
        names["linear"](zeros(4, 3), zeros(2, 3), zeros(2))
    assert str(error.value) == (
        "linear: got X (4, 3), W (2, 3), b (2,); expected X (N, D), W (D, M), b (M,): "
        "D is 3 in X but 2 in W."
    )


def test_a_masked_array_is_refused_even_after_a_plain_one_of_its_shape():
    @shapes(z="N", w="N of reals")
    def f(z, w):
        return z + w

    plain, masked = np.ones(3), np.ma.masked_array(np.ones(3), [True, False, False])
    f(plain, plain)
    for args, name in (((masked, plain), "z"), ((plain, masked), "w")):
        with pytest.raises(ValueError, match=rf"^f: got {name}, a masked array; expected a plain"):
            f(*args)


def test_true_and_false_are_not_whole_numbers():
    assert all(map(is_whole, (0, -3, np.int8(2), np.uint64(5))))
    assert not any(map(is_whole, (True, np.True_, 1.0, "1", None, np.array([1]))))
