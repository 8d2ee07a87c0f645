"""What all trials of one study have in common, in texts that a study's file can keep.

A recipe is more than its own lines: it reads globals, closures, the arguments of a partial, the
attributes of an object. `parts_of` follows them, through the functions and classes of the user's
own modules; a library's are known by name. What stands in a file that a function reads is not
known.
"""

import ast
import inspect
import re
import textwrap

from mlpkit.search.study.parts import PLAIN, UNKNOWN, fingerprint, taken_apart, without_addresses

SHOWN = 60  # letters of a part that are kept as they are; of more, a fingerprint
CHANGES = "changes"  # the text of a part that a search changes itself, like a list it writes into
MOST = 500  # parts; of more, they are folded


def identity_of(recipe, space, data, seed, epochs):
    """{what: text}, by which an existing study is recognized as the same."""
    return {
        "recipe": name_of(recipe),
        "space": without_addresses(space),
        "seed": str(seed),
        "epochs": str(epochs),
        "code": f"{code_of(recipe)}\n\n{code_of(data)}",
    }


def name_of(function):
    return getattr(function, "__name__", type(function).__name__)


def code_of(function):
    """A function's code, without its comments; its name where there is no source to read."""
    try:
        return ast.unparse(ast.parse(textwrap.dedent(inspect.getsource(function))))
    except (OSError, TypeError, SyntaxError):
        return name_of(function)


def parts_of(**values):
    """{path: text} of values and all that they are made of; a path is like recipe.WIDTH.

    Two values are the same as far as can be known when their parts are. The text of what can't be
    known is "unknown".
    """
    parts, seen = {}, {}  # seen: {id: (path, value)}, the value held, so that its id stays its own
    waiting = list(values.items())
    while waiting:
        path, value = waiting.pop(0)
        if id(value) in seen:
            parts[path] = f"the same as {seen[id(value)][0]}"
            continue
        text, inner = (repr(value), {}) if isinstance(value, PLAIN) else taken_apart(value)
        parts[path] = short(text)
        if inner:
            seen[id(value)] = path, value
            waiting += [(f"{path}{name}", each) for name, each in inner.items()]
    return parts if len(parts) <= MOST else folded(parts)


def folded(parts):
    """Many parts as few: one for each global, attribute or item of what was asked for."""
    texts = {}
    for path, text in parts.items():
        texts.setdefault(re.match(r"\w+([.[][^.[]*)?", path)[0], []).append(f"{path} {text}")
    return {path: short("\n".join(each)) for path, each in texts.items()}


def difference(kept, now):
    """Which of the parts differ now, in words; "" where they are the same as far as is known."""
    unsteady = [path for path, text in kept.items() if text in (UNKNOWN, CHANGES)]
    for path in kept | now:
        before, after = kept.get(path, "not there"), now.get(path, "not there")
        if before == after or any(path == one or path[: len(one) + 1] in (f"{one}.", f"{one}[")
                                  for one in unsteady):  # fmt: skip
            continue
        if "…" in before + after:
            return f"{path} as it was before a change"
        return f"{path} {before}, not {after}"
    return ""


def short(text):
    if len(text) <= SHOWN and "\n" not in text:
        return text
    return f"{text.partition(chr(10))[0][:20]}… {fingerprint(text.encode())}"
