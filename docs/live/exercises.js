// The parts of a page that ask for something wake when the reader comes near: exercises and guesses,
// the progress on the front, the review, and the reader's own work. The other code cells get their
// buttons at once. Until then, and without Python, the page is as it was written.

import { Cell } from "./cell.js";
import { stubOf } from "./editable.js";
import { showExplorers } from "./explorer.js";
import { drawFront } from "./front.js";
import { Guess } from "./guess.js";
import { Learner } from "./learner.js";
import { make } from "./parts.js";
import { PlainCell } from "./plain.js";
import { Python } from "./python.js";
import { openReview } from "./review.js";
import { showWork } from "./work.js";

document.documentElement.classList.add("live");
const base = new URL(".", import.meta.url);
const learner = new Learner(new URL("..", base));
learner.python = new Python({
  base,
  onProgress: (told) => learner.tellOfPython(told),
  onState: (state, why) => learner.tellOfPython({ state, why }),
  onFile: (told) => learner.tellOfFile(told),
  onExplorer: (detail) => learner.dispatchEvent(new CustomEvent("explorer", { detail })),
});

const places = [...document.querySelectorAll(".live-asks")];
const cells = [...document.querySelectorAll(".bd-article div.cell")];

const plain = new Map(); // {code cell: its PlainCell}

/** The current text of the code cells above a place, and the PlainCells made of them. */
const cellsAbove = (place) => () =>
  cells
    .filter((one) => one.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING)
    .filter((one) => !one.nextElementSibling?.matches(".live-asks"))
    .filter((one) => one.querySelector(".cell_input pre") && plain.get(one)?.place !== place)
    .map((one) => ({ cell: plain.get(one), text: plain.get(one)?.text ?? stubOf(one) }));

const above = (place) => () => cellsAbove(place)().map((one) => one.text);

for (const place of document.querySelectorAll(".live-cell")) {
  const made = new PlainCell(place, learner, cellsAbove(place), plain.size + 1);
  plain.set(made.code, made);
}

/** Make the exercise or the guess below a code cell, unless it is only for the notebook. */
function wake(place) {
  const asks = JSON.parse(place.dataset.asks);
  if (asks.absent) place.append(make("p", { className: "live-absent" }, asks.absent));
  else new (asks.guess ? Guess : Cell)(place, asks, learner, above(place)).wake();
}

const sight = new IntersectionObserver(
  (entries) => {
    for (const { target } of entries.filter((one) => one.isIntersecting)) {
      sight.unobserve(target);
      wake(target);
    }
  },
  { rootMargin: "600px" },
);
for (const place of places) sight.observe(place);
showExplorers(learner, above);

// A phone's keyboard covers part of the page: what sticks to the bottom must stay above it.
const { visualViewport: seen } = window;
const follow = () =>
  document.documentElement.style.setProperty(
    "--live-keyboard",
    `${Math.max(0, innerHeight - seen.height - seen.offsetTop)}px`,
  );
for (const kind of ["resize", "scroll"]) seen?.addEventListener(kind, follow);

learner.ready.then(() => {
  drawFront(learner);
  openReview(learner);
  showWork(learner);
});
