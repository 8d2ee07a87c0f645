"""The explorer of the chain rule on a graph, its expressions, walks, words and layout."""

import ast
import itertools
import math
import re
from types import SimpleNamespace

import pytest

from mlpkit.plots.layered import crossings, layered, layers_of, untangled, with_joints
from mlpkit.widgets import graph_explorer
from mlpkit.widgets.expression import FUNCTIONS, MOST, Unreadable, read
from mlpkit.widgets.graph_explorer import END, EXPRESSIONS, GraphExplorer
from mlpkit.widgets.graph_walk import (
    ADD,
    MEETINGS,
    ORDERS,
    RECURSION,
    RIGHT,
    SET,
    WRONG,
    edges_of,
    visits,
    walked,
)

MORE = (  # functions that the twelve expressions lack
    "a / (a + b)",
    "(a - b)**3 + a**-1",
    "exp(-a) * log(b) - sigmoid(a)",
    "x = 0.5; y = x**0.5; -y / x",
    "b = a * a; c = b + b * a; d = c * (b - c); e = d / c",
    "p = a + 1/4; q = 2 * 3 * p; q * p",
)
ALL = (*EXPRESSIONS, *MORE)
MATHS = {name: getattr(math, name) for name in ("tanh", "exp", "log")} | {
    "relu": lambda a: max(a, 0.0),
    "sigmoid": lambda a: 1 / (1 + math.exp(-a)),
}

every_expression = pytest.mark.parametrize("text", ALL)
every_walk = pytest.mark.parametrize(("order", "meet"), list(itertools.product(ORDERS, MEETINGS)))


def steps_of(text, order=RIGHT, meet=ADD):
    return graph_explorer.compute(text, END, order, meet)[0]["steps"]


def end_of(text, order=RIGHT, meet=ADD):
    """Return {name: gradient} after the last step, without constants."""
    nodes, end = read(text)
    last = walked(nodes, end, order, meet)[-1].grads
    return {n.name: g for n, g in zip(nodes, last, strict=True) if not n.constant}


# --- expressions ---------------------------------------------------------------------------------


@every_expression
def test_an_expressions_values_are_those_that_python_computes(text):
    nodes, end = read(text)
    names = dict(MATHS) | {n.name: n.value for n in nodes if not n.rule and not n.constant}
    *before, last = [one.strip() for one in text.split(";")]
    exec("\n".join(before), names)
    value = eval(last.split("=")[-1], names)
    assert nodes[end].value == pytest.approx(value, rel=1e-12)
    made = {n.name: n.value for n in nodes if n.rule}
    for line in before:
        name = line.split("=")[0].strip()
        if name in made:
            assert made[name] == pytest.approx(names[name], rel=1e-12)


def test_names_without_a_value_get_one_and_numbers_alone_are_not_an_operation():
    nodes, end = read("x = -2; y = 1/4 + x * u - 2 * 3")
    told = [(n.name, n.value, n.operands, n.constant) for n in nodes]
    assert told == [
        ("x", -2, (), False),
        ("0.25", 0.25, (), True),
        ("u", 2, (), False),
        ("p", -4, (0, 2), False),
        ("q", -3.75, (1, 3), False),
        ("6", 6, (), True),
        ("y", -9.75, (4, 5), False),
    ]
    assert end == 6


def test_a_second_name_is_the_same_node_and_unused_nodes_are_left_out():
    nodes, end = read("z = 7; b = a; c = a * b")
    assert [(n.name, n.operands) for n in nodes] == [("a", ()), ("c", (0, 0))]
    nodes, end = read("b = a * a; c = b + 1; b")
    assert [n.name for n in nodes] == ["a", "b", "1", "c"] and end == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Got ''; expected an expression such as b = a + a; b * b."),
        (None, "Got None; expected an expression such as b = a + a; b * b."),
        ("a +", "Python can't read 'a +': invalid syntax."),
        ("a = 5", "Got 'a = 5'; expected it to end with an operation on a name."),
        ("2 + 3", "Got '2 + 3'; expected it to end with an operation on a name."),
        ("# a", "Got '# a'; expected it to end with an operation on a name."),
        ("a**b", "Got 'a**b'; expected a number as the power."),
        ("import os", "Got 'import os'; expected a name, =, and an expression."),
        ("c += a", "Got 'c += a'; expected a name, =, and an expression."),
        ("b = a + 1; b = b * 2", "b exists already: give the second one a different name."),
        ("b = b + 1", "b is computed from itself: give the result a different name."),
        ("a / (b - b)", "a / (b - b) or its slope is not a real number below 10⁹: change it."),
        ("log(a - a)", "log(a - a) or its slope is not a real number below 10⁹: change it."),
        ("exp(a * 999)", "exp(a * 999) or its slope is not a real number below 10⁹: change it."),
        ("(a - b)**0.5", "(a - b)**0.5 or its slope is not a real number below 10⁹: change it."),
        ("a + 10**400", "10**400 or its slope is not a real number below 10⁹: change it."),
        ("weights * a", "The name 'weights' is long; expected 5 letters at most."),
        ("tanh * a", "The name 'tanh' is a function: give it a different name."),
        ("a" + " + a" * 9, "Got more than 8 operations; expected 8 at most."),
        ("a" + " " * 200 + "+ a", "Got 204 characters; expected 120 at most."),
    ],
)
def test_text_that_is_not_a_graph_is_refused_in_one_sentence(text, sentence):
    with pytest.raises(Unreadable) as error:
        read(text)
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    "part",
    (
        "__import__('os') | a.real | a[0] | open(a) | tanh(a, b) | tanh(x=a) | 's' | True | [a] | "
        "lambda: a | a < b | a and b | a if b else c | 1j | a // b | ~a | f'{a}' | (x := a)"
    ).split(" | "),
)
def test_only_its_own_operations_are_accepted_and_nothing_is_executed(part):
    with pytest.raises(Unreadable, match=r"expected \+ − \* / \*\*, tanh, relu, exp, log, sigmoid"):
        read(f"b * ({part})")


@pytest.mark.parametrize("text", ["(" * 90, "a\0", "-" * 110 + "a", "+" * 119, "a;" * 59 + "a"])
def test_odd_strings_are_refused_and_nothing_breaks(text):
    with pytest.raises(Unreadable):
        read(text)


def test_eight_operations_are_accepted():
    nodes, _ = read("a" + " + a" * MOST)
    assert sum(node.rule is not None for node in nodes) == MOST


# --- gradients -----------------------------------------------------------------------------------


def replayed(text, nudged, by):
    """The last value when its code runs line by line, with one value nudged once it is computed."""
    nodes, end = read(text)
    names = dict(MATHS)
    for node, made in zip(nodes, lines_of(nodes, text), strict=True):
        if node.constant:
            continue
        if node.rule:
            exec(made, names)
        else:
            names[node.name] = node.value
        if node.name == nudged:
            names[node.name] += by
    return names[nodes[end].name]


def lines_of(nodes, text):
    codes = iter([s["lines"][0]["code"] for s in steps_of(text) if s["way"] == "forward"])
    return [next(codes) if node.rule else None for node in nodes]


@every_expression
def test_every_gradient_is_the_slope_that_nudging_finds(text):
    for name, grad in end_of(text).items():
        h = 1e-6
        slope = (replayed(text, name, h) - replayed(text, name, -h)) / (2 * h)
        assert (grad or 0.0) == pytest.approx(slope, rel=1e-6, abs=1e-7), name


class Value:
    """A number that remembers its operands, as published engines do: an independent oracle."""

    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes, self.grad = data, parents, slopes, None

    def __add__(self, other):
        return Value(self.data + lift(other).data, (self, lift(other)), (1, 1))

    def __sub__(self, other):
        return Value(self.data - lift(other).data, (self, lift(other)), (1, -1))

    def __mul__(self, other):
        other = lift(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __truediv__(self, other):
        other = lift(other)
        slopes = (1 / other.data, -self.data / other.data**2)
        return Value(self.data / other.data, (self, other), slopes)

    def __pow__(self, power):
        return Value(self.data**power, (self,), (power * self.data ** (power - 1),))

    def __neg__(self):
        return Value(-self.data, (self,), (-1,))

    __radd__ = __add__

    def __rmul__(self, other):
        return lift(other) * self

    def receive(self, part, meet):
        self.grad = part if meet == SET or self.grad is None else self.grad + part

    def give(self, meet):
        for parent, slope in zip(self.parents, self.slopes, strict=True):
            parent.receive(slope * self.grad, meet)


def lift(one):
    return one if isinstance(one, Value) else Value(one)


def function(value, slope):
    return lambda a: Value(value(a.data), (a,), (slope(a.data),))


VALUES = {
    "tanh": function(math.tanh, lambda a: 1 - math.tanh(a) ** 2),
    "relu": function(lambda a: max(a, 0), lambda a: 1 if a > 0 else 0),
    "exp": function(math.exp, math.exp),
    "log": function(math.log, lambda a: 1 / a),
    "sigmoid": function(
        MATHS["sigmoid"], lambda a: MATHS["sigmoid"](a) * (1 - MATHS["sigmoid"](a))
    ),
}


def back_right(end, meet):
    """The walk of micrograd: a list with each node after its parents, walked backwards."""
    order, seen = [], set()

    def build(value):
        if id(value) not in seen:
            seen.add(id(value))
            for parent in value.parents:
                build(parent)
            order.append(value)

    build(end)
    for value in reversed(order):
        value.give(meet)


def back_wrong(end, meet, seen):
    """Depth first, with a set of visited nodes."""
    if id(end) not in seen:
        seen.add(id(end))
        end.give(meet)
        for parent in end.parents:
            back_wrong(parent, meet, seen)


def back_again(end, meet):
    """The recursion that reads self.grad, which people ask about year after year."""
    end.give(meet)
    for parent in end.parents:
        back_again(parent, meet)


@every_walk
@every_expression
def test_right_and_wrong_walks_end_like_those_programs(text, order, meet):
    nodes, _ = read(text)
    given = {n.name: Value(n.value) for n in nodes if not n.rule and not n.constant}
    names = VALUES | given
    *before, last = [one.strip() for one in text.split(";")]
    exec("\n".join(line for line in before if line.split("=")[0].strip() not in given), names)
    end = eval(last.split("=")[-1], names)
    end.grad = 1.0
    if order == RIGHT:
        back_right(end, meet)
    elif order == WRONG:
        back_wrong(end, meet, set())
    else:
        back_again(end, meet)
    named = {n: v for n, v in names.items() if isinstance(v, Value) and v is not end}
    found = end_of(text, order, meet)
    if (order, meet) == (RIGHT, SET):  # each of several right orders loses a different part
        assert found.keys() >= named.keys()
        return
    assert {n: found[n] for n in named} == {
        n: pytest.approx(v.grad) if v.grad is not None else None for n, v in named.items()
    }


def test_two_forks_in_a_row_agree_with_hand_calculation():
    """b = a + a, c = b + b: 4. Setting keeps one part of two, twice. Recursion visits b twice."""
    text = "b = a + a; c = b + b"
    assert end_of(text) == {"a": 4, "b": 2, "c": 1}
    assert end_of(text, meet=SET) == {"a": 1, "b": 1, "c": 1}
    assert end_of(text, WRONG) == {"a": 4, "b": 2, "c": 1}
    assert end_of(text, RECURSION) == {"a": 8, "b": 2, "c": 1}


def test_a_value_used_at_once_and_later_agrees_with_hand_calculation():
    """b = 2a, c = b + 3, d = bc at a = 2: db = c + b = 7 + 4, da = 2 · 11; too early 2 · 7."""
    text = "b = 2 * a; c = b + 3; d = b * c"
    assert end_of(text) == {"a": 22, "b": 11, "c": 4, "d": 1}
    assert end_of(text, WRONG) == {"a": 14, "b": 11, "c": 4, "d": 1}
    assert end_of(text, meet=SET) == {"a": 8, "b": 4, "c": 4, "d": 1}
    assert end_of(text, RECURSION) == {"a": 36, "b": 11, "c": 4, "d": 1}


def test_a_cube_shows_the_wrong_order_or_hides_it_depending_on_its_brackets():
    assert end_of("b = a + 1; c = (b * b) * b", WRONG)["a"] == 27
    assert end_of("b = a + 1; c = b * (b * b)", WRONG)["a"] == 9


def test_the_twelve_expressions_show_their_faults():
    def shown(order, meet):
        return [k for k, one in enumerate(EXPRESSIONS) if end_of(one) != end_of(one, order, meet)]

    assert shown(RIGHT, ADD) == []
    assert shown(RIGHT, SET) == [1, 2, 3, 4, 5, 6, 7, 9, 11]
    assert shown(WRONG, ADD) == [6, 7]
    assert shown(RECURSION, ADD) == [3, 5, 6, 7, 11]
    for order, meet in itertools.product(ORDERS, MEETINGS):
        right = [graph_explorer.compute(e, END, order, meet)[0]["right"] for e in EXPRESSIONS]
        assert [k for k, one in enumerate(right) if not one] == shown(order, meet)


def test_a_branch_that_does_not_reach_the_end_gets_nothing():
    assert end_of("b = 2 * a; c = b * b; d = b + 3") == {"a": 2, "b": 1, "c": None, "d": 1}


@pytest.mark.parametrize("forks", [1, 3, MOST])
def test_recursion_makes_two_to_the_n_calls(forks):
    names = "abcdefghi"
    text = "; ".join(f"{names[k + 1]} = {names[k]} + {names[k]}" for k in range(forks))
    nodes, end = read(text)
    assert len(visits(nodes, end, RIGHT)) == forks
    assert len(visits(nodes, end, RECURSION)) == 2**forks - 1
    assert end_of(text)["a"] == 2**forks


# --- steps, their code and their words -----------------------------------------------------------


@every_walk
@every_expression
def test_a_walks_lines_of_code_compute_its_numbers(text, order, meet):
    """The lines run unchanged, on values that have `data` and `grad`."""
    nodes, _ = read(text)
    names = {
        n.name: SimpleNamespace(data=n.value, grad=0.0) for n in nodes if not n.constant
    } | MATHS
    for step in steps_of(text, order, meet)[1:]:
        for line in step["lines"]:
            if step["way"] == "backward":
                exec(line["code"], names)
        if step["way"] == "backward":
            for node, grad in zip(nodes, step["grads"], strict=True):
                if not node.constant:
                    assert names[node.name].grad == pytest.approx(grad or 0.0, rel=1e-12)


SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹˙⁻", "0123456789.-")


def calculated(worked):
    """The sides of "3 + 3 · 1 = 6", each computed."""
    code = re.sub(r"[⁻⁰¹²³⁴⁵⁶⁷⁸⁹˙]+", lambda m: f"**({m[0].translate(SUPERSCRIPTS)})", worked)
    code = code.replace("−", "-").replace("·", "*")
    return [eval(side, dict(MATHS)) for side in code.split(" = ")]


@every_walk
@every_expression
def test_the_calculation_next_to_the_code_is_correct(text, order, meet):
    for step in steps_of(text, order, meet)[1:]:
        for line in step["lines"]:
            if line["worked"]:
                assert "--" not in line["worked"] and "+ −" not in line["worked"]
                *left, right = calculated(line["worked"])
                for side in left:
                    assert side == pytest.approx(right, rel=2e-2, abs=1e-3), line


def test_each_step_done_right_has_its_sentence():
    said = graph_explorer.compute("b = a + a; c = b + b", END, RIGHT, ADD)[0]["said"]
    assert said == [
        "Before the first step: a = 2.",
        "Step 1 of 5, forward: b = a + a = 2 + 2 = 4.",
        "Step 2 of 5, forward: c = b + b = 4 + 4 = 8.",
        "Step 3 of 5, backward: it begins at c, whose own gradient is 1.",
        "Step 4 of 5, backward through c: b.grad = 1; b.grad = 1 + 1 = 2.",
        "Step 5 of 5, backward through b: a.grad = 2; a.grad = 2 + 2 = 4. "
        "✓ When a moves a little, c moves 4 times as far.",
    ]


@pytest.mark.parametrize(
    ("text", "order", "meet", "step", "sentences"),
    [
        (7, WRONG, ADD, 6, "b passes on 7 and should have 11: the remainder is still to come."),
        (7, WRONG, ADD, END, "✗ a.grad is 14 and should be 22, though b.grad came out right."),
        (3, RIGHT, SET, 4, "b.grad = 1; b.grad = 1. b had 1: that is lost."),
        (3, RIGHT, SET, 5, "b passes on 1 and should have 2. a had 1: that is lost. ✗ a.grad is 1"),
        (3, RIGHT, SET, END, "✗ a.grad is 1 and should be 4, b.grad is 1 and should be 2."),
        (3, RECURSION, ADD, 6, "b passes on all of its gradient again. ✗ a.grad is 8 and should"),
        (11, RIGHT, SET, END, "✗ e.grad is 1 and should be 2; 6 more are wrong."),
        (3, WRONG, ADD, END, "right all the same: each value has its whole gradient when it"),
        (0, RIGHT, SET, END, "✓ Every gradient is right all the same: no gradient has two parts."),
        (9, WRONG, SET, END, "what is lost changes nothing and each value has its whole gradient"),
        (10, RECURSION, ADD, END, "right all the same: no operation is reached twice."),
        (8, RIGHT, ADD, END, "2 times as far. Nothing comes back to c: d does not depend on it."),
        (11, RIGHT, ADD, END, "When w, x, b or t moves a little, loss moves 6, 4, 2 or −2 times"),
    ],
)
def test_each_fault_has_its_sentence(text, order, meet, step, sentences):
    numbers, said = graph_explorer.compute(EXPRESSIONS[text], step, order, meet)
    assert sentences in said
    assert said == numbers["said"][min(step, len(numbers["said"]) - 1)]


def test_wrong_numbers_are_marked_once_they_are_final_and_not_before():
    steps = steps_of("b = 2 * a; c = b + 3; d = b * c", WRONG)
    # Positions: 2, a, b, 3, c, d; the edges are 2→b, a→b, b→c, 3→c, b→d, c→d.
    assert [step["wrong"] for step in steps[4:]] == [
        {"grads": [], "sent": []},  # only the end has been visited
        {"grads": [], "sent": []},  # b's gradient is 7 so far, and 4 is still to come
        {"grads": [1], "sent": [1]},  # a keeps its 14
        {"grads": [1], "sent": [1]},
    ]
    assert [line["wrong"] for step in steps[4:] for line in step["lines"]] == (
        [False, False, False, True, False]
    )


def test_when_two_lines_set_a_value_the_last_one_is_marked_as_wrong():
    assert [line["wrong"] for line in steps_of("a + a", meet=SET)[3]["lines"]] == [False, True]


# --- layout --------------------------------------------------------------------------------------


@every_expression
def test_each_node_comes_after_its_operands_and_away_from_the_others(text):
    operands = [node.operands for node in read(text)[0]]
    places, paths = layered(operands)
    for (layer, _), made_of in zip(places, operands, strict=True):
        assert all(places[k][0] < layer for k in made_of)
    for one, other in itertools.combinations(places, 2):
        assert one[0] != other[0] or abs(one[1] - other[1]) > 0.99
    assert min(row for path in paths for _, row in path) == 0
    edges = edges_of(read(text)[0])
    assert [(path[0], path[-1]) for path in paths] == [
        (places[edge.source], places[edge.target]) for edge in edges
    ]


def test_an_input_comes_right_before_its_first_use():
    assert [layer for layer, _ in layered(((), (), (0, 1), (), (2, 3), (4, 0)))[0]] == (
        [0, 0, 1, 1, 2, 3]
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("tanh(w * x + v * y + b)", 0),
        ("((a + b) * (c + d)) + ((e + f) * (g + h)) + a", 0),
        ("b = 2 * a; c = b + 3; d = b * c", 0),
        ("(a + b) * (a - b)", 1),  # two layers of two nodes, fully connected
    ],
)
def test_no_more_edges_cross_than_have_to(text, count):
    operands = [node.operands for node in read(text)[0]]
    columns, neighbours, _ = with_joints(operands, layers_of(operands))
    assert crossings(untangled(columns, neighbours, len(operands)), neighbours) == count


# --- the explorer --------------------------------------------------------------------------------


def test_the_explorer_begins_at_the_end_and_stays_there_after_any_choice():
    explorer = GraphExplorer()
    assert repr(explorer) == (
        'GraphExplorer(expression="b = a + a; c = b + b", step=last, order=right order, meet=add). '
        "Step 5 of 5, backward through b: a.grad = 2; a.grad = 2 + 2 = 4. "
        "✓ When a moves a little, c moves 4 times as far."
    )
    explorer.move(order=RECURSION)
    assert explorer.said.startswith("Step 6 of 6") and "a.grad is 8" in explorer.said
    explorer.move(expression="tanh(w * x + v * y + b)")
    assert explorer.said.startswith("Step 11 of 11")
    explorer.move(step=2, expression="a * b")
    assert explorer.said.startswith("Step 2 of 3")


def test_a_new_expression_is_accepted():
    explorer = GraphExplorer()
    explorer.move(expression="  b = a * a; b + a ", meet=SET)
    assert explorer.state["expression"] == "b = a * a; b + a"
    assert not explorer.failed
    # a² + a at 2: 2 + 2 from the square, 1 from the sum; the last one that is set stays.
    assert explorer.said.endswith("✗ a.grad is 2 and should be 5.")


def test_a_bad_expression_gets_one_sentence_and_nothing_is_lost():
    explorer = GraphExplorer()
    explorer.move(step=4, meet=SET)
    state, numbers = dict(explorer.state), explorer.answer["numbers"]
    explorer.move(expression="a +")
    assert explorer.failed and explorer.said == "Python can't read 'a +': invalid syntax."
    assert explorer.state == state and explorer.answer["numbers"] == numbers
    explorer.move(step=5)
    assert not explorer.failed and explorer.said.startswith("Step 5 of 5")


def test_the_message_on_a_refused_expression_lists_every_function():
    called = {n.func.id for one in ALL for n in ast.walk(ast.parse(one)) if isinstance(n, ast.Call)}
    assert called == set(FUNCTIONS)


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_the_still_shows_what_is_known(text):
    explorer = GraphExplorer()
    explorer.move(expression=text, order=RECURSION, meet=SET)
    for step in (0, 1, END):
        explorer.move(step=step)
        (axis,) = explorer.still(explorer.numbers, explorer.state).axes
        said = [one.get_text() for one in axis.texts]
        now = min(step, len(explorer.numbers["steps"]) - 1)
        made = [n["name"] for n in explorer.numbers["nodes"] if 0 < n["known"] <= now]
        assert sum(" = " in one for one in said) == len(made)
        wrong = explorer.numbers["steps"][now].get("wrong", {"grads": (), "sent": ()})
        assert sum(one.startswith("✗") for one in said) == sum(map(len, wrong.values()))
        assert sum(one.startswith("✓") for one in said) == len(wrong["grads"])
        sent = [one for one in explorer.numbers["steps"][now].get("sent", ()) if one is not None]
        heads = [one for one in axis.lines if isinstance(one.get_marker(), tuple)]
        assert len(heads) == len(explorer.numbers["edges"]) + len(sent)


def test_a_saved_page_has_the_twelve_expressions_with_every_way_back():
    stops, moments = GraphExplorer().recording()
    assert stops["expression"] == list(EXPRESSIONS) and len(set(EXPRESSIONS)) == 12
    assert len(moments) == 12 * 3 * 2
