// The front: what is done in each notebook, where the reader stopped, and what is due. It is drawn
// from what Python said last, so it needs no Python.

import { inert } from "./inert.js";
import { make } from "./parts.js";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

/** Today's date, as in an overview: "2026-03-01". */
export const today = () => new Date().toLocaleDateString("sv");

/**
 * A sentence on what is due, or on what comes next; "" if nothing comes back.
 *
 * @param {import("./learner.js").Due[]} due
 */
export function whatIsDue(due, now = today()) {
  const names = due.filter((one) => one.date <= now).map((one) => one.called);
  if (names.length) return `Due today: ${listing(names)}.`;
  if (!due.length) return "";
  const [{ date }] = due;
  const next = due.filter((one) => one.date === date).map((one) => one.called);
  const days = Math.round((new Date(date) - new Date(now)) / 86_400_000);
  const when = days === 1 ? "tomorrow" : `on ${DAY.format(new Date(date))}`;
  return `Nothing is due today. Next: ${listing(next)}, ${when}.`;
}

const listing = (names, most = 6) =>
  names.slice(0, most).join(", ") + (names.length > most ? ` and ${names.length - most} more` : "");

/** @param {import("./learner.js").Learner} learner */
export function drawFront(learner) {
  const page = document.querySelector(".checker-contents");
  const list = page?.querySelector("ol.chapters");
  if (!list) return;
  const go = page.querySelector("p.go");
  const draw = () => {
    const { overview } = learner;
    if (!overview || !Object.keys(learner.entries).length) return;
    page.classList.add("live-begun");
    for (const item of list.querySelectorAll("li[value]")) {
      const parts = item.querySelectorAll(".part");
      item.classList.toggle("here", Number(item.value) === overview.here);
      (overview.bars[item.value] ?? []).forEach((bar, k) => {
        parts[k]?.querySelector(".live-bar")?.remove();
        parts[k]?.append(make("span", { className: "live-bar" }, inert(bar, learner.addressOf)));
      });
    }
    const lines = overview.place.map((line) =>
      make("p", { className: "go" }, inert(line, learner.addressOf)),
    );
    lines.push(...overview.news.map((line) => make("p", {}, inert(line, learner.addressOf))));
    const due = whatIsDue(overview.due);
    const review = make("a", { href: new URL("review.html", learner.root) }, "Review");
    if (due) lines.push(make("p", {}, `${due} `, due.startsWith("Due") ? review : ""));
    const work = make("a", { href: new URL("work.html", learner.root) }, "Your work");
    lines.push(make("p", {}, work, " is kept in this browser."));
    page.querySelector(".live-place")?.remove();
    go.before(make("div", { className: "live-place" }, ...lines));
    go.hidden = true;
  };
  learner.addEventListener("progress", draw);
  draw();
}
