"""Helpers that the explorers' tests share: explorers with data, and ways to read their pages.

`page` is a page with one explorer, or the cell of a notebook that shows one.
"""

import importlib
import inspect
import json
import re

import numpy as np

from .chromium import expect

MODULES = {  # the module of mlpkit.widgets that the explorer is in
    "MoveTheLine": "move_the_line",
    "ScaleTheBowl": "scale_the_bowl",
    "GainThroughLayers": "gain_through_layers",
    "ActivationExplorer": "activation_explorer",
    "SoftmaxExplorer": "softmax_explorer",
    "BackpropStepper": "backprop_stepper",
    "OptimizerRace": "optimizer_race",
    "Playground": "playground",
    "TrainingMonitor": "training_monitor",
    "MistakesBrowser": "mistakes_browser",
    "DrawGarment": "draw_garment",
    "SmoothTheBorder": "smooth_the_border",
    "Clinic": "clinic",
    "SearchByHand": "search_by_hand",
    "HalvingLadder": "halving_ladder",
    "GraphExplorer": "graph_explorer",
    "SplitExplorer": "split_explorer",
}
SOURCES = {  # the source of a cell that shows it
    "MoveTheLine": "MoveTheLine(*shoes())",
    "ScaleTheBowl": "ScaleTheBowl(*ink())",
    "GainThroughLayers": "GainThroughLayers(np.random.default_rng(0).standard_normal((64, 50)))",
    "ActivationExplorer": "ActivationExplorer(pre_activations())",
    "SoftmaxExplorer": "SoftmaxExplorer()",
    "BackpropStepper": "BackpropStepper()",
    "OptimizerRace": "OptimizerRace()",
    "Playground": "Playground()",
    "TrainingMonitor": "monitor(epochs=3)",
    "MistakesBrowser": "MistakesBrowser(*judged())",
    "DrawGarment": "DrawGarment(*garments())",
    "SmoothTheBorder": "SmoothTheBorder()",
    "Clinic": "Clinic()",
    "SearchByHand": "SearchByHand()",
    "HalvingLadder": "HalvingLadder()",
    "GraphExplorer": "GraphExplorer()",
    "SplitExplorer": "SplitExplorer()",
}
KEYS = {  # a control and the key for it, where there is no slider below the picture
    "ScaleTheBowl": ("slider", "rate η", "Home"),
    "TrainingMonitor": ("button", "Start", "Enter"),
    "MistakesBrowser": ("combobox", "taken for", "End"),
    "Clinic": ("button", "New patient", "Enter"),
    "SearchByHand": ("slider", "place on the map", "Enter"),
    "GraphExplorer": ("slider", "step", "Home"),
}
WITHOUT_A_SLIDER = ("TrainingMonitor", "ScaleTheBowl", "Clinic", "SearchByHand")


def pre_activations():
    return np.random.default_rng(0).standard_normal((500, 40))


def shoes():
    """Return arguments for MoveTheLine: 400 shoes in two clouds, with noise for their images."""
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 2, 400)
    X = np.abs([0.1, 0.2] + labels[:, None] * [0.08, 0.17] + 0.05 * rng.standard_normal((400, 2)))
    return X, labels, rng.integers(0, 256, (400, 28, 28), np.uint8)


def ink():
    """Return arguments for ScaleTheBowl: the ink of 300 shoes, from 0 to 255, and which of them are
    boots."""
    rng = np.random.default_rng(0)
    is_boot = rng.integers(0, 2, 300) == 1
    return 30 + 25 * is_boot + 15 * rng.uniform(-1, 1, 300), is_boot


def judged():
    """Return arguments for MistakesBrowser: 400 images of eight classes; everything else is
    random."""
    rng, names = np.random.default_rng(0), "top coat bag boot shirt dress heel trousers".split()
    images, labels = rng.integers(0, 256, (400, 28, 28), np.uint8), rng.integers(0, 8, 400)
    return images, labels, rng.dirichlet(np.ones(8), 400), names, rng.standard_normal((400, 6))


def garments():
    """Return arguments for DrawGarment: 50 images, judged by how much of their ink is in each third
    of the rows."""
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (50, 28, 28), np.uint8)

    def predict(images):
        sums = np.add.reduceat(images.reshape(len(images), -1) + 1e-3, [0, 252, 504], axis=1)
        return sums / sums.sum(axis=1, keepdims=True)

    return predict, images, rng.integers(0, 3, 50), ["top", "coat", "bag"]


def monitor(epochs=100_000):
    """A long run, each epoch of which takes a moment."""
    from mlpkit.network import initialize, mlp
    from mlpkit.optimizers import Adam
    from mlpkit.widgets.training_monitor import TrainingMonitor

    rng = np.random.default_rng(5)
    X = rng.standard_normal((2000, 20)).astype(np.float32)
    y = (X[:, 0] * X[:, 1] > 0).astype(int)
    network = mlp([20, 16, 2])
    settings = {"optimizer": Adam(0.001), "batch_size": 20, "epochs": epochs, "rng": rng}
    return TrainingMonitor(network, initialize(network, rng), (X, y), **settings)


def monitor_of_numbers(epochs=100_000):
    """A long run like `monitor`'s, with a numeric target and validation rows."""
    from mlpkit.network import initialize, mlp
    from mlpkit.optimizers import Adam
    from mlpkit.targets import Numbers
    from mlpkit.widgets.training_monitor import TrainingMonitor

    rng = np.random.default_rng(5)
    X = rng.standard_normal((500, 4)).astype(np.float32)
    y = 50 + 10 * (X[:, 0] * X[:, 1] + X[:, 2] + 0.3 * rng.standard_normal(500)).astype(float)
    network, train, others = mlp([4, 16, 1]), (X[:300], y[:300]), (X[300:], y[300:])
    settings = {"optimizer": Adam(0.01), "batch_size": 20, "epochs": epochs, "rng": rng}
    settings |= {"loss": Numbers.of(train[1]), "validation": others}
    return TrainingMonitor(network, initialize(network, rng), train, **settings)


HELPERS = {
    helper.__name__: helper
    for helper in (
        *(shoes, ink, pre_activations, judged, garments),
        *(monitor, monitor_of_numbers),
    )
}


def explorer_of(source):
    """The explorer that a cell with this source shows, made in this process."""
    names = {name: getattr(module_of(name), name) for name in MODULES if name in source}
    return eval(source, HELPERS | names | {"np": np})


def recordable(name):
    """An explorer of this kind that can be saved as a page: its run, if it has one, has
    finished."""
    # the curves of each run are shown behind those of the next
    for _ in range(3 if name == "TrainingMonitor" else 0):
        explorer = explorer_of(SOURCES[name])
        explorer.begin()
        explorer.thread.join()
    if name != "TrainingMonitor":
        explorer = explorer_of(SOURCES[name])
    return explorer


def module_of(name):
    return importlib.import_module(f"mlpkit.widgets.{MODULES[name]}")


def setup_of(*sources):
    """The source of a first cell that defines everything these sources need."""
    wanted = " ".join(sources)
    lines = ["import numpy as np"]
    lines += [f"from mlpkit.widgets.{MODULES[n]} import {n}" for n in MODULES if n in wanted]
    lines += [inspect.getsource(HELPERS[name]) for name in HELPERS if name in wanted]
    return "\n".join(lines)


def notebook_of(source):
    """A notebook, as JSON, with what `source` needs and a second cell with this source."""
    cells = [
        {"cell_type": "code", "id": f"c{k}", "metadata": {}, "outputs": [], "source": text}
        for k, text in enumerate([setup_of(source), source])
    ]
    cells = [cell | {"execution_count": None} for cell in cells]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


def frame(page):
    """The explorer's element; its attribute data-drawn is the number of the answer shown."""
    return page.locator(".mlpkit")


def sentence(page):
    """The line below the picture."""
    return page.locator(".mlpkit > .said")


def picture(page):
    """The picture, to find texts and marks in it: `picture(page).locator("circle.start")`."""
    return page.locator(".mlpkit > .picture")


def slider(page, label):
    """The slider or handle with this label, for example to `.press("ArrowRight")`."""
    return page.get_by_role("slider", name=label, exact=True)


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def option(page, label, name):
    """Return one of the options of a choice, for example to `.check()`."""
    return page.get_by_role("radiogroup", name=label).get_by_role("radio", name=name, exact=True)


def number_of(text):
    """The number that a picture writes as −4.3 or 4.3·10⁻⁶."""
    digits, power = re.fullmatch(r"(.*?)(?:·?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?", text).groups()
    plain = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")
    return float(f"{digits or 1}e{power or 0}".translate(plain))


def focused(page):
    """The name of the explorer's element that has the focus."""
    return frame(page).evaluate("root => root.getRootNode().activeElement.ariaLabel")


def control_of(root, name):
    """A control of the explorer in `root`, and a key that makes it say something different."""
    if name not in KEYS:
        return root.locator(".controls input[type=range]:enabled").first, "End"
    role, label, key = KEYS[name]
    return root.get_by_role(role, name=label, exact=True), key


def tree(page):
    """Return what a screen reader finds in each explorer, by title: {"status", "words"}.

    From the browser's own accessibility tree; status: what its live region says; words: everything
    that is read out in it.
    """
    session = page.context.new_cdp_session(page)
    nodes = {one["nodeId"]: one for one in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    word = lambda one, part: one.get(part, {}).get("value", "")  # noqa: E731

    def below(node):
        for child in node.get("childIds", ()):
            if child in nodes:
                yield nodes[child]
                yield from below(nodes[child])

    def text(some):
        parts = [one for node in some for one in below(node) if not one.get("ignored")]
        return " ".join(word(one, "name") for one in parts if word(one, "role") == "StaticText")

    found = {}
    for node in nodes.values():
        if word(node, "role") == "region" and word(node, "name"):
            live = [one for one in below(node) if word(one, "role") in ("status", "alert")]
            found[word(node, "name")] = {"status": text(live[-1:]), "words": text([node])}
    return found


def expect_said(page, explorer):
    expect(sentence(page)).to_have_text(explorer.said)


RESTING = """async (root) => {
  const { dataset } = root;
  const rests = () => !window.unanswered && Number(dataset.drawn) >= Number(dataset.asked);
  const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
  for (let still = 0; still < 3; still = rests() ? still + 1 : 0) await frame();
}"""


def settled(page):
    """The sentence, once every question has been answered and the last answer is drawn."""
    frame(page).evaluate(RESTING)
    return sentence(page).inner_text()


OUTSIDE = """(root) => {
  const frame = root.querySelector(".picture").getBoundingClientRect();
  return [...root.querySelectorAll(".picture text")]
    .filter((text) => text.textContent && text.checkVisibility({ opacityProperty: true }))
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, { width }]) => width > 0)
    .filter(([, { left, right }]) => left < frame.left - 2 || right > frame.right + 2)
    .map(([said]) => said);
}"""  # returns the words that extend beyond their picture


def expect_at_rest(page):
    """Expect that the explorer's thread has ended, and that its last message is shown."""
    settled(page)  # wait until the press has arrived
    if (thread := page.explorer.thread) is not None:
        thread.join()
    expect_said(page, page.explorer)


def expect_it_fits(page):
    """Expect that nothing is wider than the page, and that no words leave the picture."""
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert frame(page).evaluate(OUTSIDE) == []


def expect_axe_finds_nothing(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context=".mlpkit-around").response["violations"]
    told = [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]
    assert told == []
