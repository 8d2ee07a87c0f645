"""Counts and lists in words."""


def pluralize(number, word):
    """Return a count with its noun: "1 row", "1,204 rows"."""
    ending = {"y": "ies", "s": "ses"}.get(word[-1], f"{word[-1]}s")
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word[:-1]}{ending}"


def list_first(things, shown=3):
    """The first few things and how many more there are: "3, 17, 20 and 12 more"."""
    things = [str(thing) for thing in things]
    more = len(things) - shown
    if more <= 0:
        return " and ".join(filter(None, [", ".join(things[:-1]), things[-1]]))
    return f"{', '.join(things[:shown])} and {more:,} more"


def shorten(text, most):
    """A text of at most `most` letters; if it is cut, the last is an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def quote_first(texts, shown=3):
    """Return `list_first` of the texts in quotes, each cut to 40 letters."""
    return list_first([f'"{shorten(text, 40)}"' for text in texts], shown)
