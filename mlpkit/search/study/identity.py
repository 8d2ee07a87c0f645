"""Everything that a study's trials have in common, in texts that the study's file can store.

A recipe is more than its own lines: it reads globals, closures, the arguments of a partial, the
attributes of an object. `parts_of` follows them, through the user's own functions and classes;
those of libraries are known by name. The contents of files that a function reads are not known.
"""

import ast
import inspect
import re
import textwrap

from mlpkit.search.study.parts import PLAIN, UNKNOWN, fingerprint, take_apart, without_addresses

SHOWN = 60  # most characters of a part; longer ones are replaced by a fingerprint
CHANGES = "changes"  # the text of a part that a search itself changes, like a list it appends to
MOST = 500  # parts; if there are more, they are folded


def identity_of(recipe, space, data, seed, epochs):
    """Return {what: text}, which shows whether an existing study is the same one."""
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
    """A function's code without comments, or its name if there is no source."""
    try:
        return ast.unparse(ast.parse(textwrap.dedent(inspect.getsource(function))))
    except (OSError, TypeError, SyntaxError):
        return name_of(function)


def parts_of(**values):
    """Return {path: text} of values and everything they are made of; a path is like recipe.WIDTH.

    Values with the same parts are the same, as far as can be known. What can't be known has the
    text "unknown".
    """
    parts, seen = {}, {}  # seen: {id: (path, value)}; keeping the value keeps its id unique
    waiting = list(values.items())
    while waiting:
        path, value = waiting.pop(0)
        if id(value) in seen:
            parts[path] = f"the same as {seen[id(value)][0]}"
            continue
        text, inner = (repr(value), {}) if isinstance(value, PLAIN) else take_apart(value)
        parts[path] = shorten_text(text)
        if inner:
            seen[id(value)] = path, value
            waiting += [(f"{path}{name}", each) for name, each in inner.items()]
    return parts if len(parts) <= MOST else fold_parts(parts)


def fold_parts(parts):
    """Join many parts into few: one for each global, attribute or item at the first level."""
    texts = {}
    for path, text in parts.items():
        texts.setdefault(re.match(r"\w+([.[][^.[]*)?", path)[0], []).append(f"{path} {text}")
    return {path: shorten_text("\n".join(each)) for path, each in texts.items()}


def difference(kept, now):
    """The first part that differs now, in words; "" if all are the same, as far as is known."""
    unsteady = [path for path, text in kept.items() if text in (UNKNOWN, CHANGES)]
    for path in kept | now:
        before, after = kept.get(path, "not there"), now.get(path, "not there")
        if before == after or any(path == one or path[: len(one) + 1] in (f"{one}.", f"{one}[")
                                  for one in unsteady):  # fmt: skip
            continue
        if "…" in before + after:
            return f"an earlier version of {path}"
        return f"{path} {before}, not {after}"
    return ""


def shorten_text(text):
    if len(text) <= SHOWN and "\n" not in text:
        return text
    return f"{text.partition(chr(10))[0][:20]}… {fingerprint(text.encode())}"
