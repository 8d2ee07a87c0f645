"""`mlpkit course new NAME`: a small course that works, in a new folder, to start from."""

import html
import re
import shutil
from pathlib import Path

from mlpkit.command import LabError

TEMPLATE = Path(__file__).with_name("course_template")
PAGE = Path(__file__).parents[1] / "checker" / "README.md"
NEXT = """Your course: {folder}
Next, in this folder:
  pip install -e ".[test]"
  pytest --nbval
  mlpkit lab --course .
How to go on: {page}"""


def add_course_commands(commands):
    """Add the command and its one subcommand."""
    course = commands.add_parser(
        "course",
        help="for authors: begin a course of your own",
        description="Begin a course of your own, on whatever functions you teach.",
        allow_abbrev=False,
    )
    new = course.add_subparsers(metavar="COMMAND", required=True).add_parser(
        "new",
        help="write a small course into a new folder",
        description="Write a small course into a new folder NAME: an exercise, a guess, a notebook "
        "and their tests, all of which pass. It can be installed with pip.",
        allow_abbrev=False,
    )
    new.add_argument(
        "name", metavar="NAME", help="the course's name: small letters, digits and _, as in letters"
    )


def start_course(options):
    """Write the folder into the current one; returns the exit code."""
    folder = Path.cwd() / checked_name(options.name)
    write_course(folder)
    print(NEXT.format(folder=folder, page=PAGE))
    return 0


def checked_name(name):
    """The name, if a course can have it; else LabError. It is also part of a module's name."""
    if not re.fullmatch("[a-z][a-z0-9_]*", name):
        near = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_0123456789")
        raise LabError(
            f"got the name {name!r}; expected small letters, digits and _, with a letter first, "
            f"such as {near or 'letters'}"
        )
    if name == "mlpkit":
        raise LabError(
            "the name mlpkit is taken by this course; yours needs a different one, to keep its "
            "progress separate"
        )
    if name.startswith("test_"):
        raise LabError(f"got {name}; a module whose name begins with test_ is taken for a test")
    return name


def write_course(folder):
    """Write a course named like its folder, which must not exist; LabError if it can't be done."""
    try:
        folder.mkdir()
    except FileExistsError:
        raise LabError(f"{folder} exists already. Nothing was written") from None
    except OSError as error:
        raise LabError(f"cannot make {folder}: {error.strerror or error}") from error
    try:
        for name, text in rendered(folder.name):
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise LabError(f"cannot write into {folder}: {error.strerror or error}") from error


def rendered(name):
    """(path in the folder, text) of each file of a new course."""
    from mlpkit.checker import Course  # imported here, because it loads NumPy

    its = Course(name, (), {}).possessive  # in the verdicts that the notebook shows
    names = {"NAME's": its, html.escape("NAME's"): html.escape(its), "NAME": name}
    for path in sorted(TEMPLATE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            place = path.relative_to(TEMPLATE).as_posix().replace("NAME", name)
            text = path.read_text(encoding="utf-8")
            for mark, put in names.items():
                text = text.replace(mark, put)
            yield place, text
