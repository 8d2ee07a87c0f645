"""The house: which rooms may import which. There are no cycles, and no room imports one further
down."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import mlpkit

HERE = Path(mlpkit.__file__).parent
ROOMS = {  # each may import those listed before it
    "mlpkit": (
        *("helpers", "parameters", "data", "reporting", "toys"),
        *("preprocessing", "activations", "losses", "forward_pass", "backprop", "installation"),
        *("numpy_backward", "autograd", "optimizers", "regularization"),
        *("own_data", "targets", "network", "fitting", "training", "frameworks", "debugging"),
        *("capstone", "search", "measured", "checker", "classroom", "clinic", "plots", "exercises"),
        *("widgets", "command", "__main__"),
    ),
    "mlpkit.checker": (
        *("words", "comparison", "execution", "sources", "edits", "drawn", "record", "course"),
        *("slices", "cell_links", "progress", "schedule", "attempts", "carried", "diagnosis"),
        "display",
        *("typed_guess", "guesses", "older_stubs", "judge", "next_steps", "syntax_errors"),
        *("review", "solved", "contents", "session", "grading", "unnamed_answers", "testing"),
    ),
}


def module_of(path):
    parts = path.relative_to(HERE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


# their files are run by the clinic, or only copied
NO_MODULES = {"programs", "notebooks", "course_template"}
FILES = {
    module_of(path): path
    for path in HERE.rglob("*.py")
    if not NO_MODULES & set(path.relative_to(HERE).parts)
}


def imported(module):
    """Yield the modules of mlpkit that a module imports, anywhere in it."""
    tree = ast.parse(FILES[module].read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports must be written in full"
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if name in FILES else node.module for name in inside]
        else:
            continue
        yield from (name for name in names if name in FILES)


def room_of(module, house):
    """Return the room of a house that a module is in; None for the house itself and anything
    outside it."""
    inside = module.removeprefix(f"{house}.")
    return inside.split(".")[0] if inside != module else None


@pytest.mark.parametrize("house", ROOMS)
def test_every_module_is_in_a_known_room(house):
    rooms = {room_of(module, house) for module in FILES} - {None}
    assert rooms == set(ROOMS[house])


@pytest.mark.parametrize(("house", "room"), [(h, room) for h in ROOMS for room in ROOMS[h]])
def test_a_room_imports_only_what_is_above_it_in_the_list(house, room):
    allowed = {None, room, *ROOMS[house][: ROOMS[house].index(room)]}
    wrong = {
        f"{module} imports {name}"
        for module in FILES
        if room_of(module, house) == room
        for name in imported(module)
        if room_of(name, house) not in allowed
    }
    assert wrong == set()


def test_no_modules_import_each_other_in_a_cycle():
    """A room's door, its `__init__`, may import everything inside; modules inside may import the
    room."""
    graph = {module: set(imported(module)) for module in FILES}
    for module, names in graph.items():
        graph[module] = {name for name in names if not module.startswith(f"{name}.")}
    assert len(list(TopologicalSorter(graph).static_order())) == len(FILES)


def test_the_map_names_the_rooms_in_this_order():
    """The map is the table in CONTRIBUTING.md, where a newcomer would look."""
    page = (HERE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = page.split("## The rooms of `mlpkit/`")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`(\w+)/?`", row)]
    assert named == [room for room in ROOMS["mlpkit"] if room != "__main__"]


def test_every_module_at_the_top_has_its_tests_under_its_name():
    tests = HERE.parent / "tests"
    for room in set(ROOMS["mlpkit"]) - {"__main__"}:
        place = tests / room if (HERE / room).is_dir() else tests / f"test_{room}.py"
        assert place.exists(), place
