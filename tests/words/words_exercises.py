"""A course that has nothing to do with networks: a text, a sorted list, a dictionary."""

from mlpkit.checker import Course, Exercise, Guess, Mistake, Session

NAMES = ("Ada Lovelace", "Emmy Noether", "Alan Mathison Turing", "grace hopper")
WORDS = ("to", "be", "or", "not", "to", "be", "that", "is", "the", "question")


def initials(name):
    """The first letters of a name."""
    return ".".join(part[0].upper() for part in name.split()) + "."


def in_a_loop(name):
    letters = ""
    for part in name.split():
        letters += part[0].upper() + "."
    return letters


def by_title(name):
    return "".join(letter + "." for letter in name.title() if letter.isupper())


INITIALS = Exercise(
    notebook=1,
    reference=initials,
    stub="A capital and a full stop for each part of the name: Ada Lovelace becomes A.L.",
    cases=lambda rng: [(name,) for name in rng.permutation(NAMES).tolist()],
    hints=(
        "What does split() make of a name?",
        "Take part[0] of each; upper() makes it a capital.",
    ),
    why="Why does the empty name need thought?",
    mistakes=(
        Mistake("one-only", lambda name: f"{name[0].upper()}.", "only the first part is there."),
        Mistake(
            "no-last-stop",
            lambda name: ".".join(part[0].upper() for part in name.split()),
            "the last full stop is missing.",
        ),
        Mistake(
            "as-written",
            lambda name: "".join(f"{part[0]}." for part in name.split()),
            "a letter that was small stays small; all should be capitals.",
        ),
    ),
    alternatives=(in_a_loop, by_title),
)


def index(words):
    """The words of a text, each once, in the order of the alphabet."""
    found = []
    for word in words:
        if word not in found:
            found.append(word)
    found.sort()
    return found


def by_set(words):
    return sorted(set(words))


def by_dict(words):
    return sorted(dict.fromkeys(words))


def by_hand(words):
    found = []
    for word in sorted(words):
        if found[-1:] != [word]:
            found.append(word)
    return found


def sorted_in_place(words):
    words.sort()
    return by_set(words)


INDEX = Exercise(
    notebook=1,
    reference=index,
    stub="The words, each once, in the order of the alphabet. `words` stays as it is.",
    cases=lambda rng: [(rng.permutation(WORDS).tolist(),) for _ in range(4)],
    hints=("A set holds each thing once.", "sorted makes a list of a set."),
    why="What order does a set have?",
    mistakes=(
        Mistake("twice", lambda words: sorted(words), "a word that occurs twice is listed twice."),
        Mistake(
            "not-sorted",
            lambda words: list(dict.fromkeys(words)),
            "each word occurs once, in the order of the text; the exercise asks for alphabetical "
            "order.",
        ),
        Mistake("a-set", lambda words: set(words), "a set has no order; return a list."),
        Mistake(
            "changed-input", sorted_in_place, "the caller's own list is in a different order now."
        ),
    ),
    alternatives=(by_set, by_dict, by_hand),
    worked=by_set,
)


def count(words):
    """How often each word comes."""
    return {word: words.count(word) for word in index(words)}


def counted(words):
    found = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return found


def of_ones(words):
    found = dict.fromkeys(words, 0)
    for word in words:
        found[word] += 1
    return found


COUNT = Exercise(
    notebook=1,
    reference=count,
    stub="A dictionary: how often each of the words comes.",
    cases=lambda rng: [(rng.choice(WORDS, 9).tolist(),) for _ in range(4)],
    hints=("Every word is a key, once.", "words.count(word) counts one of them."),
    why="Which words are not keys?",
    mistakes=(
        Mistake("ones", lambda words: dict.fromkeys(words, 1), "every word has a 1."),
        Mistake(
            "texts",
            lambda words: {word: str(words.count(word)) for word in words},
            "the counts are texts; they should be numbers.",
        ),
        Mistake(
            "only-repeated",
            lambda words: {w: words.count(w) for w in words if words.count(w) > 1},
            "words that occur only once are missing.",
        ),
    ),
    alternatives=(counted, of_ones),
    uses=("index",),
)

LENGTH = Guess(
    name="length_of_the_index",
    notebook=1,
    answer=lambda: len(index(WORDS)),
    because="each word counts once, and two of the ten occur twice.",
)

EXERCISES = [INITIALS, INDEX, LENGTH, COUNT]

session = Session(Course("words", ("words_exercises",), {1: "words"}))
exercise, guess, mine = session.exercise, session.guess, session.mine
