"""The engine's structure: it knows no course, and its imports run one way."""

import ast
import re
from pathlib import Path

import mlpkit.checker
from mlpkit.helpers import place, whole_files

ENGINE = "mlpkit.checker"
HERE = Path(mlpkit.checker.__file__).parent
FILES = {path.relative_to(HERE).as_posix(): path for path in HERE.rglob("*.py")}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in FILES.items()}


def imported(tree):
    """Yield the modules that a file imports, anywhere in it; for `from a import b` both a and
    a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "written in full"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_engine_imports_nothing_of_mlpkit_but_itself():
    """The exceptions are `whole_files`, which writes files whole, and `place`, which knows what a
    browser lacks; both import nothing of mlpkit."""
    allowed = {
        "mlpkit.helpers",
        "mlpkit.helpers.place",
        "mlpkit.helpers.whole_files",
        "mlpkit.helpers.whole_files.clear_drafts",
        "mlpkit.helpers.whole_files.set_aside",
        "mlpkit.helpers.whole_files.whole",
    }
    for name, tree in TREES.items():
        ours = {module for module in imported(tree) if module.split(".")[0] == "mlpkit"}
        assert {module for module in ours if not module.startswith(f"{ENGINE}.")} <= allowed, name
    for helper in (place, whole_files):
        tree = ast.parse(Path(helper.__file__).read_text(encoding="utf-8"))
        assert not [module for module in imported(tree) if module.startswith("mlpkit")]


def test_no_course_is_named_in_any_message():
    """No string in the code names mlpkit; docstrings and imports may."""
    for name, tree in TREES.items():
        docstrings = {
            ast.get_docstring(node, clean=False)
            for node in ast.walk(tree)
            if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef))
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                told = node.value
                assert told in docstrings or "mlpkit" not in told.lower(), (name, told)


def test_every_module_is_short_enough_to_read_in_one_sitting():
    for name, path in FILES.items():
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, name


def mapped(text):
    """Yield the modules that the package's map names; an item that begins with a folder describes
    that folder."""
    for item in text.split("\n- ")[1:]:
        folder = re.match(r"\w+/(?=:)|", item)[0]
        yield from (folder + name for name in re.findall(r"\w+\.py", item))


def test_the_packages_map_names_every_module_once_and_no_other():
    modules = [name for name in FILES if not name.endswith("__init__.py")]
    assert sorted(mapped(mlpkit.checker.__doc__)) == sorted(modules)


def test_a_module_with_the_same_name_in_a_different_folder_is_a_different_module():
    text = "The parts:\n\n- a/: pages (page.py),\n  and more (b.py)\n- c.py, page.py: the rest"
    assert list(mapped(text)) == ["a/page.py", "a/b.py", "c.py", "page.py"]
