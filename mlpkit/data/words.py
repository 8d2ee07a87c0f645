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


def quoted(texts, shown=3):
    """The same of texts, each in quotes and no longer than 40 letters."""
    return listed([f'"{t if len(t) <= 40 else t[:39] + "…"}"' for t in texts], shown)
