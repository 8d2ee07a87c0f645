"""Exercise of notebook 11: topological_order, each value after all that it was made from."""

from collections import deque
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import count, islice, pairwise

from mlpkit.checker import Exercise, Property, mistakes, on_each

# Many orders are valid; these facts hold for all of them.
FACTS = ("names", "complete", "no others", "each once", "end last", "after parents", "order")


def topological_order(parents, end):
    """The names from which `end` was made, and end: a list, each after all that it was made from.

    parents is {name: the names from which it was made}. Depth first: a name is listed once all
    its parents have been. Source: Cormen, Leiserson, Rivest & Stein, "Introduction to Algorithms"
    (4th edition, 2022), section 20.4.
    """
    order, seen = [], set()

    def visit(name):
        if name not in seen:
            seen.add(name)
            for parent in parents[name]:
                visit(parent)
            order.append(name)

    visit(end)
    return order


def needed_of(parents, end):
    """The set of names from which end was made, including end."""
    needed, left = set(), [end]
    while left:
        name = left.pop()
        if name not in needed:
            needed.add(name)
            left.extend(parents[name])
    return needed


# Each value's parents, by index; the last value is the end unless a different one is given.
GRAPHS = [
    ([()], 0),
    ([(), (0,), (1,)], 2),
    ([(), (0, 0), (1, 1)], 2),
    ([(), (0,), (1,), (0, 2)], 3),
    ([(), (0,), (1,), (2, 0)], 3),
    ([(), (), (0, 1), (2, 0), (1, 2), (3, 4), (0, 1)], 5),
    ([(), (), (), (0, 1), (3, 2), (4,), (), (6, 5), (5, 5), (7, 8)], 9),
    ([(), (0,), (0,), (1, 2), (3,), (3,), (5, 4), (6, 3), (0, 2)], 7),
    ([(), (0,), (1,), (2, 2), (2, 3)], 4),
]


def graphs(rng):
    """parents, end: chains, forks, a name used twice, names that end does not need.

    The names and their order in the dictionary are drawn.
    """
    cases = []
    for numbers, end in GRAPHS:
        names = rng.permutation(list("abcdefghkmnpqrstuvwxyz"))[: len(numbers)].tolist()
        made = {names[k]: tuple(names[p] for p in of) for k, of in enumerate(numbers)}
        keys = rng.permutation(len(numbers))
        cases.append(({names[k]: made[names[k]] for k in keys}, names[end]))
    return cases


def names_in(result):
    """The names of a result, in order, at most 100; None if it has no order."""
    unordered = isinstance(result, (str, bytes, set, frozenset, Mapping))
    if unordered or not isinstance(result, Iterable):
        return None
    return [each if isinstance(each, str) else None for each in islice(result, 100)]


def observed(f, parents, end):
    """FACTS about an order."""
    own, needed = dict(parents), needed_of(parents, end)
    result = f(parents, end)
    if result is None:
        return None
    names, parents = names_in(result), own
    if names is None:
        kind = next((k for k, kind in enumerate((str, set, dict)) if isinstance(result, kind)), 3)
        return (-1 - kind, *(False,) * 5, 0)
    first, last = dict.fromkeys(names), dict.fromkeys(reversed(names))
    in_order = any(
        set(each) == {*needed} and early(each, parents) is None for each in (first, last)
    )
    places = {name: place for place, name in enumerate(sorted(parents))}
    which = sum((1 + places.get(name, -1)) * 11**k for k, name in enumerate(names[:15]))
    return (
        len(names),
        set(names) >= needed,
        set(names) <= needed,
        len(first) == len(names),
        names[-1:] == [end],
        early(names, parents) is None,
        0 if in_order and set(names) == needed else which,
    )


def early(names, parents):
    """The first (name, parent) in which a name comes before one of its parents, or None."""
    before = set()
    for name in names:
        for parent in parents.get(name, ()):
            if parent not in before:
                return name, parent
        before.add(name)
    return None


def small_graphs_first(rng):
    return [
        ({"c": ("b", "b"), "a": (), "b": ("a", "a")}, "c"),
        ({"d": ("a", "c"), "a": (), "b": ("a",), "c": ("b",)}, "d"),
        ({"d": ("c", "a"), "b": ("a",), "a": (), "c": ("b",)}, "d"),
        ({"e": ("c", "b"), "c": ("a",), "a": (), "d": ("b",), "b": ()}, "e"),
        *graphs(rng),
    ]


SET_IN_A_LIST = (
    "the names come in the order of a set, and a set keeps none: the order may be different in "
    "each run. Append each name to a list, after its parents; a set can tell which names were "
    "seen."
)


def no_set_in_a_list(f, rng):
    """Whether wrong orders of many names are the orders of a set more often than by chance."""
    graphs_of_many = [(p, end) for _ in range(6) for p, end in graphs(rng) if len(p) > 4]
    lists = [(names_in(f(dict(parents), end)) or [], parents) for parents, end in graphs_of_many]
    if any(early(names, parents) for names, parents in lists):
        as_sets = sum(names in orders_of_a_set(names) for names, _ in lists)
        if as_sets > len(lists) / 6:
            return "a-set-in-a-list", SET_IN_A_LIST


def orders_of_a_set(names):
    """The order of a set to which names were added one by one, and of one made by joining sets."""
    joined = set()
    for name in names:
        joined |= {name}
    return list(set(names)), list(joined)


def each_after_its_parents(f, parents, end):
    result = f(dict(parents), end)
    names = names_in(result)
    if names is None or None in names:
        came = "the list holds something else" if names else f"got {type(result).__name__}"
        return f"{came}; expected a list of names, such as ['a', 'b']: the order counts."
    if told := broken(names, parents, end):
        made = [f"{name} is made from {' and '.join(of)}" for name, of in parents.items() if of]
        return f"{end} is the end; {', '.join(made) or 'it is made from nothing'}. {told}"


def broken(names, parents, end):
    """What is wrong with an order, in words, or None."""
    needed = sorted(needed_of(parents, end))
    gave = f"Your list is {', '.join(names[:12]) or 'nothing'}{', …' * (len(names) > 12)}"
    others = [name for name in names if name not in needed]
    missing = [name for name in needed if name not in names]
    if missing:
        return f"{gave}: {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing."
    if others:
        return f"{gave}: {others[0]} had no part in {end} and does not belong in it."
    if again := [name for name in needed if names.count(name) > 1]:
        return f"{gave}: {again[0]} comes {names.count(again[0])} times. Each should come once."
    if found := early(names, parents):
        return f"{gave}: {found[0]} comes before {found[1]}, from which it was made."
    return None


FRESH = count()  # names that no earlier call was given
KEPT_BETWEEN_CALLS = (
    "something is kept from one call to the next: names of an earlier call count as seen. A set "
    "or a list in the function's first line, as in seen=set(), is made only once. Make it in the "
    "function's body."
)


def nothing_kept(f, rng):
    a, b, c = (f"{letter}{next(FRESH)}" for letter in "abc")
    parents = {c: (b, b), a: (), b: (a, a)}
    first, second = (names_in(f(dict(parents), c)) for _ in range(2))
    if first is None or second is None:
        return None
    if set(first) - set(parents) or (
        broken(first, parents, c) is None and broken(second, parents, c)
    ):
        return "kept-between-calls", KEPT_BETWEEN_CALLS


FORKS = 16  # forks in a row: 131,071 paths lead back through them
MOST_LOOKUPS = 20_000  # an answer that searches a list for each name needs a few thousand
EVERY_WAY = (
    "the order is right, but the names before a name are walked again along each way to it. 16 "
    "forks in a row, b = a + a, c = b + b and so on, have 131,071 ways, and each further fork "
    "doubles them. A name that is in the list already should not ask its parents again: look "
    "before the loop over them."
)


class Counted(dict):
    """A dictionary that counts how often a name has been looked up."""

    lookups = 0

    def __getitem__(self, name):
        self.lookups += 1
        return super().__getitem__(name)

    def get(self, name, default=None):
        self.lookups += 1
        return super().get(name, default)


def each_asked_once(f, rng):
    names = "abcdefghijklmnopq"
    parents = Counted({b: (a, a) for a, b in pairwise(names[: FORKS + 1])} | {"a": ()})
    f(parents, names[FORKS])
    if parents.lookups > MOST_LOOKUPS:
        return "every-way", EVERY_WAY


SEEN = set()


def seen_kept(parents, end):
    order = [name for name in topological_order(parents, end) if name not in SEEN]
    SEEN.update(order)
    return order


def by_counting(parents, end):
    """List each name once none of its parents is missing (Kahn 1962)."""
    needed = needed_of(parents, end)
    missing = {name: len(parents[name]) for name in needed}
    ready, order = [name for name in needed if not missing[name]], []
    while ready:
        order.append(ready.pop())
        for name in needed:
            missing[name] -= parents[name].count(order[-1])
            if parents[name].count(order[-1]) and not missing[name]:
                ready.append(name)
    return order


def counting_names_once(parents, end):
    needed = needed_of(parents, end)
    missing = {name: len(parents[name]) for name in needed}
    ready, order = sorted(name for name in needed if not missing[name]), []
    while ready:
        order.append(ready.pop())
        for name in sorted(needed):
            if order[-1] in parents[name]:
                missing[name] -= 1
                if not missing[name]:
                    ready.append(name)
    return order


def with_a_stack(parents, end):
    order, stack = [], [(end, False)]
    while stack:
        name, parents_done = stack.pop()
        if parents_done:
            order.append(name)
        elif name not in order:
            stack.append((name, True))
            stack.extend((parent, False) for parent in parents[name])
    return list(dict.fromkeys(order))


def from_the_end(parents, end):
    """A name is listed once all names made from it are; at the end the list is reversed."""
    needed, order = needed_of(parents, end), []
    while len(order) < len(needed):
        for name in needed.difference(order):
            if all(user in order for user in needed if name in parents[user]):
                order.append(name)
    return tuple(reversed(order))


def by_depth(parents, end):
    """By the longest path to a name from one without parents."""

    @cache
    def depth(name):
        return 1 + max(map(depth, parents[name]), default=0)

    return sorted(needed_of(parents, end), key=depth)


def every_way(parents, end):
    """Checks whether a name is in the list only after visiting its parents."""
    order = []

    def visit(name):
        for parent in parents[name]:
            visit(parent)
        if name not in order:
            order.append(name)

    visit(end)
    return order


def removed_while_walking(parents, end):
    """A parent that is met again moves to the end of the list, while the list is being walked."""
    order = [end]
    for name in order:
        for parent in parents[name]:
            if parent in order:
                order.remove(parent)
            order.append(parent)
    return order[::-1]


def on_the_way_in(parents, end, turned=False):
    order = []

    def visit(name):
        if name not in order:
            order.append(name)
            for parent in parents[name][:: -1 if turned else 1]:
                visit(parent)

    visit(end)
    return order


def in_rings(parents, end, turned=False):
    order, queue = [], deque([end])
    while queue:
        name = queue.popleft()
        if name not in order:
            order.append(name)
            queue.extend(parents[name][:: -1 if turned else 1])
    return order


def by_a_stack(parents, end):
    order, stack, seen = [], [end], {end}
    while stack:
        order.append(stack.pop())
        for parent in parents[order[-1]]:
            if parent not in seen:
                seen.add(parent)
                stack.append(parent)
    return order


def all_that_is_ready(parents, end):
    order = []
    while len(order) < len(parents):
        for name in sorted(parents):
            if name not in order and all(parent in order for parent in parents[name]):
                order.append(name)
    return order


def nested(parents, end):
    return [*[nested(parents, parent) for parent in parents[end]], end]


TURNED_ROUND = (
    "each name was listed when it was first met on the way from end, and the list was reversed. A "
    "short way may lead to a name before a long one does: if d is made from a and c, c from b, and "
    "b from a, then a comes too late. List a name after all its parents."
)
ON_THE_WAY_IN = (
    "each name was listed before its parents. List it after the loop over its parents, when all "
    "that it was made from is in the list. (Reversing this list does not help.)"
)
RINGS = (
    "the names come in rings round end: end, its parents, their parents. Reversing the list does "
    "not help: a name may be near the end along one path and far from it along another."
)

EXERCISE = Exercise(
    notebook=11,
    version=2,
    reference=topological_order,
    stub=(
        "A list of end and all names that it was made from, each after all its parents.\n\n"
        "parents is {name: tuple of the names that it was made from}, () for what was made from\n"
        "nothing: {'c': ('a', 'b'), 'a': (), 'b': ('a',)}. The order of its keys says nothing,\n"
        "and it may have names that end does not need. Each name comes once, end last. Where\n"
        "several orders are right, any will do. Do not change parents."
    ),
    cases=graphs,
    run=observed,
    returns=FACTS,
    hints=(
        "Before end can go into the list, all its parents must be there, and before each parent "
        "all of its own parents. What do you call a function that does for each parent what it "
        "does for end?",
        "A name asks each of its parents first, and is listed after them. Two names may have the "
        "same parent: what must be remembered so that it is listed only once?",
        "Write visit inside the function, with `order = []` and `seen = set()` before it. The "
        "append comes after the loop over the parents; that alone makes the order right.",
    ),
    why="Why does the backward pass need this order reversed, and not just any order from the end?",
    properties=(
        Property("nothing kept", nothing_kept),
        Property("no set in a list", no_set_in_a_list),
        Property("each after its parents", on_each(small_graphs_first, each_after_its_parents)),
        Property("each asked once", each_asked_once, last=True),
    ),
    mistakes=mistakes(
        ("end-first", {"return order": "return order[::-1]"}),
        "end comes first, and each name before all its parents: the order of the backward pass. "
        "The exercise asks for the order of the forward pass, with end last.",
        ("on-the-way-in", on_the_way_in),
        ON_THE_WAY_IN,
        ("on-the-way-in-last-parent", lambda parents, end: on_the_way_in(parents, end, True)),
        ON_THE_WAY_IN,
        ("turned-round", lambda parents, end: on_the_way_in(parents, end)[::-1]),
        TURNED_ROUND,
        (
            "turned-round-last-parent",
            lambda parents, end: on_the_way_in(parents, end, True)[::-1],
        ),
        TURNED_ROUND,
        ("rings", in_rings),
        RINGS,
        ("rings-last-parent", lambda parents, end: in_rings(parents, end, True)),
        RINGS,
        ("rings-turned-round", lambda parents, end: in_rings(parents, end)[::-1]),
        TURNED_ROUND,
        (
            "rings-turned-round-last-parent",
            lambda parents, end: in_rings(parents, end, True)[::-1],
        ),
        TURNED_ROUND,
        ("turned-round-from-a-stack", lambda parents, end: by_a_stack(parents, end)[::-1]),
        TURNED_ROUND,
        ("all-that-is-ready", all_that_is_ready),
        "each name comes after its parents, but every name in the dictionary is in the list. Only "
        "end and the names that it was made from belong there.",
        ("repeats", {"if name not in seen:": "if True:"}),
        "the order is right, but each name appears once for each way that leads to it. With n "
        "forks in a row that is 2ⁿ times: remember which names were seen.",
        ("keys-in-order", lambda parents, end: list(parents)),
        "the names come in the order of the dictionary, which says nothing, and not all of them "
        "are needed.",
        (
            "needed-keys-in-order",
            lambda parents, end: [name for name in parents if name in needed_of(parents, end)],
        ),
        "these are the right names, but in the order of the dictionary, which says nothing. Each "
        "should come after its parents.",
        ("by-name", {"return order": "return sorted(order)"}),
        "these are the right names, but in alphabetical order. Each should come after its parents.",
        (
            "by-count",
            lambda parents, end: sorted(
                needed_of(parents, end), key=lambda name: (len(parents[name]), name)
            ),
        ),
        "these are the right names, but sorted by how many parents they have. An only parent may "
        "itself be made from many names.",
        ("leaves-missing", {"order.append(name)": "order.extend([name] if parents[name] else [])"}),
        "the names that were made from nothing are missing. They belong in the list, before all "
        "that use them: the weights are among them.",
        ("end-missing", {"return order": "return order[:-1]"}),
        "end itself is missing. It should come last.",
        ("end-twice", {"return order": "return [*order, end]"}),
        "end comes twice: the visit had listed it already.",
        ("one-parent", {"in parents[name]:": "in parents[name][:1]:"}),
        "only the first parent of each name was followed. Follow all of them.",
        ("last-parent", {"in parents[name]:": "in parents[name][-1:]:"}),
        "only the last parent of each name was followed. Follow all of them.",
        ("one-step", lambda parents, end: [*dict.fromkeys(parents[end]), end]),
        "only end and its own parents came back. Their parents belong in the list too, and so on "
        "back to the names that were made from nothing.",
        ("end-alone", lambda parents, end: [end]),
        "only end came back. All that it was made from belongs before it.",
        (
            "all-names",
            {"visit(end)": "[visit(name) for name in (end, *parents)]"},
        ),
        "each name comes after its parents, but the list has names that end was not made from. "
        "Begin at end.",
        ("counted-once", counting_names_once),
        "where one name uses another twice, as in b = a + a, b waited for two parents, but only "
        "one was counted off: b and everything after it are missing. When counting up and when "
        "counting off, count either each use or each name once.",
        ("removed-while-walking", removed_while_walking),
        "names are missing. A list was walked while names were removed from it: the names after a "
        "removed one move up, and the loop skips the next. Let each name ask its parents first.",
        ("every-way", every_way),
        EVERY_WAY,
        ("kept-between-calls", seen_kept),
        KEPT_BETWEEN_CALLS,
        ("a-set", needed_of),
        "a set came back. It has no order: return a list.",
        ("a-set-in-a-list", lambda parents, end: list(needed_of(parents, end))),
        SET_IN_A_LIST,
        ("a-dictionary", lambda parents, end: dict.fromkeys(topological_order(parents, end))),
        "a dictionary came back. Return a list of the names.",
        ("one-text", lambda parents, end: "".join(topological_order(parents, end))),
        "one string came back. Return a list of the names.",
        ("nested", nested),
        "lists inside lists came back. Return one list of names: let each visit append to it.",
    ),
    alternatives=(by_counting, with_a_stack, from_the_end, by_depth),
)
