// A page with one explorer after the other, each of which lives in the same worker.

import { Link } from "../../docs/live/link.js";
import { Python } from "../../docs/live/python.js";

const base = new URL("live/", document.baseURI);
const python = new Python({ base, onExplorer: (told) => link?.take(told) });
let [link, end] = [undefined, () => {}];

/** Show the explorer that `source` makes; `setup` is what it needs, `bundle` the file that draws. */
window.show = async (bundle, setup, source) => {
  end();
  const main = document.querySelector("main");
  main.replaceChildren();
  const next = new Link(python, "here");
  link = next;
  await python.call("begin", { exercises: {}, attempts: [], asked: {} });
  await python.call("explorer", "here", source, `${setup}\n${source}`, [], {});
  const { default: explorer } = await import(new URL(bundle, document.baseURI).href);
  end = explorer.render({ model: next, el: main });
};

// for `settled`: messages that Python has not heard
Object.defineProperty(window, "unanswered", { get: () => link.number - link.done });
