"""`mlpkit unnamed`: drafts of records, from answers whose mistake no sentence named."""

from pathlib import Path

from mlpkit.command import lab
from mlpkit.command.course_option import add_course, find_session
from mlpkit.command.report import files_below

LARGEST = 100_000  # bytes; an answer has about 1,000


def add_unnamed(commands):
    command = commands.add_parser(
        "unnamed",
        help="for a course's authors: drafts of records, from what tell_us has shown",
        description="Read all texts in FOLDER that tell_us has shown, group the answers to an "
        "exercise that return the same, and print each group as a draft of a mistake. This runs "
        "the answers: read them first.",
        allow_abbrev=False,
    )
    command.add_argument("folder", metavar="FOLDER", type=Path, help="the texts, one in each file")
    add_course(command)


def start_unnamed(options):
    """Print the drafts; returns the exit code."""
    course, folder = find_session(options).course, lab.absolute(options.folder)
    from mlpkit.checker.unnamed_answers import drafts

    paths = files_below(folder, "texts that tell_us has shown")
    texts = {path.relative_to(folder).as_posix(): read(path) for path in paths}
    found, remarks = drafts(course, texts)
    print(*remarks, *found, sep="\n")
    return 0


def read(path):
    """The beginning of a file as text; "" if it is not an ordinary file, or can't be read."""
    try:
        if path.is_file():
            with open(path, encoding="utf-8", errors="replace") as file:
                return file.read(LARGEST)
    except OSError:
        pass  # the text "" is reported as not being from tell_us
    return ""
