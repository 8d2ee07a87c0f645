"""The code that a cell needs from the cells above, compared with slices made by hand."""

import ast

import pytest

from mlpkit.checker.slices import bound, makes, needed, needed_above, used


def statement(source):
    return ast.parse(source).body[0]


@pytest.mark.parametrize(
    ("source", "binds", "reads"),
    [
        ("a, b = c, 1", {"a", "b"}, {"c"}),
        ("a[0] = b", {"a"}, {"a", "b"}),
        ("a.b[0].c = 1", {"a"}, {"a"}),
        ("a += 1", {"a"}, {"a"}),
        ("import numpy as np", {"np"}, set()),
        ("from x import y, z as w", {"y", "w"}, set()),
        ("for k in range(3):\n    total = k * step", {"k", "total"}, {"range", "k", "step"}),
        ("def f(x, y=seed):\n    z = x\n    return z * scale", {"f"}, {"seed", "scale"}),
        ("@exercise\ndef f(x):\n    ...", {"f"}, {"exercise"}),
        ("rows = [one for one in many]", {"rows"}, {"many"}),
        ("rows = {one for one in many if one}", {"rows"}, {"many"}),
        ("rows = {one: [z + k for z in one] for one in many}", {"rows"}, {"many", "k"}),
        ("print(f'{a:.2f}')", set(), {"print", "a"}),
        ("try:\n    run = fit()\nexcept ValueError as error:\n    print(error)", None, {"fit"}),
    ],
)
def test_a_statements_bound_and_read_names_are_found(source, binds, reads):
    assert binds is None or bound(statement(source)) == binds
    assert reads <= used(statement(source))
    assert not {"x", "z", "one"} & used(statement(source))  # local to a function


CELLS = [
    "import numpy as np\nfrom time import sleep\nrng = np.random.default_rng(0)",
    "sleep(1000)\nnoise = rng.normal()\nX = rng.normal(size=3)\nunused = X + 1",
    "after = rng.normal()\nscale = 2",
    "if scale > 1:\n    X = X * scale",
    "%time 1\nnumbers = X.tolist()\nX = None\nnumbers",
    "numbers = 'what comes after is not seen'",
]


def test_a_slice_has_what_its_last_cell_needs_in_order_and_nothing_else():
    assert needed(CELLS, 4).splitlines() == [
        "import numpy as np",
        "rng = np.random.default_rng(0)",
        "noise = rng.normal()",  # it draws random numbers before X does
        "X = rng.normal(size=3)",
        "scale = 2",
        "if scale > 1:",
        "    X = X * scale",
        "numbers = X.tolist()",
        "X = None",
        "numbers",
    ]


def test_a_name_that_is_bound_again_does_not_need_its_earlier_value():
    assert needed(["a = slow()", "a = 1", "a"], 2) == "a = 1\na"
    assert needed(["a = slow()", "a = a + 1", "a"], 2) == "a = slow()\na = a + 1\na"


def test_the_code_needed_from_above_does_not_include_the_cells_own_lines():
    assert needed_above(["a = 1\nb = 2", "c = a", "print(c)"]) == ["a = 1", "c = a"]
    assert needed_above(["a = 1", "print(2)"]) == []


@pytest.mark.parametrize("broken", ["a = (1", "a = 1\nreturn a", "a = = 1", "\0"])
def test_a_cell_that_is_not_valid_python_makes_nothing_and_others_are_read(broken):
    assert not makes([broken], "a")
    assert needed_above([broken, "b = 1", "print(b)"]) == ["b = 1"]
    assert needed_above(["b = 1", broken]) == []


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("from mlpkit.exercises import guess", True),
        ("guess = print", True),
        ("def guess(x):\n    return x", True),
        ("@exercise\ndef guess(x):\n    ...", True),
        ("%time 1\nfor guess in range(3):\n    pass", True),
        ("def other():\n    guess = 1", False),
        ("other = [guess for guess in range(3)]", False),
        ("print(guess)", False),
        ("other.guess = 1", False),
    ],
)
def test_a_cell_makes_the_names_that_it_binds_outside_of_functions(source, made):
    assert makes(["unrelated = 1", source], "guess") is made
