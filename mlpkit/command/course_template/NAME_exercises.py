"""The exercises and guesses of the course NAME: one of each, to be replaced by your own."""

from mlpkit.checker import Course, Exercise, Guess, Session, mistakes
from mlpkit.checker.syntax_errors import hear_of_unreadable_cells


def longest_word(text):
    """The right answer, which `solution` also shows."""
    return max(text.split(), key=len)


def cases(rng):
    """The inputs on which the function is tried: a list of tuples of arguments."""
    words = ["night", "and", "storm", "on", "a", "black", "sea"]
    return [(" ".join(rng.permutation(words)),) for _ in range(6)]


def in_a_loop(text):
    longest = ""
    for word in text.split():
        if len(word) > len(longest):
            longest = word
    return longest


LONGEST_WORD = Exercise(
    notebook=1,
    reference=longest_word,
    stub="The longest word of a text. If there are several, the first.",
    cases=cases,
    hints=("What does text.split() give?", "max(words, key=...) compares by what you name."),
    why="Which of two words of one length does max give?",
    mistakes=mistakes(
        ("last-of-them", lambda text: max(reversed(text.split()), key=len)),
        "this is the last of several longest words; the exercise asks for the first.",
        ("its-length", lambda text: len(longest_word(text))),
        "this is the length of the word; the exercise asks for the word.",
        ("by-the-alphabet", lambda text: max(text.split())),
        "this is the last word in the alphabet; the exercise asks for the longest.",
    ),
    alternatives=(in_a_loop, lambda text: sorted(text.split(), key=len, reverse=True)[0]),
)

LARGEST_WORD = Guess(
    name="largest_word",
    notebook=1,
    again="""
        What does Python return for `max(["a", "night", "at", "sea"])`?

        - a) "night"
        - b) "sea"
        - c) an error, because words are not numbers
    """,
    answer="b",
    because="texts are compared letter by letter, and s comes last in the alphabet.",
    wrong={
        "a": "that is the longest. Texts are compared by their letters, not by their length.",
        "c": "texts can be compared: Python goes by the alphabet, as a dictionary does.",
    },
)

EXERCISES = [LARGEST_WORD, LONGEST_WORD]  # in the order of the notebook

session = Session(Course("NAME", ("NAME_exercises",), {1: "longest word"}))
exercise, recall, check = session.exercise, session.recall, session.check
guess, hint, solution, mine = session.guess, session.hint, session.solution, session.mine
progress, contents = session.progress, session.contents
hear_of_unreadable_cells(session)
