// Candidates climb a ladder of budgets: their losses rung by rung, which are stopped, which are left.

/** @import { Choice, Ints, Point, Scales, Size, Slider, Start } from "../types" */

/**
 * @typedef {{ rung: Slider, seed: Slider, first: Choice }} Controls
 * @typedef {{
 *   budgets: number[],
 *   limits: number[],
 *   walks: (number | null)[][],
 *   counts: Ints,
 *   spent: Ints,
 *   start: number,
 *   winner: number,
 *   lost: number,
 *   would: (number | null)[][],
 * }} Numbers
 *   walks: the losses of each candidate from the rung `start` on; would: those up to the top, as if
 *   none were stopped; lost: one that was stopped and would have won, or −1
 */

import { explorer } from "../frame.js";
import { handle } from "../handle.js";
import { spreadOut } from "../labels.js";
import { clamp, lastOf, places, wantsNoMotion } from "../page.js";
import { drawing, outline, panel, pathThrough, points } from "../panel.js";

const MOVE = 200; // ms from one rung to another
const NAMES = 128; // pixels, to the right of the panel
const TICKS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1, 1.2, 1.5, 2, 3, 4, 5, 7];
/** @type {Record<string, [ink: string, width: number, opacity: number, radius: number]>} */
const LOOKS = {
  stopped: ["--quiet", 1.1, 0.6, 2.8],
  going: ["--value", 1.8, 1, 4],
  winner: ["--right", 2.4, 1, 5],
  lost: ["--slope", 2.2, 1, 4],
  bet: ["--ink", 2, 1, 4],
};
const ORDER = Object.keys(LOOKS); // what matters is on top

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link, root }) => {
  const {
    budgets,
    limits: [low, high],
  } = link.numbers;
  const last = budgets.length - 1;
  const svg = drawing(picture, "the validation loss of each candidate by epochs, up to this rung");
  const chart = panel(svg);
  svg.select(".title").attr("y", -30);
  const rules = chart.marks.append("g").attr("class", "grid");
  const lines = chart.marks.append("g").attr("fill", "none");
  const dots = chart.marks.append("g");
  for (const group of [rules, lines, dots]) group.attr("pointer-events", "none");
  const counts = chart.over.append("g");
  const names = chart.over.append("g");
  const note = chart.over.append("text").attr("class", "label").attr("text-anchor", "middle");

  const further = outline(chart.over, "--ink", 2).attr("stroke-dasharray", "2 3");
  further.attr("class", "further").attr("pointer-events", "none"); // of a bet that was stopped
  const ring = chart.over
    .append("circle")
    .attr("class", "bet")
    .attr("r", 9)
    .attr("fill", "transparent")
    .attr("stroke", "var(--ink)")
    .attr("stroke-width", 2);
  ring.append("title").text("drag: your bet");
  const ground = chart.marks
    .insert("rect", ":first-child")
    .attr("class", "ground")
    .attr("fill", "transparent");
  /** @type {Record<string, number>} */
  const bets = {}; // by ladder
  /** @type {{ place: number, at: Point }[]} */
  let spots = []; // the last dot of each candidate
  /** @param {number} place */
  function bet(place) {
    if (bets[shown] === place) return;
    bets[shown] = place;
    link.ask({}); // so that it is drawn, and said
  }
  const tellBet = handle(ring, chart.marks, {
    ground,
    drag: (x, y) => {
      const far = (/** @type {typeof spots[0]} */ { at }) => Math.hypot(at[0] - x, at[1] - y);
      if (spots.length) bet(spots.reduce((best, one) => (far(one) < far(best) ? one : best)).place);
    },
    nudge: (right, up) => {
      const order = spots.toSorted((one, other) => other.at[1] - one.at[1]).map((one) => one.place);
      const place = order.indexOf(Number(ring.attr("data-place"))) + right + up;
      bet(order[clamp(place, 0, order.length - 1)]);
    },
  });

  link.served.next = () =>
    link.ask({ rung: Math.min(Math.max(link.state.rung, link.numbers.start) + 1, last) });
  /** @type {Record<string, Record<string, boolean>>} */
  const climbed = {}; // by first budget and draw: whether the best was thrown out

  /** @type {Scales & { numbers: Numbers, rung: number, size: Size } | undefined} */
  let now; // what is drawn
  let [shown, front, running] = ["", 0, 0]; // which ladder, how far up it is drawn, when it began to move

  /**
   * @param {number} from
   * @param {number} to
   */
  function move(from, to) {
    const began = performance.now();
    running = began;
    const go = (/** @type {number} */ time) => {
      if (running !== began) return; // on the way to another rung
      const share = Math.min(Math.max(time - began, 0) / MOVE, 1);
      front = share < 1 ? from + (to - from) * share : to;
      drawLines();
      if (share < 1) requestAnimationFrame(go);
    };
    go(began);
  }

  function drawLines() {
    if (!now) return;
    const { numbers, rung, x, y } = now;
    const { walks, start, winner, lost, would } = numbers;
    const over = rung === last;
    root.dataset.front = String(front); // for tests
    const at = (/** @type {number} */ level) => x(budgets[level]);
    const height = (/** @type {number | null} */ loss) =>
      y(loss !== null && loss < high ? loss : high);
    const reached = walks.map((walk) => start + walk.length - 1);
    /**
     * The way along losses, of which the first is at the rung `start`, from a rung to `to`, which
     * may be between two.
     *
     * @param {(number | null)[]} losses
     * @param {number} from
     * @param {number} to
     * @returns {Point[]}
     */
    function way(losses, from, to) {
      if (to < from) return [];
      const found = points(Math.floor(to) - from + 1, (k) => [
        at(from + k),
        height(losses[from + k - start]),
      ]);
      const [k, share] = [Math.floor(to), to % 1];
      const between = (/** @type {number} */ here, /** @type {number} */ there) =>
        here + (there - here) * share;
      if (share)
        found.push([
          between(at(k), at(k + 1)),
          between(height(losses[k - start]), height(losses[k + 1 - start])),
        ]);
      return found;
    }
    const lookOf = (/** @type {number} */ k) =>
      over && k === winner
        ? "winner"
        : over && k === lost
          ? "lost"
          : reached[k] >= rung
            ? "going"
            : "stopped";
    /** @type {{ place: number | "would", name: string, points: Point[], dashes?: string }[]} */
    const all = walks.map((walk, k) => ({
      place: k,
      name: lookOf(k),
      points: way(walk, start, Math.min(front, reached[k])),
    }));
    if (over && lost >= 0)
      all.push({
        place: "would",
        name: "lost",
        points: way(would[lost], reached[lost], front),
        dashes: "6 4",
      });
    all.sort((one, other) => ORDER.indexOf(one.name) - ORDER.indexOf(other.name));
    const look =
      (/** @type {number} */ part) =>
      (/** @type {{ name: string }} */ { name }) =>
        LOOKS[name][part];
    lines
      .selectAll("path")
      .data(all, ({ place }) => place)
      .join("path")
      .order()
      .attr("class", ({ name }) => name)
      .attr("data-place", ({ place }) => place)
      .style("stroke", ({ name }) => `var(${LOOKS[name][0]})`)
      .attr("stroke-width", look(1))
      .attr("opacity", look(2))
      .attr("stroke-dasharray", ({ dashes }) => dashes ?? null)
      .attr("d", ({ points }) => pathThrough(points));
    const ends = all.filter(({ points }) => points.length);
    dots
      .selectAll("circle")
      .data(ends, ({ place }) => place)
      .join("circle")
      .order()
      .attr("r", look(3))
      .attr("opacity", look(2))
      .attr("stroke-width", 2)
      .attr("cx", ({ points }) => lastOf(points)[0])
      .attr("cy", ({ points }) => lastOf(points)[1])
      .style("stroke", ({ name, dashes }) => (dashes ? `var(${LOOKS[name][0]})` : "none"))
      .style("fill", ({ name, dashes }) => (dashes ? "var(--page)" : `var(${LOOKS[name][0]})`));
    spots = ends.flatMap(({ place, points }) =>
      place === "would" ? [] : [{ place, at: lastOf(points) }],
    );
    const mine = betOf(numbers);
    const spot = spots.find(({ place }) => place === mine);
    const stopped = reached[mine] < rung;
    const known = over && (mine === lost || mine === winner); // drawn already
    ring.attr("display", spot ? null : "none").attr("data-place", mine);
    if (spot) ring.attr("cx", spot.at[0]).attr("cy", spot.at[1]);
    further.attr(
      "d",
      stopped && !known && spot ? pathThrough(way(would[mine], reached[mine], last)) : "",
    );
    tellBet("your bet", mine, betSays(numbers, rung));
    drawNames(now, height, at);
  }

  /**
   * The candidate that the hand has chosen; until then the first rung's lowest.
   *
   * @param {Numbers} numbers
   */
  function betOf({ walks }) {
    const losses = walks.map(([loss]) => loss ?? Infinity);
    return bets[shown] ?? losses.indexOf(Math.min(...losses));
  }

  /**
   * How the bet stands at a rung, in words.
   *
   * @param {Numbers} numbers
   * @param {number} rung
   */
  function betSays(numbers, rung) {
    const { walks, start, winner, would } = numbers;
    const mine = betOf(numbers);
    const top = start + walks[mine].length - 1;
    const said = (/** @type {number | null} */ loss) => (loss === null ? "" : places(loss, 3));
    if (top < rung) {
      const end = said(lastOf(would[mine]));
      const after = budgets[top] === 1 ? "1 epoch" : `${budgets[top]} epochs`;
      return `Your bet was stopped after ${after}; it would have ${end ? `ended at ${end}` : "diverged"}.`;
    }
    if (rung === last && mine === winner) return "Your bet has won.";
    const loss = said(walks[mine][rung - start]);
    if (!loss) return "Your bet has diverged.";
    return rung === start
      ? `Your bet is at ${loss}.`
      : `Your bet has come this far; it is at ${loss}.`;
  }

  /**
   * Next to the last rung's dots: the lowest; at the end the winner, and the one thrown out.
   *
   * @param {{ numbers: Numbers, rung: number, size: Size }} drawn
   * @param {(loss: number) => number} height
   * @param {(level: number) => number} at
   */
  function drawNames({ numbers, rung, size }, height, at) {
    const { walks, start, winner, lost, would } = numbers;
    const there = walks.map((walk) => walk[rung - start] ?? Infinity); // stopped, or diverged
    const lowest = Math.min(...there);
    const mine = betOf(numbers);
    const stopped = start + walks[mine].length - 1 < rung;
    /** @type {[name: string, word: string, loss: number][]} */
    const named = [rung < last ? ["going", "lowest", lowest] : ["winner", "winner", there[winner]]];
    if (rung === last && lost >= 0)
      named.push(["lost", "thrown out", lastOf(would[lost]) ?? Infinity]);
    // The bet has a name of its own, unless it is the one that is named anyway.
    const end = stopped ? lastOf(would[mine]) : walks[mine][rung - start];
    if (bets[shown] !== undefined && !named.some(([, , loss]) => loss === end))
      named.push(["bet", stopped ? "would end" : "your bet", end ?? Infinity]);
    const seen = front === rung ? named.filter(([, , loss]) => Number.isFinite(loss)) : [];
    const rows = spreadOut(
      seen.map(([, , loss]) => height(loss)),
      17,
      8,
      size.height - 8,
    );
    names
      .selectAll("text")
      .data(seen)
      .join("text")
      .attr("class", "on-lines")
      .attr("dominant-baseline", "central")
      .attr("x", ([name]) => at(name === "bet" && stopped ? last : rung) + 14)
      .attr("y", (_, k) => rows[k])
      .style("fill", ([name]) => `var(${LOOKS[name][0]})`)
      .attr("font-weight", 600)
      .text(([, word, loss]) => `${word} ${places(loss, 3)}`);
  }

  /**
   * In how many of the draws that the hand has climbed the best was thrown out, in words.
   *
   * @param {Numbers} numbers
   * @param {{ first: string, seed: number }} drawn
   */
  function tallySays({ lost }, { first, seed }) {
    climbed[first] = { ...climbed[first], [seed]: lost >= 0 };
    const ends = Object.values(climbed[first]);
    if (ends.length < 2) return "";
    return `The best was thrown out in ${ends.filter(Boolean).length} of the ${ends.length} draws that you have climbed with this first budget.`;
  }

  return ({ numbers, drawn, width }) => {
    const rung = Math.max(drawn.rung, numbers.start); // there is nothing below its first
    const across = width - 48 - NAMES;
    const size = {
      left: 48,
      top: 52,
      width: across,
      height: Math.round(clamp(0.56 * across, 230, 380)),
    };
    svg.size(width, size.top + size.height + 62);
    const each = budgets[rung] === 1 ? "1 epoch" : `${budgets[rung]} epochs`;
    const [edge, side] = [(high / low) ** 0.06, budgets[last] ** 0.07];
    const { x, y } = chart.place({
      ...size,
      x: [budgets[0] / side, budgets[last] * side ** 0.4],
      y: [low / edge, high * edge],
      xlog: true,
      ylog: true,
      xticks: budgets,
      xformat: String,
      yticks: TICKS.filter((tick) => tick >= low / edge && tick <= high * edge),
      yformat: String,
      xlabel: "epochs",
      ylabel: "validation loss",
      title: `${each} each, ${numbers.spent[rung]} spent in all`,
    });
    const levels = budgets.map((_, k) => k).filter((k) => k >= numbers.start && k <= rung);
    rules
      .selectAll("line")
      .data(levels)
      .join("line")
      .attr("x1", (k) => x(budgets[k]))
      .attr("x2", (k) => x(budgets[k]))
      .attr("y2", size.height);
    counts
      .selectAll("text")
      .data(levels)
      .join("text")
      .attr("text-anchor", "middle")
      .attr("y", -8)
      .attr("x", (k) => x(budgets[k]))
      .text((k) =>
        k > numbers.start || across < 400 ? numbers.counts[k] : `${numbers.counts[k]} candidates`,
      );
    note
      .attr("x", width / 2 - size.left)
      .attr("y", size.height + 54)
      .text("on the upper edge: higher still, or diverged");

    const before = now;
    now = { numbers, rung, x, y, size };
    ground.attr("width", size.width).attr("height", size.height);
    const ladder = `${drawn.first}; ${drawn.seed}`;
    const jumps = ladder !== shown || wantsNoMotion();
    shown = ladder;
    if (jumps) [front, running] = [rung, 0];
    if (!jumps && before && before.rung !== rung) move(front, rung);
    else drawLines();
    const tally = rung === last ? tallySays(numbers, drawn) : "";
    const bet = bets[ladder] === undefined ? "" : betSays(numbers, rung);
    return bet || tally ? [link.said, bet, tally].filter(Boolean).join(" ") : undefined;
  };
};

export default explorer(start);
