"""Mistakes: wrong functions, often the right one with an expression or two changed."""

import functools
import inspect
import io
import linecache
import re
import tokenize
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from mlpkit.checker.sources import body, header, own_source


@dataclass(frozen=True, eq=False)
class Mistake:
    """A known wrong answer: what it does, and the sentence shown for any answer that does the same.

    wrong: a function, or an edit, {text in the reference's body: its replacement}.
    reference: the record's reference, to which the edit is applied.
    """

    slug: str
    wrong: Callable | dict[str, str]
    sentence: str
    reference: Callable | None = None

    @cached_property
    def function(self):
        """The wrong function; an edit is compiled at first use."""
        edit = isinstance(self.wrong, dict)
        return edited_function(self.reference, self.wrong) if edit else self.wrong


def mistakes(*entries):
    """The Mistakes of entries in turn: (slug, wrong), sentence, (slug, wrong), sentence, ...

    Raises ValueError for anything else.
    """
    found = []
    for pair, sentence in zip_longest(entries[::2], entries[1::2]):
        if not (isinstance(pair, tuple) and len(pair) == 2 and isinstance(sentence, str)):
            came = f"got {pair!r}, then {sentence!r}"
            raise ValueError(f"mistakes: {came}; expected (slug, wrong), then a sentence.")
        found.append(Mistake(*pair, sentence))
    return tuple(found)


def edited_function(reference, changes):
    """The function of `edited_source`, in the namespace of the reference, with its source.

    Its file name is the edit, so that a traceback shows it.
    """
    source, own = edited_source(reference, changes), inspect.unwrap(reference)
    file = f"<{own.__module__}.{own.__name__} with {changes}>"
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    names = dict(own.__globals__)
    exec(compile(source, file, "exec"), names)
    return names[own.__name__]


def edited_source(reference, changes):
    """The reference's source with {text: its replacement} applied to its body, all at once.

    Decorators, docstring, comments, and calls of `_helpers` that check arguments are left out.
    Raises ValueError if a text does not occur in the body exactly once.
    """
    own = inspect.unwrap(reference)
    texts = changes.items() if isinstance(changes, dict) else ()
    if not texts or not all(isinstance(text, str) for pair in texts for text in pair):
        raise ValueError(
            f"got {changes!r}; expected a function, or {{text in the body: its replacement}}"
        )
    top, inside = plain_source(own)
    for old in changes:
        if (count := inside.count(old)) != 1:
            where = f"in the body of {own.__name__}; expected once"
            raise ValueError(f"{old!r} occurs {count} times {where}")
    places = "|".join(map(re.escape, changes))
    inside, done = re.subn(places, lambda found: changes[found[0]], inside)
    if done != len(changes):
        raise ValueError(f"the texts of {changes!r} overlap")
    return f"{top}\n{inside}\n"


@functools.lru_cache(maxsize=256)
def plain_source(function):
    """The lines of the function's def, and its body without comments."""
    source = own_source(function)
    if source is None or not source.startswith(f"def {function.__name__}("):  # the file has changed
        raise ValueError(f"the source of {function.__name__} can't be read; an edit needs it")
    return header(source, function.__name__), without_comments(body(source))


def without_comments(source):
    """A source without its comments, and without the lines that held nothing else."""
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            number, column = token.start
            lines[number - 1] = lines[number - 1][:column].rstrip() or None
    return "\n".join(line for line in lines if line is not None)
