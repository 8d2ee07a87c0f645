"""In a window as small as JupyterLab's beside its side bar, a press is seen to change something."""

import pytest

from .explorers import SOURCES, frame, settled

pytestmark = pytest.mark.browser

WINDOW = {"width": 862, "height": 690}  # what a cell's output gets of 1280 × 800
# the elements that must be entirely in view
ANSWERS = {"MoveTheLine": ".bar", "OptimizerRace": "path.tried"}
PRESSED = """(root) => {
  const all = [...root.querySelectorAll(
    ".controls :is(button, input[type=range], .option input), " +
    ".walk button, .priced button, .bar button, td")];
  const groups = Map.groupBy(all, (one) => one.closest(".options, .priced, .walk, table") ?? one);
  return [...groups.values()].flatMap((some) =>
    [...new Set([some[0], some[some.length >> 1], some.at(-1)])].map((one) => all.indexOf(one)));
}"""  # the places of all controls; of a row of options the first, the middle one and the last
PRESS = """async (root, [place, answer]) => {
  const one = root.querySelectorAll(
    ".controls :is(button, input[type=range], .option input), " +
    ".walk button, .priced button, .bar button, td")[place];
  if (!one?.checkVisibility() || one.disabled || one.ariaDisabled === "true") return null;
  scrollTo(0, 0);
  one.scrollIntoView({ block: "nearest" });
  const picture = root.querySelector(".picture");
  const seen = new Set();
  const watch = new MutationObserver((changes) => changes.forEach((change) => {
    const { type, target, attributeName, oldValue, addedNodes } = change;
    if (type === "childList") addedNodes.forEach((node) => seen.add(node));
    else if (type === "characterData" || target.getAttribute(attributeName) !== oldValue)
      seen.add(target);
  }));
  watch.observe(picture, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeOldValue: true,
  });
  if (one.type === "range") {
    one.value = Number(one.value) + (one.value === one.max ? -1 : 1);
    one.dispatchEvent(new Event("input", { bubbles: true }));
  } else one.click();
  const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
  const { dataset } = root;
  for (let still = 0; still < 5; still += 1) {
    await frame();
    if (window.unanswered || Number(dataset.drawn) < Number(dataset.asked)) still = 0;
  }
  for (let wait = 0; wait < 60 && !seen.size; wait += 1) await frame(); // a run begins later
  watch.disconnect();
  const inside = (node) => {
    const { top, bottom, width } = node.getBoundingClientRect();
    return width > 0 && top >= -1 && bottom <= innerHeight + 1;
  };
  const changed = [...seen].map((node) => (node.nodeType === 1 ? node : node.parentElement))
    .filter((node) => node && node !== one && picture.contains(node));
  const name = one.ariaLabel ?? (one.textContent || one.closest("label")?.textContent);
  const cut = answer && [...picture.querySelectorAll(answer)].some((node) => !inside(node));
  return [name, changed.length, changed.some(inside) && !cut];
}"""  # [name, how much changed, whether some of it is in the window and no answer is cut off]


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=pytest.mark.xdist_group(one)) for one in SOURCES]
)
def test_the_change_that_a_press_makes_is_visible_in_a_small_window(open_explorer, name):
    page = open_explorer(SOURCES[name], **WINDOW, reduced_motion="reduce")
    settled(page)
    root = frame(page)
    found = [root.evaluate(PRESS, [place, ANSWERS.get(name)]) for place in root.evaluate(PRESSED)]
    pressed = [one for one in found if one and one[1]]
    assert pressed
    assert [control for control, _, seen in pressed if not seen] == []
