"""A different course, in a folder: its `notebooks/`, and a module called `…_exercises`."""

import contextlib
import importlib
import sys
import traceback

from mlpkit.checker import Session
from mlpkit.checker.progress import home_variable


def module_of(folder):
    """The path of the one module of exercises in a folder, a file or a package; else ValueError."""
    if not folder.is_dir():
        is_ = f"{folder} is not a folder" if folder.exists() else f"there is no folder {folder}"
        raise ValueError(is_)
    packages = (path.parent for path in folder.glob("*_exercises/__init__.py"))
    found = sorted(
        path
        for path in [*folder.glob("*_exercises.py"), *packages]
        if not path.name.startswith((".", "test_"))  # skip macOS's shadow files, and tests
    )
    if not found:
        raise ValueError(
            f"no exercises in {folder}: a course needs a module there whose name ends in "
            "_exercises, such as words_exercises.py"
        )
    if len(found) > 1:
        names = ", ".join(path.stem for path in found)
        raise ValueError(f"{folder} has more than one module of exercises: {names}")
    return found[0]


def check_course(folder):
    """Import the course in a folder and read its records; ValueError says what is wrong."""
    path = module_of(folder)
    with imports_from(folder, path.stem):
        try:
            module = importlib.import_module(path.stem)
            session = getattr(module, "session", None)
            records = session.course.records if isinstance(session, Session) else None
        except (Exception, SystemExit) as error:
            raise ValueError(f"{path}: {describe_error(error, path)}") from error
    if records is None:
        raise ValueError(f"{path} defines no session; expected: session = Session(Course(...))")
    name = session.course.name
    if home_variable(name) == home_variable("mlpkit"):
        raise ValueError(
            f"{path}: the course is called {name}, like this one; it needs a different name, to "
            "keep its progress separate"
        )


@contextlib.contextmanager
def imports_from(folder, name):
    """Within the block, import from a folder first; afterwards the module `name` is unloaded."""
    before = {each: module for each, module in sys.modules.items() if belongs(each, name)}
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        for each in before:
            del sys.modules[each]
        yield
    finally:
        sys.path.remove(str(folder))
        for each in [each for each in sys.modules if belongs(each, name)]:
            del sys.modules[each]
        sys.modules.update(before)


def belongs(module, name):
    return module == name or module.startswith(f"{name}.")


def describe_error(error, path):
    """An exception in words, with the innermost line of the course that led to it."""
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith(str(path))
    ]
    if isinstance(error, SyntaxError):
        said, lines = error.msg, [error.lineno]
    else:
        said = str(error).split("\n")[0]
    where = f" (line {lines[-1]})" if lines else ""
    return f"{type(error).__name__}: {said}{where}"
