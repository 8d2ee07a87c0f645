// The reader's own work: saved to a file, taken in from one, or deleted. What a file holds is
// shown as text, and runs only in later cells, after the reader has agreed.

import { button, make, Status } from "./parts.js";

const FILE = "mlpkit-progress.json";
const LARGEST = 10_000_000; // bytes, as in progress.py
const counted = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;

/**
 * What a file holds; throws an Error that says what came instead.
 *
 * @param {string} text
 */
export function read(text) {
  const entries = (() => {
    try {
      return JSON.parse(text);
    } catch {
      throw new Error("It is not JSON; expected a progress file.");
    }
  })();
  const { exercises, attempts = [], typed = {} } = entries ?? {};
  if (typeof exercises !== "object" || exercises === null || Array.isArray(exercises))
    throw new Error("It is JSON, but not a progress file.");
  const codes = Object.entries(exercises)
    .filter(([, one]) => typeof one?.source === "string")
    .map(([name, { source }]) => [name, source]);
  const texts = Object.entries(typed ?? {}).filter(([, one]) => typeof one === "string");
  return { codes, texts, entries: Object.keys(exercises).length, attempts: attempts.length };
}

/** @param {import("./learner.js").Learner} learner */
export function showWork(learner) {
  const place = document.getElementById("live-work");
  if (!place) return;
  place.append(along(learner), intake(learner), forgetting(learner));
}

const section = (title, ...inside) => make("section", {}, make("h2", {}, title), ...inside);

/** The button that writes the file. */
function along(learner) {
  const told = make("p", {});
  const draw = () => {
    const passed = Object.values(learner.entries).filter((one) => one.passed).length;
    const begun = Object.keys(learner.typed).length;
    const kept = learner.store.keeps ? "" : " This browser keeps nothing when you leave the page.";
    told.textContent = `Here: ${counted(passed, "right answer")}, ${counted(begun, "cell")} with what you typed.${kept}`;
  };
  for (const kind of ["progress", "typed"]) learner.addEventListener(kind, draw);
  draw();
  const write = async () => {
    const attempts = Object.values(await learner.store.all("attempts"));
    const typed = Object.fromEntries(
      Object.entries(learner.typed).map(([cell, one]) => [cell, one.text]),
    );
    const content = { format: 1, exercises: learner.entries, attempts, typed };
    const file = new Blob([JSON.stringify(content, null, 1)], { type: "application/json" });
    const link = make("a", { href: URL.createObjectURL(file), download: FILE });
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const how = make("p", {}, "It writes ", make("code", {}, FILE), ". On a computer with mlpkit, ");
  how.append(make("code", {}, `mlpkit carry ${FILE}`), " adds it to your progress there; ");
  how.append(make("code", {}, `mlpkit carry --to ${FILE}`), " writes such a file for this page.");
  return section("Take it with you", told, buttons(button("Write the file", write)), how);
}

const buttons = (...some) => {
  const row = make("div", { className: "live-buttons" });
  row.append(...some);
  return row;
};

/** The place where a file is chosen, shown and, if the reader agrees, taken in. */
function intake(learner) {
  const input = make("input", { type: "file", accept: ".json,application/json" });
  const label = make("label", {}, "A file from here or from a computer: ", input);
  const shown = make("div", { "aria-live": "polite" });
  const say = (text) => shown.replaceChildren(make("p", {}, text));
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    try {
      if (file.size > LARGEST) throw new Error("It is too large; expected a progress file.");
      const text = await file.text();
      shown.replaceChildren(...preview(text, read(text), say, learner));
    } catch (error) {
      say(`${file.name} was not taken in. ${error.message}`);
    }
    input.value = "";
  });
  return section("Take in what you did elsewhere", label, shown);
}

function preview(text, found, say, learner) {
  const { codes, texts, entries, attempts } = found;
  const told =
    `It holds ${counted(entries, "exercise")} and ${counted(attempts, "attempt")}, and this code. ` +
    "Nothing of it has run. Once it is taken in, later cells use these functions in place of mlpkit's. " +
    "What you have here stays.";
  const listed = [...codes, ...texts].map(([name, source]) => {
    const code = make("pre", { tabIndex: 0 }, source);
    return make("details", {}, make("summary", {}, name), code);
  });
  const status = new Status(learner);
  const yes = button("Take it in", async () => {
    yes.disabled = true;
    try {
      const { taken } = await status.during(learner.ask("take_in", text));
      await learner.takeTexts(Object.fromEntries(texts));
      say(`Taken in: ${counted(taken.length, "exercise")}, ${counted(texts.length, "cell")}.`);
    } catch (error) {
      say(`It was not taken in. ${error.message}`);
    }
  });
  const no = button("Leave it", () => say("Left as it is."));
  const row = buttons(yes, no, status.node);
  return [make("p", {}, told), ...listed, row];
}

/** The button that deletes everything, after asking once more. */
function forgetting(learner) {
  let sure = false;
  const told = make("p", { role: "status" });
  const one = button("Delete everything here", async () => {
    if (!sure) {
      sure = true;
      one.textContent = "Delete it for good";
      told.textContent = "Your answers, guesses and attempts in this browser will be gone.";
      return;
    }
    await learner.forget();
    one.hidden = true;
    told.textContent = "Deleted.";
  });
  return section("Start from nothing", told, buttons(one));
}
