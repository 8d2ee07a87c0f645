"""Find words that leave an explorer's picture or overlap others, at each of the explorer's
stops."""

WALK = """async (root, { fullest }) => {
  const UNSEEN = "style, title, select, math, .heard, .blank";
  const picture = root.querySelector(".picture");
  const found = new Set();
  let states = 0;

  /** Every piece of text that is seen, and every field: [words, box]. */
  function pieces() {
    const all = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement;
      if (!node.data.trim() || around.closest(UNSEEN)) continue;
      if (!around.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const drawn = around.closest("svg") && around.closest("text");
      const list = around.closest(".listing"); // it scrolls, and cuts off what does not fit
      const { top, bottom } = (list ?? document.body).getBoundingClientRect();
      for (const box of drawn ? [drawn.getBoundingClientRect()] : range.getClientRects())
        if (box.width > 1 && (!list || (box.top >= top && box.bottom <= bottom)))
          all.push([drawn ?? node, node.data.trim(), box]);
    }
    for (const field of root.querySelectorAll("input:not([type=range], [type=radio]), select"))
      if (field.checkVisibility()) all.push([field, field.value, field.getBoundingClientRect()]);
    return all;
  }
  function look(where) {
    states += 1;
    const edge = picture.getBoundingClientRect();
    const all = pieces().sort((one, other) => one[2].top - other[2].top);
    all.forEach(([node, words, box], k) => {
      const out =
        picture.contains(node) &&
        (box.left < edge.left - 2 || box.right > edge.right + 2 ||
          box.top < edge.top - 2 || box.bottom > edge.bottom + 4);
      if (out) found.add(`"${words}" leaves the picture (${where})`);
      for (const [other, others, under] of all.slice(k + 1)) {
        if (under.top > box.bottom) break;
        if (node === other) continue;
        const across = Math.min(box.right, under.right) - Math.max(box.left, under.left);
        const down = Math.min(box.bottom, under.bottom) - Math.max(box.top, under.top);
        if (across > 1 && down > 4.5) found.add(`"${words}" on "${others}" (${where})`);
      }
    });
    if (document.documentElement.scrollWidth > innerWidth) found.add(`too wide (${where})`);
  }
  const drawn = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
  const name = (one) => one.ariaLabel ?? one.closest("label")?.textContent ?? one.textContent;
  async function come(where, pressed = false) {
    const { drawn: seen, asked } = root.dataset;
    if (pressed || Number(seen) < Number(asked)) await drawn();
    look(where);
  }
  const enabled = (selector) => [...root.querySelectorAll(`:is(${selector}):enabled`)]
    .filter((one) => one.checkVisibility());
  const set = (input, value) => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };

  async function slide(where) {
    for (const range of enabled("input[type=range]")) {
      const [was, last] = [range.value, Number(range.max)];
      const count = Math.min(last, fullest) || 1;
      for (let k = 0; k <= count; k += 1) {
        set(range, Math.round((k * last) / count));
        await come(`${where} ${name(range)} ${range.value} of ${last}`);
      }
      set(range, was);
    }
    for (const handle of root.querySelectorAll(".handle")) {
      if (!handle.checkVisibility()) continue;
      for (const key of ["Home", "End", "ArrowLeft", "PageUp", "PageDown"]) {
        handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        await come(`${where} ${name(handle)} ${key}`);
      }
    }
  }
  await come("as it opens");
  if (fullest === 0) return [states, [...found]];
  await slide("");
  for (const one of enabled("button[aria-pressed=false]")) {
    one.click();
    await come(`${name(one)} on`, true);
  }
  const options = enabled("input[type=radio]");
  const every = Math.ceil(options.length / (6 * fullest));
  for (const option of options.filter((_, k) => k % every === 0)) {
    option.click();
    await come(name(option));
    await slide(name(option));
  }
  for (const list of enabled("select"))
    for (let k = 0; k < list.options.length; k += 1) {
      list.selectedIndex = k;
      list.dispatchEvent(new Event("change", { bubbles: true }));
      await come(`${name(list)} ${list.value}`);
    }
  for (const button of enabled("button")) {
    button.click();
    await come(`pressed ${name(button)}`, true);
  }
  return [states, [...found]];
}"""


def walk(root, fullest=6):
    """Go through an explorer's stops, at most `fullest` + 1 for each slider; return (how many
    states were seen, which words leave the picture or overlap others). With 0, only the initial
    state."""
    return root.evaluate(WALK, {"fullest": fullest})
