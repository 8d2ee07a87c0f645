"""`mlpkit review`: exercises that were answered wrong and are due today, in a notebook."""

import importlib
import sys
from pathlib import Path

from mlpkit.command import lab


def add_review(commands):
    review = commands.add_parser(
        "review",
        help="repeat exercises that you got wrong and that are due today, for ten minutes",
        description="Write the exercises that you got wrong and that are due today, at most ten "
        "minutes of them, into a notebook in your work folder, and open it. If nothing is due, "
        "say what will be due and when.",
        epilog="All other arguments go to JupyterLab, for example --no-browser --port 8899.",
        usage="mlpkit review [-h] [--work FOLDER] [--course FOLDER] [--no-open] "
        "[JupyterLab's arguments]",
        allow_abbrev=False,
    )
    review.add_argument("--work", metavar="FOLDER", type=Path, help="your work folder")
    review.add_argument(
        "--course", metavar="FOLDER", type=Path, help="the folder of a different course"
    )
    review.add_argument(
        "--no-open",
        action="store_true",
        help="only write the notebook: start no server and no browser",
    )


def start_review(options, arguments):
    """Write today's review and open it, unless nothing is due or the options say not to.

    Returns JupyterLab's exit code, or 0 if nothing is opened.
    """
    course = options.course and lab.absolute(options.course)
    work = lab.absolute(options.work or (course / "work" if course else lab.default_work()))
    if not options.no_open:
        lab.must_have_jupyterlab()
    elif arguments:
        raise lab.LabError(f"review --no-open has no argument {arguments[0]}")
    if course:
        lab.check_course(course)
    if not work.is_dir():
        raise lab.LabError(f"there is no work folder {work} yet. To create it: mlpkit lab")
    session = session_of(course)
    from mlpkit.checker.review.notebook_file import write_review

    try:
        path, told = write_review(session, work)
    except OSError as error:
        raise lab.LabError(f"cannot write into {work}: {error.strerror or error}") from error
    print(told, flush=True)
    opens = path and not options.no_open
    return lab.open_lab(path, work, course, arguments) if opens else 0


def session_of(course):
    """The session of the course in a folder, or of this course if that is None."""
    if course is None:
        from mlpkit.exercises import session

        return session
    from mlpkit.command import own_course

    sys.path.insert(0, str(course))
    return importlib.import_module(own_course.module_of(course).stem).session
