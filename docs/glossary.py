"""The glossary: the field's terms, each in the sentence of a notebook that defines it.

This file only says which bold words are terms, and where they are in bold; the sentences are the
notebooks'. Symbols are listed with their meaning and the cell that introduces them.
"""

import re

from docs.cells import all_cells, link

TERMS = """
loss                    00 1d79acb4
feature                 00 e6a37998 =features
parameter               00 c5bcd065 =parameters
update                  00 c5bcd065
label                   00 775315be
classifier              00 0357941b
axis                    00 f31b38bc
shape                   00 f31b38bc
matrix product          00 02e09a67 +1
weight                  00 4a9dc54b +1
bias                    00 4a9dc54b
sigmoid                 00 ca5ed835
slope                   00 a8e6619b -2
gradient                00 a8e6619b
learning rate           00 20332158
standard deviation      01 7dbf0512
standardize             01 7dbf0512
leakage                 01 whose-fault
stratified split        01 1e38eb98 =stratified
mini-batch              01 d9f12a3c
epoch                   01 d9f12a3c
unit                    02 15fe1dc3
layer                   02 15fe1dc3
activation function     02 564ccf4a
pre-activation          02 564ccf4a
activation              02 564ccf4a
saturated               02 ca4b853f
knot                    02 766b6ebd
dead unit               02 95e1ec9b -1 =dead
logits                  02 dd429a3f
crease                  02 why-paper
neuron                  03 15ed6e07
broadcasting            03 b1756c38 +1
forward pass            03 c5846024
hidden layer            03 bf2db90e =hidden
cache                   03 bf2db90e
independent             03 09a9e131
He's initialization     03 22daac7c +1
Xavier's rule           07 a85c68ec
maximum likelihood      04 6cfd0b09
cross-entropy           04 01a76b75
surprise                04 7fd82d9d +1
entropy                 04 30358165
log-softmax             04 378f56fe
logsumexp               04 71f7c2c8
backpropagation         05 61fa80ee
chain rule              05 db2b8668
mask                    05 b5c723b1
relative error          05 26965b87
gradient check          05 5dd03bf2
Jacobian                05 93105523
SGD                     06 23b7034e
velocity                06 7448dc1c -1
saddle                  06 860a6182
running mean            06 0efb2a12
bias correction         06 e6407d12 -1
Adam                    06 0efb2a12 +2
AdaGrad                 06 ea1d2dd6 +1
RMSProp                 06 ea1d2dd6 +1
AdamW                   06 d73b2de1
Nadam                   06 d73b2de1
pair                    06 39603279
standard error          06 error-told -2
schedule                06 69875c03
warm-up                 06 b3f161ff
curvature               06 a9fd9ccf -1
condition number        06 3f3b1b1f
validation set          07 79490490
underfitting            07 ea5ddba9
overfitting             07 ea5ddba9
early stopping          07 f12586e1
confusion matrix        07 ca108f90
recall                  07 c2b0ec46
precision               07 c2b0ec46
principal components    07 5b1e7c02
regularization          08 d33dcf67
learning curve          08 5c1feddf
weight decay            08 e8bfca58 +1
L2                      08 e8bfca58
augmentation            08 29e7ef98 -2
ensemble                08 8d2a0a09
label smoothing         08 be5adbbc
batch normalization     08 f9b133bb
temperature             08 cfe23880
reliability diagram     08 106b269e
double descent          08 c0832f6d -1
ridge                   08 c0832f6d
decision tree           09 numbers
settings                10 8fa8ab69 -1
candidate               10 8fa8ab69
trial                   10 8fa8ab69
search space            10 f8630d21
quasi-random            10 no-gaps
TPE                     10 26e26671
successive halving      10 halving-told +1
rung                    10 halving-told -1
Hyperband               10 short-and-long-said
autoencoder             11 tied-told
autograd                11 tied-said
graph                   11 neuron-told
topological order       11 order-said
tensor                  11 tensor-told
Hessian                 11 hessian-told
view                    12 view-told
safetensors             12 safe-told
JAX                     12 jax-told +2
compiling               12 compile-told =compiled
convolution             12 conv-told
channels                12 conv-run-told
ONNX                    12 serve-told
leak                    13 leak-said
group                   13 split-told
nearest neighbour       13 recipes-told
random forest           13 rivals-told
mean absolute error     13 numbers
R²                      13 numbers
boosted trees           13 concrete-said =Boosted trees
bootstrap               13 bars-told +2
test set                13 yours
"""  # term, notebook, cell, how many more sentences to include, the bold word if different
LINE = re.compile(
    r"(?P<term>.+?) +(?P<number>\d\d) (?P<cell>\S+)(?: (?P<more>[+-]\d))?(?: =(?P<bold>.+))?"
)
SYMBOLS = (  # TeX, meaning, shape, name in code, the notebook and cell that introduce it
    ("N", "how many examples", "", "", "00 4a9dc54b"),
    ("D", "how many numbers go into a layer", "", "", "02 15fe1dc3"),
    ("M", "how many units a layer has", "", "", "02 15fe1dc3"),
    ("H", "how many hidden units there are", "", "", "03 bf2db90e"),
    ("C", "how many classes there are", "", "", "02 dd429a3f"),
    ("X", "the inputs, a row for each example", "(N, D)", "X", "01 7dbf0512"),
    ("W", "the weights of a layer, a column for each unit", "(D, M)", "W1, W2", "02 15fe1dc3"),
    ("b", "the biases of a layer", "(M,)", "b1, b2", "00 4a9dc54b"),
    ("z", "what goes into an activation function", "(N, M)", "z", "02 564ccf4a"),
    ("a", "what comes out of an activation function", "(N, M)", "a", "02 564ccf4a"),
    (r"\sigma(z)", "the sigmoid", "", "sigmoid(z)", "02 8d28a20d"),
    (r"\mu, \sigma", "mean and standard deviation", "(D,)", "mean, std", "01 2df7f38f"),
    (r"\Phi(z)", "the area under the bell curve up to z", "", "normal_cdf(z)", "02 6e6ef7a5"),
    ("P, Y", "probabilities, and labels as ones and zeros", "(N, C)", "", "04 4e9fbeb7"),
    ("L", "the loss", "()", "", "04 01a76b75"),
    (
        r"\partial L/\partial w",
        "the slope of L along w, all else held fixed",
        "",
        "",
        "05 db2b8668",
    ),
    (r"\nabla L", "the gradient of L", "(P,)", "", "06 151a8703"),
    ("J", "all slopes of all outputs: the Jacobian", "", "", "05 93105523"),
    ("P", "how many parameters there are", "", "", "06 f890e5e4"),
    (r"\theta", "all parameters in one vector", "(P,)", "theta", "06 f890e5e4"),
    ("g", "the gradient with respect to all parameters", "(P,)", "grad", "06 f890e5e4"),
    (r"\eta", "the learning rate", "()", "rate", "06 f890e5e4"),
    ("v", "the velocity of momentum", "(P,)", "velocity", "06 7448dc1c"),
    (r"\beta", "the share of a running mean that is kept", "()", "beta", "06 7448dc1c"),
    (r"\hat m, \hat v", "Adam's two means, corrected for their bias", "(P,)", "", "06 f9b86678"),
    (r"\beta_1, \beta_2", "the shares that Adam keeps", "()", "beta1, beta2", "06 f9b86678"),
    (r"\epsilon", "a small number that keeps a divisor above 0", "()", "epsilon", "06 f9b86678"),
    (r"\lambda", "the decay of the weights", "()", "decay", "08 e8bfca58"),
    (r"\lambda", "a curvature", "()", "", "06 a9fd9ccf"),
    (r"\kappa", "the condition number", "()", "", "06 3f3b1b1f"),
    ("K", "how many seeds, or pairs, there are", "", "", "06 error-told"),
    (r"\bar d", "the mean of the pairs' differences", "()", "", "06 error-told"),
    ("T", "a temperature", "()", "", "08 cfe23880"),
    ("H", "the table of all second slopes: the Hessian", "(P, P)", "", "11 hessian-told"),
)
SENTENCE = re.compile(r"(?<=[.!?])\)?\s+(?=[A-Z0-9\"“$`*(\[−])|\n\s*\n|\n(?=[-|>#])")
POINTS_BACK = re.compile(
    r"\W*(That|Such|This|These|Those|It|Its|Their|The result|The unit|What goes)\b"
)
MOST_BEFORE = 2
TITLE = """# Glossary

The terms of the field, each in the sentence that defines it, with a link to that sentence.

```{{glossary}}
:sorted:

{terms}
```

## Symbols

| symbol | what it is | shape | in code | introduced in |
|---|---|---|---|---|
{symbols}
"""


def terms():
    """[(term, its Cell, the bold word, how many more sentences)], in the order of the course."""
    known = {(cell.number, cell.id): cell for cell in all_cells()}
    for line in TERMS.strip().splitlines():
        found = LINE.fullmatch(line)
        cell = known.get((found["number"], found["cell"]))
        if cell is None:
            raise ValueError(f"glossary: {found['term']!r}: no such cell, {found['cell']!r}.")
        yield found["term"], cell, found["bold"] or found["term"], int(found["more"] or 0)


def sentences(source):
    """The sentences of Markdown, each with the space after it."""
    ends = [match.end() for match in SENTENCE.finditer(source)]
    return [source[start:end] for start, end in zip([0, *ends], [*ends, None], strict=True)]


def defining(cell, bold, more=0):
    """The sentence of a cell that has a word in bold, with the sentence it refers to.

    more: further sentences to include, after it, or before it if below 0. Raises ValueError unless
    exactly one sentence has the word in bold.
    """
    found, marked = sentences(cell.source), f"**{bold.lower()}**"
    places = [at for at, sentence in enumerate(found) if marked in sentence.lower()]
    if len(places) != 1:
        came = f"**{bold}** occurs {len(places)} times in {cell.notebook}, {cell.id}"
        raise ValueError(f"glossary: {came}; expected once.")
    start, end = places[0] + min(more, 0), places[0] + 1 + max(more, 0)
    while start > max(0, places[0] - MOST_BEFORE) and POINTS_BACK.match(found[start]):
        start -= 1
    return on_one_line("".join(found[max(start, 0) : end]), cell.notebook)


def on_one_line(text, notebook):
    """Markdown as one line of a different page: display formulas inline, links from the top, and a
    full stop at the end, even where the notebook has a colon or nothing."""
    text = re.sub(r"^#+ .*$", "", text, flags=re.M)
    text = re.sub(r"\$\$(.+?)\$\$", lambda found: in_words(found[1]), text, flags=re.S)
    text = re.sub(r"\]\((\w+\.ipynb)", r"](/notebooks/\1", text)
    text = re.sub(r"\]\(#", f"](/notebooks/{notebook}.ipynb#", text)
    return re.sub(r":$|(?<=\w)$", ".", " ".join(text.split()))


def in_words(tex):
    """A display formula made inline: a line may break at its gaps."""
    return " ".join(f"${part.strip()}$" for part in tex.split(r"\qquad"))


def make_pages():
    """Return {path: the page}."""
    listed = []
    for term, cell, bold, more in terms():
        where = link(f"notebook {cell.number}", cell.notebook, cell.id)
        listed.append(f"{term}\n    {defining(cell, bold, more)} {where}\n")
    page = TITLE.format(terms="\n".join(listed), symbols="\n".join(map(row, SYMBOLS)))
    return {"glossary.md": page}


def row(symbol):
    """The row of a symbol in the table."""
    tex, what, shape, code, place = symbol
    cell = cell_of(place)
    shape, code = shape and f"${shape}$".replace("()", r"(\,)"), code and f"`{code}`"
    return f"| ${tex}$ | {what} | {shape} | {code} | {link(cell.number, cell.notebook, cell.id)} |"


def cell_of(place):
    """The Cell of "02 15fe1dc3"."""
    return next(cell for cell in all_cells() if f"{cell.number} {cell.id}" == place)
