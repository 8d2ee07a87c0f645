// In place of Python, on a page without it or until it is there: the recorded numbers of many states.

/** @import { Answer, Bytes, Floats, Ints, Kinds, Model, Question, Recording } from "./types" */
/** @import { Described, Wake, Wanted } from "./types" */

/** @typedef {Record<string, any>} Values  of controls, or of numbers, by name */

import { wantsNoMotion } from "./page.js";
import { typedArray } from "./wire.js";

const WIDTHS = { float32: 4, int32: 4, uint8: 1 };
const PAUSE = 120; // ms between two moments of a run that is playing
const SURE = 250; // ms until a hand has meant it: a finger that scrolls takes its move back

/**
 * What `render` needs of a model, over a recording that mlpkit/widgets/recording.py wrote.
 *
 * @param {Recording} recording
 * @param {Wake} [wake]  called when the hand asks for what is not recorded, which is then `wanted`;
 *   without it, what is not recorded is fixed
 * @returns {Promise<Model>}
 */
export async function modelOf(recording, wake) {
  const { title, stops, followed, played, first } = recording;
  const readJson = async (/** @type {string} */ part) =>
    JSON.parse(new TextDecoder().decode(await inflate(part)));
  /** @type {{ state: Values, said: string, numbers: Values }[]} */
  const moments = await readJson(recording.moments);
  const arrays = openArrays(await readJson(recording.arrays), await inflate(recording.data));
  const numbers = moments.map((moment) => fillIn(moment.numbers, arrays));
  const lasting = fillIn(recording.lasting, arrays);
  const described = recording.described.map(wake ? stepped : restricted);
  const local = new Set(described.filter((control) => control.local).map(({ name }) => name));
  const key = (/** @type {Values} */ state) =>
    JSON.stringify(Object.keys(stops).map((name) => state[name]));
  const places = new Map(moments.map((moment, k) => [key(moment.state), k]));
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {Values} */
  const own = {}; // the local controls that were moved
  /** @type {number | undefined} */
  let timer; // while the run plays
  /** @type {Wanted | undefined} */
  let wanted;
  let sure = 0; // a timer
  let answer = answerAt(first, 0);
  const present = () => /** @type {number} */ (places.get(key(answer.state)));

  /**
   * A control that can't leave the recording.
   *
   * @param {Described} control
   */
  function restricted(control) {
    const works = control.local || (played && control.kind === "buttons");
    return control.name in stops
      ? { ...control, stops: stops[control.name] }
      : { ...control, fixed: !works };
  }
  /**
   * A control that can: only a slider goes by the recorded stops.
   *
   * @param {Described} control
   */
  function stepped(control) {
    const fixed = "in_passing" in control && control.in_passing;
    return control.kind === "slider" && control.name in stops
      ? { ...control, stops: stops[control.name] }
      : { ...control, fixed };
  }
  /**
   * @param {number} place  a moment's
   * @param {number} number
   * @returns {Answer}
   */
  function answerAt(place, number) {
    const { state, said } = moments[place];
    const buttons = played
      ? { buttons: { pause: { disabled: timer === undefined, why: "nothing plays" } } }
      : {};
    return {
      number,
      state: { ...state, ...own },
      said,
      failed: false,
      numbers: { ...numbers[place], ...buttons },
    };
  }
  /**
   * A control's name with the stop nearest to a value: a handle may ask for one between the stops.
   *
   * @param {[string, any]} change
   */
  function nearestStop([name, value]) {
    const away = (/** @type {number} */ stop) => Math.abs(stop - value);
    const among = typeof value === "number" ? stops[name] : undefined;
    return [name, among ? among.reduce((a, b) => (away(b) < away(a) ? b : a)) : value];
  }
  /**
   * The values of other controls that follow when some are changed.
   *
   * @param {Values} changes
   */
  function changesThatFollow(changes) {
    const moved = Object.keys(followed).filter(
      (name) => name in changes && changes[name] !== answer.state[name],
    );
    return Object.assign(
      {},
      ...moved.map((name) => followed[name][stops[name].indexOf(changes[name])]),
    );
  }
  /**
   * Whether a change has an effect that is not recorded.
   *
   * @param {[string, any]} change
   */
  function isBeyond([name, value]) {
    const same = JSON.stringify(value) === JSON.stringify(answer.state[name]);
    return !same && !(name in stops) && !local.has(name);
  }
  /** @param {Question} question */
  function ask({ number, changes: asked, typed }) {
    const changes = Object.fromEntries(
      Object.entries(asked).map((change) =>
        typed.includes(change[0]) ? change : nearestStop(change),
      ),
    );
    const before = present();
    const found = places.get(key({ ...answer.state, ...changesThatFollow(changes), ...changes }));
    clearTimeout(sure);
    wanted = undefined;
    if (wake && (found === undefined || Object.entries(changes).some(isBeyond))) {
      wanted = { changes: asked };
      sure = setTimeout(leave, SURE, wake, number);
      return;
    }
    const place = found ?? before;
    for (const name of local) if (hasOtherValue(place, before, name)) delete own[name];
    for (const [name, value] of Object.entries(changes)) if (local.has(name)) own[name] = value;
    answer = answerAt(place, number);
    listeners.forEach((listener) => listener());
  }
  /**
   * Start Python for what is wanted; if that fails, everything is as it was recorded.
   *
   * @param {Wake} wake
   * @param {number} number
   */
  async function leave(wake, number) {
    if (await wake()) return;
    wanted = undefined;
    answer = answerAt(present(), Math.max(number, answer.number));
    listeners.forEach((listener) => listener());
  }
  /**
   * Whether a local control has different values at two moments: a drawing to start from, say.
   *
   * @param {number} place
   * @param {number} before
   * @param {string} name
   */
  function hasOtherValue(place, before, name) {
    const [now, then] = [place, before].map((k) => JSON.stringify(moments[k].state[name]));
    return now !== then;
  }
  function stopPlaying() {
    clearInterval(timer);
    timer = undefined;
  }
  /** The present moment once more, because Pause can be pressed now, or no longer. */
  function sendAgain() {
    answer = answerAt(present(), answer.number);
    listeners.forEach((listener) => listener());
  }
  /** @param {string} played */
  function play(played) {
    const times = stops[played];
    const go = (/** @type {number} */ place) =>
      ask({
        number: Math.max(Date.now(), answer.number + 1),
        changes: { [played]: times[place] },
        typed: [],
      });
    const now = () => times.indexOf(answer.state[played]);
    if (wantsNoMotion()) {
      go(now() === times.length - 1 ? 0 : times.length - 1);
      return;
    }
    timer = setInterval(() => {
      const next = now() + 1;
      if (next === times.length - 1) stopPlaying();
      go(next);
    }, PAUSE);
    if (now() === times.length - 1) go(0);
    else sendAgain();
  }
  const always = { title, described, lasting, alone: true, wakes: Boolean(wake) };
  return {
    get: (name) => /** @type {Values} */ ({ ...always, answer, wanted })[name],
    set: (_, question) => {
      stopPlaying();
      ask(question);
    },
    save_changes: () => {},
    send: ({ press }) => {
      stopPlaying();
      if (played && press === "play") play(played);
      else if (wake) {
        clearTimeout(sure);
        wanted = { changes: {}, ...wanted, press };
        leave(wake, answer.number);
      } else sendAgain();
    },
    on: (name, listener) => void (name === "change:answer" && listeners.add(listener)),
    off: (_, listener) => void listeners.delete(listener),
  };
}

/**
 * Bytes that were compressed and written as letters.
 *
 * @param {string} text
 */
async function inflate(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * The arrays, one after another in the bytes; of each all first bytes of its numbers, then all
 * second ones, and so on.
 *
 * @param {{ kind: keyof Kinds, shape: number[] }[]} described
 * @param {Uint8Array} bytes
 */
function openArrays(described, bytes) {
  let begin = 0;
  return described.map(({ kind, shape }) => {
    const width = WIDTHS[kind];
    const count = shape.reduce((a, b) => a * b, 1);
    const own = new Uint8Array(count * width);
    for (let byte = 0; byte < width; byte += 1)
      for (let k = 0; k < count; k += 1) own[k * width + byte] = bytes[begin + byte * count + k];
    begin += own.length;
    return typedArray(kind, shape, own);
  });
}

/**
 * Numbers with each array in place of its index.
 *
 * @param {any} value
 * @param {(Floats | Ints | Bytes)[]} arrays
 * @returns {any}
 */
function fillIn(value, arrays) {
  if (Array.isArray(value)) return value.map((part) => fillIn(part, arrays));
  if (value === null || typeof value !== "object") return value;
  if (value.array !== undefined) return arrays[value.array];
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, fillIn(part, arrays)]),
  );
}
