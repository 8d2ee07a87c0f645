"""Formulas as docstrings have them, ``σ(z) = 1 / (1 + e⁻ᶻ)``, typeset: found in the text, as TeX.

A formula is a run of single letters, numbers, operators and a function's own names; it has an
operator in it, or is a shape. All else stays words.
"""

import re

GREEK = {
    **{"η": "eta", "θ": "theta", "β": "beta", "ε": "epsilon", "λ": "lambda", "σ": "sigma"},
    **{"φ": "phi", "Φ": "Phi", "Σ": "sum", "π": "pi", "μ": "mu", "κ": "kappa"},
    **{"∂": "partial", "∇": "nabla"},
}
SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵗᵏᵘᵀᶻᵐ", [*"0123456789+-ntku", r"\top", *"zm"], strict=True))
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉₊ₙₖ꜀ᵢ", "0123456789+nkci", strict=True))
OPERATORS = {
    **{"=": "=", "←": r"\leftarrow", "→": r"\to", "+": "+", "−": "-", "·": r"\cdot", "/": "/"},
    **{"≤": r"\le", "≥": r"\ge", "<": "<", ">": ">", "∞": r"\infty", "√": r"\sqrt", "×": r"\times"},
    **{"½": r"\tfrac12", "(": "(", ")": ")", "[": "[", "]": "]", "|": "|", "‖": r"\Vert", ",": ","},
    **{"…": r"\dots", "⌊": r"\lfloor", "⌋": r"\rfloor", "^": "^", ";": ";", "@": "@"},
}
UPRIGHT = {"log", "ln", "exp", "cos", "max", "min", "tanh"}  # TeX has commands for these
WORDS = UPRIGHT | {"softmax", "logsumexp", "mean", "std", "mask", "targets", "logits", "output"}
HAT = "\u0302"
SLOPE = re.compile(r"d(?:[A-Zabfxyz]\d?|output|logits)")  # dL, dz, dW1
TOKEN = re.compile(
    rf"(?P<other>['’]s\b)|(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[A-Za-z_][A-Za-z_0-9]*{HAT}?)"
    rf"|(?P<greek>[{''.join(GREEK)}]{HAT}?)|(?P<up>[{''.join(SUPERSCRIPTS)}]+)"
    rf"|(?P<down>[{''.join(SUBSCRIPTS)}]+)|(?P<operator>[{re.escape(''.join(OPERATORS))}])"
    r"|(?P<space> +)|(?P<rest>.)"
)
COMPUTES = re.compile(
    rf"[=←→·√Σ∂∇σΦ‖½≤≥<>⌊{''.join(SUPERSCRIPTS)}{''.join(SUBSCRIPTS)}]| [−+/] "
    r"|\b(?:max|min|exp)\(|\b(?:log|ln) |\|\w\||\bd\w/d\w"
)
SHORT, LONG = 6, 24  # letters: of a part at least; of a formula that may be parted more
SHAPE = re.compile(
    r"(?:[A-Za-z]\w* )?\((?:[A-Z0-9]\w*(?: [·+−] )?)+,(?: ?[A-Z0-9]\w*(?:·[A-Z])?,?)*\)"
)
SIGNS = "=←→≤≥<>/+−·Σ"
OPEN, CLOSED = {"(": ")", "[": "]", "⌊": "⌋"}, {")": "(", "]": "[", "⌋": "⌊"}


def typeset(text, names, escape):
    """Text as Markdown: formulas between dollars, the rest through `escape`.

    names: those that may stand in a formula besides single letters, as a function's parameters do.
    """
    parts, run = [], []
    for token in TOKEN.finditer(text):
        if belongs(token, names):
            run.append(token)
        else:
            parts += [*written(run, escape), escape(token[0])]
            run = []
    return "".join([*parts, *written(run, escape)])


def belongs(token, names):
    kind, text = token.lastgroup, token[0]
    if kind == "word":
        bare, called = text.rstrip(HAT), token.string.startswith("(", token.end())
        return len(bare) == 1 or called or bare in WORDS | names or bool(SLOPE.fullmatch(bare))
    return kind not in ("other", "rest")


def written(run, escape):
    """A run of tokens: its formulas typeset, one for each piece between commas, or as it was."""
    pieces, depth = [[]], 0
    for token in run:
        depth += (token[0] in OPEN) - (token[0] in CLOSED)
        if token[0] in ",;" and depth <= 0:
            pieces += [[token], []]
        else:
            pieces[-1].append(token)
    for piece in pieces:
        yield from of_piece(piece, escape)


def of_piece(piece, escape):
    """What can't begin or end a formula, or has no partner, stays outside of it."""
    before, after = [], []
    while piece and not begins(piece):
        before.append(piece.pop(0)[0])
    while piece and not ends(piece):
        after.insert(0, piece.pop()[0])
    text = "".join(token[0] for token in piece)
    formula = "@" not in text and is_formula(text) and paired(piece)
    code = f"`{text}`" if "@" in text else escape(text)
    shown = " ".join(f"${part}$" for part in parts_of(piece)) if formula else code
    yield escape("".join(before)) + shown + escape("".join(after))


def parts_of(piece):
    """The TeX of a formula; of a long one in parts, between which a line may break.

    Each part but the first begins with a sign that stands in no bracket; {} before it, so that it
    has the space of a sign between two sides.
    """
    parts, depth, barred = [[]], 0, False
    for at, token in enumerate(piece):
        depth += (token[0] in OPEN) - (token[0] in CLOSED)
        barred ^= token[0] in "|‖"
        enough = sum(len(one[0]) for one in parts[-1]) >= SHORT
        spaced = at and piece[at - 1].lastgroup == "space"
        if token[0] in SIGNS and spaced and enough and depth == 0 and not barred:
            parts.append([])
        parts[-1].append(token)
    long = sum(len(token[0]) for token in piece) > LONG
    return ["{} " * (at > 0) + tex(part) for at, part in enumerate(parts if long else [piece])]


def begins(piece):
    """Whether a formula may begin so; "a" and "I" before a word are none."""
    first, rest = piece[0][0], "".join(token[0] for token in piece[1:])
    article = first in ("a", "A", "I") and not re.match(r" [=←·−+/≤]|\(|[^ ]", rest) and rest
    bar = first in "|‖" and (rest[:1] == " " or rest.count(first) % 2 == 0)
    unpaired = first in OPEN and not paired(piece)
    closes = first in CLOSED or first in "=←→+·/≤≥<>×^,;" or piece[0].lastgroup == "up"
    return not (first.isspace() or article or bar or unpaired or closes)


def ends(piece):
    last, rest = piece[-1][0], "".join(token[0] for token in piece[:-1])
    article = last in ("a", "A", "I") and re.search(r"[\w)₀-ₜ] $", rest)
    bar = last in "|‖" and (rest[-1:] == " " or rest.count(last) % 2 == 0)
    unpaired = last in CLOSED and not paired(piece)
    return not (
        last.isspace() or last in OPEN or last in "=←→+−·/≤≥<>×^√Σ,;" or bar or article or unpaired
    )


def paired(piece):
    """Whether each bracket of a piece has its partner in it."""
    waiting = []
    for token in piece:
        if token[0] in OPEN:
            waiting.append(OPEN[token[0]])
        elif token[0] in CLOSED and (not waiting or waiting.pop() != token[0]):
            return False
    return not waiting


def is_formula(text):
    return bool(SHAPE.fullmatch(text)) or (len(text) > 2 and bool(COMPUTES.search(text)))


def tex(piece):
    """The TeX of the tokens of one formula; a root and an exponent reach over their brackets."""
    made, waiting, reaching = [], [], False
    for token in piece:
        kind, text = token.lastgroup, token[0]
        shown = WRITE[kind](text)
        if text in OPEN:
            waiting.append(reaching)
            braced = "{" if text == "(" else rf"{{{shown}"
            shown = braced if reaching else shown
        elif text in CLOSED and waiting.pop():
            shown = "}" if text == ")" else rf"{shown}}}"
        elif reaching:
            shown = f"{{{shown}}}"
        reaching = text in ("√", "^")
        made.append(shown)
    return " ".join(filter(None, made))


def word(text):
    bare = text.rstrip(HAT)
    if bare in UPRIGHT:
        return rf"\{bare}"
    if len(bare) == 1 or (SLOPE.fullmatch(bare) and len(bare) < 4):
        shown = bare
    else:
        shown = rf"\text{{{bare}}}".replace("_", r"\_")
    return rf"\hat {shown}" if HAT in text else shown


WRITE = {
    "number": lambda text: text.replace(",", "{,}"),
    "word": word,
    "greek": lambda text: rf"\hat\{GREEK[text[0]]}" if HAT in text else rf"\{GREEK[text]}",
    "up": lambda text: "^{" + "".join(map(SUPERSCRIPTS.get, text)) + "}",
    "down": lambda text: "_{" + "".join(map(SUBSCRIPTS.get, text)) + "}",
    "operator": OPERATORS.get,
    "space": lambda text: "",
}
