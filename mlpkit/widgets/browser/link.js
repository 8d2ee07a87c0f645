// Between the hand and Python: what was asked, what has been answered, what is on its way.

/** @import { Answer, Described, Link, Model } from "./types" */

/** A control's new value, the number of the question, and whether it was typed; name → that, until
 * it is answered. */
/** @typedef {Map<string, { value: any, number: number, typed: boolean }>} Unheard */

import { unpack } from "./wire.js";

/**
 * A link to Python, or to the recording in its place. `link.state` is the last answer's, with what
 * the hand has done since on top. ipywidgets sends the newest question as soon as the last one has
 * been answered, and never those in between.
 *
 * @param {Model} model
 * @returns {Link}
 */
export function linkTo(model) {
  /** @type {Unheard} */
  const unheard = new Map();
  let asked = 0;
  const nothing = () => {};
  /** @type {Described[]} */
  const described = model.get("described");
  const lasting = unpack(model.get("lasting"));
  /** @type {Link} */
  const link = {
    controls: Object.fromEntries(described.map((control) => [control.name, control])),
    state: {},
    numbers: {},
    drawn: {},
    said: "",
    failed: false,
    number: -1,
    asked: 0,
    unasked: false,
    alone: Boolean(model.get("alone")),
    wakes: Boolean(model.get("wakes")),
    served: {},
    ask,
    press,
    onQuestion: nothing,
    onAnswer: nothing,
    close: () => model.off("change:answer", hearAnswer),
  };

  function hearAnswer() {
    /** @type {Answer} */
    const answer = model.get("answer");
    if (answer.number < link.number) return; // overtaken
    for (const [name, question] of unheard)
      if (question.number <= answer.number) unheard.delete(name);
    link.unasked = answer.number === link.number; // a run reports by itself
    link.number = answer.number;
    link.state = { ...answer.state, ...values(unheard) };
    link.numbers = { ...lasting, ...unpack(answer.numbers) };
    link.drawn = answer.state;
    link.said = answer.said;
    link.failed = answer.failed;
    link.onAnswer();
  }

  /**
   * Set controls.
   *
   * @param {Record<string, any>} changes
   * @param {boolean} [typed]  whether they were typed as numbers
   */
  function ask(changes, typed = false) {
    asked = Math.max(asked + 1, Date.now()); // grows in every view of the same explorer
    link.asked = asked;
    for (const [name, value] of Object.entries(changes))
      unheard.set(name, { value, number: asked, typed });
    link.state = { ...link.state, ...changes };
    link.onQuestion();
    const names = [...unheard.keys()].filter((name) => unheard.get(name)?.typed);
    model.set("asked", { number: asked, changes: values(unheard), typed: names });
    model.save_changes();
  }

  /**
   * Press a button: the picture does what it says if it serves it, else Python does.
   *
   * @param {string} name
   */
  function press(name) {
    if (link.served[name]) link.served[name]();
    else model.send({ press: name });
  }

  model.on("change:answer", hearAnswer);
  hearAnswer();
  return link;
}

/** @param {Unheard} unheard */
function values(unheard) {
  return Object.fromEntries([...unheard].map(([name, question]) => [name, question.value]));
}
