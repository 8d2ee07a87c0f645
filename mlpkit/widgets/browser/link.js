// Between the hand and Python: what was asked, what has been answered, what is on its way.

import { unpacked } from "./wire.js";

/**
 * link.state, link.numbers, link.said, link.failed: the last answer, and on top of its state what
 * the hand has done since. ipywidgets sends the newest question as soon as the last one has been
 * answered, and never the ones between. link.controls: each control by name, as Python
 * describes it, or the recording, where it has `fixed` or `stops`. link.unasked: the last answer
 * was to no question.
 */
export function linked(model) {
  const unheard = new Map(); // name → {value, number}: asked, not yet answered
  let asked = 0;
  const nothing = () => {};
  const link = { number: -1, asked: 0, served: {}, onQuestion: nothing, onAnswer: nothing };
  link.alone = Boolean(model.get("alone")); // a page without Python
  const lasting = unpacked(model.get("lasting"));
  link.controls = Object.fromEntries(
    model.get("described").map((control) => [control.name, control]),
  );

  function hear() {
    const answer = model.get("answer");
    if (answer.number < link.number) return; // overtaken
    for (const [name, question] of unheard)
      if (question.number <= answer.number) unheard.delete(name);
    link.unasked = answer.number === link.number; // a run tells of itself
    link.number = answer.number;
    link.state = { ...answer.state, ...values(unheard) };
    link.numbers = { ...lasting, ...unpacked(answer.numbers) };
    link.drawn = answer.state; // what the numbers belong to
    link.said = answer.said;
    link.failed = answer.failed;
    link.onAnswer();
  }

  /** Set controls: {name: value}. */
  link.ask = (changes) => {
    asked = Math.max(asked + 1, Date.now()); // grows in every view of the same explorer
    link.asked = asked;
    for (const [name, value] of Object.entries(changes))
      unheard.set(name, { value, number: asked });
    link.state = { ...link.state, ...changes };
    link.onQuestion();
    model.set("asked", { number: asked, changes: values(unheard) });
    model.save_changes();
  };

  /** Press a button: link.served[name]() where the picture itself serves it, else Python does. */
  link.press = (name) => (link.served[name] ? link.served[name]() : model.send({ press: name }));

  model.on("change:answer", hear);
  link.close = () => model.off("change:answer", hear);
  hear();
  return link;
}

function values(unheard) {
  return Object.fromEntries([...unheard].map(([name, question]) => [name, question.value]));
}
