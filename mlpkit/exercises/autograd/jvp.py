"""Exercise of notebook 11: jvp, forward mode, in which values and slopes are computed together."""

from mlpkit.checker import Exercise, Property, mistakes, number


def jvp(program, values, slopes):
    """(value, slope) of a program's last result: how much it moves when its inputs move by slopes.

    program is a list of (name, sign, a, b): name = a + b or a * b. A sum moves by the sum of the
    slopes; a product by each factor's move times the other factor. Source: Wengert, "A simple
    automatic derivative evaluation program", CACM 7 (1964).
    """
    values, slopes = dict(values), dict(slopes)
    for name, sign, a, b in program:
        if sign == "+":
            values[name] = values[a] + values[b]
            slopes[name] = slopes[a] + slopes[b]
        else:
            values[name] = values[a] * values[b]
            slopes[name] = slopes[a] * values[b] + values[a] * slopes[b]
    return values[name], slopes[name]


PROGRAMS = [
    [("c", "+", "a", "b")],
    [("c", "*", "a", "b")],
    [("c", "*", "a", "a")],
    [("c", "*", "a", "a"), ("d", "*", "c", "a"), ("e", "+", "c", "d")],
    [("c", "+", "a", "b"), ("d", "*", "c", "c"), ("e", "*", "d", "a"), ("f", "+", "e", "b")],
    [("c", "*", "a", "b"), ("a2", "+", "c", "a"), ("d", "*", "a2", "c"), ("e", "+", "d", "d")],
    [("c", "+", "a", "a"), ("d", "+", "c", "c"), ("e", "*", "d", "b")],
]


def programs(rng):
    """program, values, slopes: sums, products, a value used twice; an input that does not move."""
    cases = []
    for program in PROGRAMS:
        values, slopes = (dict(zip("ab", rng.normal(0, 2, 2).tolist(), strict=True)) for _ in "vs")
        cases.append((list(program), values, slopes))
    cases.append((list(PROGRAMS[4]), {"a": 3.0, "b": -1.0}, {"a": 1.0, "b": 0.0}))
    cases.append((list(PROGRAMS[3]), {"a": 0.0, "b": 1000.0}, {"a": -2.0, "b": 1.0}))
    return cases


def run(program, values):
    for name, sign, a, b in program:
        values = {**values, name: values[a] + values[b] if sign == "+" else values[a] * values[b]}
    return values[program[-1][0]]


def nudge_along(program, values, slopes, step=1e-5):
    """The value, and the slope by nudging all inputs at once, along slopes."""
    ends = ({k: values[k] + sign * step * slopes[k] for k in values} for sign in (1, -1))
    above, below = (run(program, end) for end in ends)
    return run(program, values), (above - below) / (2 * step)


def powers_by_hand(f, rng):
    """b = a · a, c = b · a, L = b + c at a = 2: value 12, slope 4 + 12 if a moves by 1."""
    program = [("b", "*", "a", "a"), ("c", "*", "b", "a"), ("L", "+", "b", "c")]
    value, slope = f(program, {"a": 2.0}, {"a": 3.0})
    if abs(value - 12) > 1e-6 or abs(slope - 48) > 1e-6:
        return (
            f"for L = a² + a³ at a = 2, with slope 3, it returned the value {number(value)} and "
            f"the slope {number(slope)}. By hand they are 12, and 3 (2a + 3a²) = 48."
        )


def with_pairs(program, values, slopes):
    pairs = {name: (values[name], slopes[name]) for name in values}
    for name, sign, a, b in program:
        (x, dx), (y, dy) = pairs[a], pairs[b]
        pairs[name] = (x + y, dx + dy) if sign == "+" else (x * y, x * dy + y * dx)
    return pairs[program[-1][0]]


def by_asking(program, values, slopes):
    made = {name: step for name, *step in program}

    def both(name):
        if name not in made:
            return values[name], slopes[name]
        sign, a, b = made[name]
        (x, dx), (y, dy) = both(a), both(b)
        return (x + y, dx + dy) if sign == "+" else (x * y, dx * y + x * dy)

    return both(program[-1][0])


def one_input_at_a_time(program, values, slopes):
    """The slopes along each input alone, weighted and summed."""
    total = 0.0
    for name in values:
        alone = {other: slopes[name] if other == name else 0.0 for other in values}
        value, slope = with_pairs(program, values, alone)
        total += slope
    return value, total


EXERCISE = Exercise(
    notebook=11,
    extra=True,
    reference=jvp,
    stub=(
        "Run a program forward on values and slopes, side by side. Return (value, slope).\n\n"
        "program is a list of (name, sign, a, b), in order: name = a + b or name = a * b, with\n"
        'sign "+" or "*". values and slopes are {name: number} of the inputs: an input moves by\n'
        "its slope. Return the value of the last name, and by how much it moves. Do not change\n"
        "anything."
    ),
    cases=programs,
    returns=("value", "slope"),
    nudge=nudge_along,
    properties=(Property("powers, by hand", powers_by_hand),),
    hints=(
        "If a moves by 2 and b by 3, by how much does a + b move? And by how much does a · b move, "
        "at a = 10 and b = 100?",
        "Work out value and slope of each name, in the order of the program. The slope of a sum is "
        "slope a + slope b, that of a product slope a · value b + value a · slope b.",
        "Copy both dictionaries first, dict(values) and dict(slopes), and put name into both in a "
        "loop over the program. After the loop, name is the name of the result.",
    ),
    why="What would it cost to get the slopes along all inputs of a network this way?",
    mistakes=mistakes(
        ("all-move-by-1", {"dict(slopes)": "dict.fromkeys(slopes, 1.0)"}),
        "every input moves by 1 here. Each should move by its own slope, from slopes.",
        (
            "product-of-slopes",
            {"slopes[a] * values[b] + values[a] * slopes[b]": "slopes[a] * slopes[b]"},
        ),
        "the slope of a product is not the product of the slopes. When a moves, a · b moves b "
        "times as much; when b moves, a times as much.",
        (
            "b-stands-still",
            {"slopes[a] * values[b] + values[a] * slopes[b]": "slopes[a] * values[b]"},
        ),
        "a product moves here only because a moves. b moves too: its part is missing.",
        (
            "a-stands-still",
            {"slopes[a] * values[b] + values[a] * slopes[b]": "values[a] * slopes[b]"},
        ),
        "a product moves here only because b moves. a moves too: its part is missing.",
        (
            "own-factor",
            {
                "slopes[a] * values[b] + values[a] * slopes[b]": "slopes[a] * values[a] + "
                "values[b] * slopes[b]"
            },
        ),
        "in a product each slope was multiplied by its own value. Use the other factor's: when a "
        "moves, a · b moves b times as much.",
        (
            "slopes-added",
            {"slopes[a] * values[b] + values[a] * slopes[b]": "slopes[a] + slopes[b]"},
        ),
        "a product was given the slope of a sum. When a moves, a · b moves b times as much.",
        ("difference", {"slopes[a] * values[b] + values[a]": "slopes[a] * values[b] - values[a]"}),
        "one part of a product's slope was subtracted from the other. Add them; the minus belongs "
        "to the rule of the quotient.",
        (
            "slopes-left-out",
            {"slopes[a] * values[b] + values[a] * slopes[b]": "values[b] + values[a]"},
        ),
        "a product's slope was made from the values alone, as if both factors moved by 1. Each "
        "should move by its own slope.",
        ("sum-stands-still", {"slopes[a] + slopes[b]": "1.0"}),
        "the slope of a sum is 1 here. A sum moves as much as both terms together: add their "
        "slopes.",
        ("sum-averaged", {"slopes[a] + slopes[b]": "(slopes[a] + slopes[b]) / 2"}),
        "in a sum the slopes were averaged. If a moves by 2 and b by 3, a + b moves by 5.",
        ("sum-of-values", {"slopes[a] + slopes[b]": "values[a] + values[b]"}),
        "the slope of a sum is the sum of the values here. It should be the sum of the slopes.",
        ("slope-alone", {"return values[name], slopes[name]": "return slopes[name]"}),
        "one number came back, the slope. The value belongs before it: (value, slope).",
        ("value-alone", {"return values[name], slopes[name]": "return values[name]"}),
        "one number came back, the value. The slope belongs after it: (value, slope).",
        ("swapped", {"return values[name], slopes[name]": "return slopes[name], values[name]"}),
        "value and slope have changed places: return first the value, then the slope.",
        ("all-of-them", {"return values[name], slopes[name]": "return values, slopes"}),
        "the dictionaries came back, with all names. Return the value and the slope of the last "
        "name.",
        ("written-into", {"values, slopes = dict(values), dict(slopes)": "pass"}),
        "this is right, but the results were written into values and slopes themselves, which are "
        "the caller's. Work on copies.",
        (
            "relative",
            {
                "slopes[a] * values[b] + values[a] * slopes[b]": "slopes[a] / values[a] + "
                "slopes[b] / values[b]"
            },
        ),
        "those are the relative moves, slope divided by value, which do add in a product. They "
        "still have to be multiplied by the product.",
    ),
    alternatives=(with_pairs, by_asking, one_input_at_a_time),
)
