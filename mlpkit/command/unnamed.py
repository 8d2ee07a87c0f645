"""`mlpkit unnamed`: drafts of records, from answers whose mistake no sentence named."""

from pathlib import Path

from mlpkit.command import lab
from mlpkit.command.review import session_of

LARGEST = 100_000  # bytes; an answer has about 1,000


def add_unnamed(commands):
    command = commands.add_parser(
        "unnamed",
        help="for a course's authors: drafts of records, from what tell_us has shown",
        description="Read all texts in FOLDER that tell_us has shown, group answers to an exercise "
        "that return the same, and print each group as a draft of a mistake. This runs the "
        "answers: read them first.",
        allow_abbrev=False,
    )
    command.add_argument("folder", metavar="FOLDER", type=Path, help="the texts, a file each")
    command.add_argument(
        "--course", metavar="FOLDER", type=Path, help="the folder of a different course"
    )


def start_unnamed(options):
    """Print the drafts; returns the exit code."""
    own = options.course and lab.absolute(options.course)
    if own:
        lab.check_course(own)
    folder = lab.absolute(options.folder)
    from mlpkit.checker.unnamed_answers import drafts
    from mlpkit.classroom.handed_in import files_in

    try:
        paths = files_in(folder)
    except OSError as error:
        raise lab.LabError(f"cannot read {folder}: {error.strerror or error}") from error
    if not paths:
        raise lab.LabError(f"no files in {folder}; expected texts that tell_us has shown")
    texts = {path.relative_to(folder).as_posix(): read(path) for path in paths}
    found, remarks = drafts(session_of(own).course, texts)
    print(*remarks, *found, sep="\n")
    return 0


def read(path):
    """The beginning of a file as text; "" if it is not an ordinary file, or can't be read."""
    try:
        if path.is_file():
            with open(path, encoding="utf-8", errors="replace") as file:
                return file.read(LARGEST)
    except OSError:
        pass  # the text "" says that it is none of tell_us
    return ""
