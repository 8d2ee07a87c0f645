"""Counts and lists in words."""


def counted(number, word):
    """ "1 row", "1,204 rows"."""
    ending = {"y": "ies", "s": "ses"}.get(word[-1], f"{word[-1]}s")
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word[:-1]}{ending}"


def listed(things, shown=3):
    """The first things and how many more there are: "3, 17, 20 and 12 more"."""
    things = [str(thing) for thing in things]
    more = len(things) - shown
    if more <= 0:
        return " and ".join(filter(None, [", ".join(things[:-1]), things[-1]]))
    return f"{', '.join(things[:shown])} and {more:,} more"


def shortened(text, most):
    """A text of `most` letters at most, the last then a mark that more followed."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def quoted(texts, shown=3):
    """The same of texts, each in quotes and no longer than 40 letters."""
    return listed([f'"{shortened(text, 40)}"' for text in texts], shown)
