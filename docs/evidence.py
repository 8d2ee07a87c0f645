"""The page of evidence: every claim that one way is better than another, from its record."""

import html
import math
import re

from benchmarks.claims.said import unrecorded
from docs.cells import all_cells, link, names, title
from mlpkit.checker.words import capitalized
from mlpkit.measured.claims import UNITS, load_claims

SMALLEST = {"loss": 0.005}  # where an axis changes from linear to logarithmic, in the axis's unit
TICKS = {"loss": (0.01, 0.1, 1)}
# pixels: the drawing's width, the position of 0, how far the axis reaches on either side
WIDTH, MIDDLE, REACH = 320, 160, 146
PAGE = """# Evidence

Where a notebook says that one way is better than another, both were run with the same seeds. A seed
draws the images or their split, the first weights and the batches, and both ways get the same ones,
so each seed gives one difference. Here are all {claims} such claims, each with the mean of its
differences ± the standard error of that mean, and the number of seeds whose difference was above 0.
In {same} of them something more is the same for every seed, such as the test images or one map.
The claim says so, because its ± doesn't include what different test images or a different map would
change.

The dot is the mean. The band around it reaches two standard errors to each side, its darker part
one; a hollow dot means that the band reaches 0. To the right of 0, the way named first has more:
more accuracy is better, more loss and more errors are worse. Axes with the same unit have the same
scale, which is logarithmic away from 0.

The command under a claim measures it again, from the checkout. Nothing on this page is typed: the
page is made from the records of those runs, and as long as a notebook makes a claim without a
record, no page is made.

{sections}
"""


def make_pages():
    """Return {path: the page}. Raises ValueError if a notebook claims something without a
    record."""
    new = [f"{name}: {one}" for name in names() for one in unrecorded(name)]
    if new:
        raise ValueError("\n".join(["evidence: claims without a record:", *new]))
    sections = "\n\n".join(filter(None, map(section, names())))
    claims = load_claims().values()
    same = sum(bool(claim.same) for claim in claims)
    return {"evidence.md": PAGE.format(claims=len(claims), same=same, sections=sections)}


def section(notebook):
    """The claims that a notebook is the first to make, or ""."""
    claims = [one for one in load_claims().values() if one.said[0][0] == notebook]
    return "\n\n".join([f"## {title(notebook)}", *map(shown, claims)]) if claims else ""


def shown(claim):
    """Return one claim in Markdown: what was compared, the drawings, the data, the command, the
    cells."""
    one, other = map(escaped, claim.compared)
    places = sorted(said_in(*place) for place in claim.said)  # "[printed]" follows titles
    data = f"{capitalized(claim.data)}; {len(claim.seeds)} seeds; {claim.describe_draws()}"
    return "\n".join(
        [
            f"::::{{container}} claim\n**{other}** − **{one}**\n",
            "```{raw} html",
            *(measured(claim, number) for number in claim.runs),
            "```\n",
            f"{escaped(data)}. Stated in {', '.join(places)}. `{claim.command}`",
            "::::",
        ]
    )


def said_in(notebook, cell):
    """A link to the cell that states a claim. Raises ValueError if there is no such cell."""
    found = [one for one in all_cells() if (one.notebook, one.id) == (notebook, cell)]
    if not found:
        raise ValueError(f"evidence: {notebook} has no cell {cell!r}, which a record names.")
    words = "printed" if found[0].kind == "code" else found[0].heading
    return link(words, notebook, cell)


def measured(claim, number):
    """The difference in one number, drawn and in words."""
    mean, error, above = claim.difference(number)
    unit, _, digits = UNITS[number]
    words = f"{mean:+.{digits}f} ± {error:.{digits}f}".replace("-", "−")
    share = f"above 0 with {above} of {len(claim.seeds)} seeds"
    return (
        f'<p class="measured">{drawing(mean, error, number, claim.sentence(number))}'
        f"<span><strong>{words}</strong> {unit}; {share}</span></p>"
    )


def drawing(mean, error, number, words):
    """An SVG of the mean and its error on the axis of its unit; words: the same, in words."""
    left, right = (place(mean + k * error, number) for k in (-2, 2))
    kind = "open" if left <= MIDDLE <= right else "full"
    bands = "".join(
        f'<path class="band" d="M{place(mean - k * error, number):.1f} 10'
        f'H{place(mean + k * error, number):.1f}"/>'
        for k in (2, 1)
    )
    ticks = "".join(
        f'<path d="M{place(v, number):.1f} 20v4"/>'
        f'<text x="{place(v, number):.1f}" y="35">{tick(v)}</text>'
        for v in sorted({0, *(sign * v for v in ticks_of(number) for sign in (-1, 1))})
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{html.escape(words)}" '
        f'viewBox="0 0 {WIDTH} 38" width="{WIDTH}" height="38">'
        f'<g class="axis"><path d="M0 20H{WIDTH}"/>{ticks}</g>'
        f'<path class="zero" d="M{MIDDLE} 1V20"/>{bands}'
        f'<circle cx="{place(mean, number):.1f}" cy="10" r="3" class="{kind}"/></svg>'
    )


def ticks_of(number):
    return TICKS.get(number, (1, 10, 100))


def tick(value):
    return f"{value:g}".replace("-", "−")


def place(value, number):
    """The position of a value on the axis, in pixels: linear near 0, logarithmic beyond."""
    smallest, end = SMALLEST.get(number, 0.2), ticks_of(number)[-1]
    share = math.log1p(abs(value) / smallest) / math.log1p(end / smallest)
    return MIDDLE + math.copysign(REACH * min(share, 1.05), value)


def escaped(text):
    return re.sub(r"([\\*_\[\]<>$|~`])", r"\\\1", text)
