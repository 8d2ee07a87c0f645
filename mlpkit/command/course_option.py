"""The option --course of commands that read a course but open no notebook."""

from pathlib import Path

from mlpkit.command import lab
from mlpkit.command.review import session_of


def add_course(command):
    command.add_argument(
        "--course", metavar="FOLDER", type=Path, help="the folder of a different course"
    )


def find_session(options):
    """The session of the course that the options name; LabError if it can't be opened."""
    folder = options.course and lab.absolute(options.course)
    if folder:
        lab.check_course(folder)
    return session_of(folder)
