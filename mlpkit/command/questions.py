"""`mlpkit questions --to FORMAT`: a course's questions for Moodle or Anki."""

from pathlib import Path

from mlpkit.command import lab
from mlpkit.command.course_option import add_course, find_session
from mlpkit.command.report import write

HOW = {  # what to do with the file
    "gift": "In Moodle, import it into a question bank, in the format GIFT.",
    "anki": "In Anki, choose File > Import.",
}


def add_questions(commands):
    """Add the command and its arguments."""
    command = commands.add_parser(
        "questions",
        help="for teachers: the course's questions, for a quiz in Moodle or as cards of Anki",
        description="Write all questions that can be asked without a notebook into a file: the "
        "guesses that also come back in a review, each wrong answer with its sentence, and the "
        "questions that notebooks ask from memory.",
        allow_abbrev=False,
    )
    command.add_argument(
        "--to", required=True, choices=list(HOW), help="gift for Moodle, or anki for Anki"
    )
    command.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        help="the file to write, whose name ends in .txt (default: mlpkit_gift.txt and the like)",
    )
    add_course(command)


def start_questions(options):
    """Write the file; returns the exit code."""
    # Moodle accepts no other extension for GIFT
    if options.out and options.out.suffix.lower() != ".txt":
        raise lab.LabError(f"got {options.out.name}; expected a name that ends in .txt")
    course = find_session(options).course
    from mlpkit.classroom.questions.anki import to_anki
    from mlpkit.classroom.questions.collect import questions_of
    from mlpkit.classroom.questions.gift import to_gift

    own = options.course and lab.absolute(options.course)
    found = questions_of(course, own / "notebooks" if own else lab.originals_folder())
    if not found:
        raise lab.LabError(f"{course.name} has no guess with again, and asks nothing from memory")
    text = {"gift": to_gift, "anki": to_anki}[options.to](found, course.name)
    path = options.out or Path(f"{course.name}_{options.to}.txt")
    write(path, text.encode())
    print(f"{len(found)} questions: {lab.absolute(path)}. {HOW[options.to]}")
    without = sum(not guess.again for guess in course.guesses.values())
    if without:
        print(f"Left out: {without} guesses whose questions need their notebook.")
    return 0
