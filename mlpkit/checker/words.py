"""Numbers, places, lists and shapes in words."""

from decimal import Decimal

import numpy as np

KIND_NAMES = {"f": "floats", "i": "integers", "u": "integers", "b": "True and False"}


def number(x, digits=3):
    """A number with `digits` significant digits: 0.0123, -1000, 1e-08, nan."""
    x = x.item() if isinstance(x, (np.ndarray, np.generic)) else x
    if isinstance(x, (bool, int)) and abs(x) < 10**20:
        return str(x)
    if isinstance(x, int):  # a float has a limit
        return f"{Decimal(x).normalize():.{digits}g}"
    text = f"{x + 0.0:.{digits}g}"
    if "e+" in text and abs(x) < 1e6:  # 1e+03 reads worse than 1000
        text = f"{float(text):.0f}"
    return text


def numbers(one, other):
    """Format two numbers with enough digits, at least three, to show that they differ."""
    for digits in range(3, 18):
        texts = number(one, digits), number(other, digits)
        if texts[0] != texts[1]:
            break
    return texts


def place(name, index):
    """A place in a result: dW[2, 0], [2, 0], or only the name if there is no index."""
    return f"{name}[{', '.join(map(str, index))}]" if index else name


def with_article(word):
    """A type's name with its article: a str, an int, an array."""
    word = "array" if word == "ndarray" else word
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def array_in_words(shape):
    """A value of that shape in words: "an array of shape (2, 3)", or "a single number"."""
    return f"an array of shape {shape}" if shape else "a single number"


def listed(words):
    """Join words: "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def printable(text):
    """A text with lone surrogates escaped, because no file or page can contain them.

    A byte of a file name that is not UTF-8 becomes a lone surrogate.
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def capitalized(text):
    """A sentence with its first letter as a capital, the rest unchanged."""
    return text[:1].upper() + text[1:]
