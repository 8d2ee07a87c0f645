// In Python's place, on a page without it: the numbers of many states, recorded.

import { still } from "./page.js";
import { typed } from "./wire.js";

const WIDTHS = { float32: 4, int32: 4, uint8: 1 };
const PAUSE = 120; // ms between two moments of a run that plays

/** What `render` needs of a model, over a recording that mlpkit/widgets/recording.py wrote. */
export async function recorded(recording) {
  const { title, stops, followed, played, first } = recording;
  const told = async (part) => JSON.parse(new TextDecoder().decode(await inflated(part)));
  const moments = await told(recording.moments);
  const arrays = opened(await told(recording.arrays), await inflated(recording.data));
  const numbers = moments.map((moment) => filled(moment.numbers, arrays));
  const lasting = filled(recording.lasting, arrays);
  const described = recording.described.map((control) =>
    control.name in stops
      ? { ...control, stops: stops[control.name] }
      : { ...control, fixed: control.kind !== "buttons" && !control.local },
  );
  const local = new Set(described.filter((control) => control.local).map(({ name }) => name));
  const key = (state) => JSON.stringify(Object.keys(stops).map((name) => state[name]));
  const places = new Map(moments.map((moment, k) => [key(moment.state), k]));
  const listeners = new Set();
  const own = {}; // the local controls that were moved
  let timer = null; // while the run plays
  let answer = answered(first, 0);

  function answered(place, number) {
    const { state, said } = moments[place];
    const buttons = played
      ? { buttons: { pause: { disabled: timer === null, why: "nothing plays" } } }
      : {};
    return {
      number,
      state: { ...state, ...own },
      said,
      failed: false,
      numbers: { ...numbers[place], ...buttons },
    };
  }
  /** What a handle asks for may lie between the stops. */
  function nearest([name, value]) {
    const away = (stop) => Math.abs(stop - value);
    const among = typeof value === "number" ? stops[name] : undefined;
    return [name, among ? among.reduce((a, b) => (away(b) < away(a) ? b : a)) : value];
  }
  /** What other controls do when some are changed. */
  function following(changes) {
    const moved = Object.keys(followed).filter(
      (name) => name in changes && changes[name] !== answer.state[name],
    );
    return Object.assign(
      {},
      ...moved.map((name) => followed[name][stops[name].indexOf(changes[name])]),
    );
  }
  function ask({ number, changes: wanted }) {
    const changes = Object.fromEntries(Object.entries(wanted).map(nearest));
    const before = places.get(key(answer.state));
    const place = places.get(key({ ...answer.state, ...following(changes), ...changes })) ?? before;
    for (const name of local) if (brings(place, before, name)) delete own[name];
    for (const [name, value] of Object.entries(changes)) if (local.has(name)) own[name] = value;
    answer = answered(place, number);
    listeners.forEach((listener) => listener());
  }
  /** Whether another moment has another value of a local control: a drawing to start from, say. */
  function brings(place, before, name) {
    const [now, then] = [place, before].map((k) => JSON.stringify(moments[k].state[name]));
    return now !== then;
  }
  function halt() {
    clearInterval(timer);
    timer = null;
  }
  /** The present moment once more, for Pause makes sense now, or no more. */
  function again() {
    answer = answered(places.get(key(answer.state)), answer.number);
    listeners.forEach((listener) => listener());
  }
  function play() {
    const times = stops[played];
    const go = (place) =>
      ask({ number: Math.max(Date.now(), answer.number + 1), changes: { [played]: times[place] } });
    const now = () => times.indexOf(answer.state[played]);
    if (still()) return go(now() === times.length - 1 ? 0 : times.length - 1);
    timer = setInterval(() => {
      const next = now() + 1;
      if (next === times.length - 1) halt();
      go(next);
    }, PAUSE);
    if (now() === times.length - 1) go(0);
    else again();
  }
  return {
    get: (name) => ({ title, described, answer, lasting, alone: true })[name],
    set: (name, value) => {
      if (name !== "asked") return;
      halt();
      ask(value);
    },
    save_changes: () => {},
    send: ({ press }) => {
      halt();
      if (press === "play") play();
      else again();
    },
    on: (name, listener) => name === "change:answer" && listeners.add(listener),
    off: (_, listener) => listeners.delete(listener),
  };
}

async function inflated(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The arrays, one after another in the bytes: all first bytes of the numbers, then all second. */
function opened(described, bytes) {
  let begin = 0;
  return described.map(({ kind, shape }) => {
    const width = WIDTHS[kind];
    const count = shape.reduce((a, b) => a * b, 1);
    const own = new Uint8Array(count * width);
    for (let byte = 0; byte < width; byte += 1)
      for (let k = 0; k < count; k += 1) own[k * width + byte] = bytes[begin + byte * count + k];
    begin += own.length;
    return typed(kind, shape, own);
  });
}

function filled(value, arrays) {
  if (Array.isArray(value)) return value.map((part) => filled(part, arrays));
  if (value === null || typeof value !== "object") return value;
  if (value.array !== undefined) return arrays[value.array];
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, filled(part, arrays)]),
  );
}
