"""A formula of a docstring as TeX.

In the docstring it is between dollars, readable in `help` too: ``$σ(z) = 1 / (1 + e⁻ᶻ)$``.
Parentheses show how far a root or a power extends: ``√(σ² + ε)``, ``e^(−x / 2)``.
"""

import re

UP = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵗᵏᵘᵀᶻᵐ", [*"0123456789+-ntku", r"\top ", *"zm"], strict=True))
DOWN = dict(zip("₀₁₂₃₄₅₆₇₈₉₊ₙₖ꜀ᵢ", "0123456789+nkci", strict=True))
SIGNS = {
    **{"η": r"\eta ", "θ": r"\theta ", "β": r"\beta ", "ε": r"\epsilon ", "λ": r"\lambda "},
    **{"σ": r"\sigma ", "φ": r"\phi ", "Φ": r"\Phi ", "Σ": r"\sum ", "π": r"\pi ", "μ": r"\mu "},
    **{"∂": r"\partial ", "∇": r"\nabla ", "½": r"\tfrac12 ", "−": "-", "·": r"\cdot "},
    **{"←": r"\leftarrow ", "→": r"\to ", "≤": r"\le ", "≥": r"\ge ", "…": r"\dots "},
    **{"‖": r"\Vert ", "⌊": r"\lfloor ", "⌋": r"\rfloor "},
}
FUNCTIONS = {"log", "ln", "exp", "cos", "max", "min", "tanh"}  # TeX has commands for these
NAME = re.compile(r"[A-Za-z_]{2,}")
HAT = re.compile("(\\w)\u0302")
INSIDE = r"\(((?:[^()]|\([^()]*\))*)\)"  # parentheses, nested at most once
ROOT = re.compile(rf"√(?:{INSIDE}|(\\hat\{{\w\}}|\w))")
POWER = re.compile(rf"\^(?:{INSIDE}|(⌊[^⌋]*⌋))")
RUNS = re.compile(rf"([{''.join(UP)}]+)|([{''.join(DOWN)}]+)")


def tex(formula):
    """The TeX of a formula without its dollars."""
    formula = NAME.sub(lambda found: name(found[0]), formula)
    formula = HAT.sub(r"\\hat{\1}", formula)
    formula = ROOT.sub(lambda found: rf"\sqrt{{{found[1] or found[2]}}}", formula)
    formula = POWER.sub(lambda found: f"^{{{found[1] or found[2]}}}", formula)
    formula = RUNS.sub(run, formula)
    return "".join(SIGNS.get(letter, letter) for letter in formula)


def name(text):
    """TeX for a name of several letters; dL and dW are a d and a letter."""
    if text in FUNCTIONS:
        return rf"\{text} "
    if len(text) == 2 and text[0] == "d":
        return text
    return rf"\text{{{text}}}".replace("_", r"\_")


def run(found):
    """TeX for superscript or subscript letters."""
    if found[1]:
        return f"^{{{''.join(map(UP.get, found[1]))}}}"
    return f"_{{{''.join(map(DOWN.get, found[2]))}}}"
