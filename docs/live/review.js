// The review: what is due today, each with its question and a cell to answer in.

import { Cell } from "./cell.js";
import { whatIsDue } from "./front.js";
import { Guess } from "./guess.js";
import { inert } from "./inert.js";
import { button, make, Status } from "./parts.js";

const NOTHING =
  "Nothing comes back yet. A wrong guess, a function with a known mistake, or a solution that you " +
  "open before yours is right will be asked again tomorrow.";

/** @param {import("./learner.js").Learner} learner */
export function openReview(learner) {
  const place = document.getElementById("live-review");
  if (!place) return;
  const told = make("p", {});
  const status = new Status(learner);
  const begin = button("Begin the review", start, { className: "live-run" });
  const row = make("div", { className: "live-buttons" });
  const items = make("div", {});
  row.append(begin, status.node);
  place.append(told, row, items);

  const draw = () => {
    const said = whatIsDue(learner.overview?.due ?? []);
    told.textContent = said || NOTHING;
    begin.hidden = !said.startsWith("Due") || items.hasChildNodes();
  };
  learner.addEventListener("progress", draw);
  draw();

  async function start() {
    begin.disabled = true;
    try {
      const found = await status.during(learner.ask("review"));
      items.replaceChildren(...found.items.map((item, k) => section(item, k + 1, found.name, learner)));
      told.textContent = `Today's review takes about ${found.minutes}.`;
      row.hidden = true;
      items.querySelector("h2")?.scrollIntoView({ block: "start" });
    } catch (error) {
      told.textContent = error.message;
      begin.disabled = false;
    }
  }
}

/** A question of the review, and the cell for its answer. */
function section(item, number, review, learner) {
  const title = make("h2", {}, `${number} · `, inert(item.title, learner.addressOf));
  const template = `.again-${item.name.replaceAll("_", "-")}`; // as docutils writes a class
  const asked = item.again && document.querySelector(template);
  const text = asked || make("p", {}, inert(item.text, learner.addressOf));
  if (asked) asked.classList.add("live-shown");
  const pre = make("pre", {}, item.source);
  const code = make("div", { className: "cell" });
  const input = make("div", { className: "cell_input" });
  input.append(make("div", { className: "highlight" }, pre));
  code.append(input);
  const place = make("div", { className: "live-asks" });
  Object.assign(place.dataset, { notebook: review, cell: item.name });
  const made = make("section", {}, title, text, code, place);
  const kind = item.asks.guess ? Guess : Cell;
  new kind(place, item.asks, learner, () => []).wake();
  return made;
}
