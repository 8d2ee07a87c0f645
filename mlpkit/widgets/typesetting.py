"""Numbers in sentences, as the pictures write them."""

import re

# Not in a name or in code: Fashion-MNIST, rate=-1, f(-1).
MINUS = re.compile(r"(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)")
POWER = re.compile(r"(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b")
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+")


def typeset(text):
    """Typeset the numbers in a text: -1.5 and 4.3e-06 become −1.5 and 4.3·10⁻⁶; `typeset` in
    browser/page.js does the same."""
    return POWER.sub(power, MINUS.sub("−", text))


def power(found):
    digits, sign, exponent = found.groups()
    factor = "" if digits == "1" else f"{digits}·"
    return f"{factor}10{(sign + exponent).translate(RAISED)}"
