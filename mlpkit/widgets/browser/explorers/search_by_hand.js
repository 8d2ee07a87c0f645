// A map that is not seen: each click spends a trial on it; and who found the lowest loss how soon.

import { explorer } from "../frame.js";
import { handle } from "../handle.js";
import { apart } from "../labels.js";
import { clamp, places, words } from "../page.js";
import { drawing, panel, points, through } from "../panel.js";

const LINES = [
  ["random", "--quiet", "7 4"],
  ["TPE", "--slope", "2 3"],
  ["yours", "--value", null],
];
const [DOT, NEAR] = [8, 9]; // pixels: a trial's radius; how far from it the cross-hair is on it
const TITLE = -14; // a dot at the upper edge is below it
const GRAIN = 24; // steps of the key of colours

export default explorer(({ picture, link }) => {
  const { rates, widths, scale, guess } = link.numbers; // losses from scale[0] on; scale[1] and more look alike
  const {
    budget,
    rate: [slow, fast],
    width: [thin, wide],
  } = link.controls.trials;
  const alone = Boolean(link.controls.veil.stops); // a page without Python: trials at measured points
  const svg = drawing(picture, "the map of rate and width, and the best loss after each trial");
  const hatch = `hatch-${Math.random().toString(36).slice(2)}`;
  hatched(svg, hatch);

  const map = panel(svg);
  const layer = (name) => map.marks.append("g").attr("class", name);
  const ground = map.marks
    .append("rect")
    .attr("class", "ground")
    .attr("fill", "var(--faint)")
    .attr("fill-opacity", 0.3)
    .style("cursor", "crosshair");
  const [cells, cross] = [layer("cells").attr("pointer-events", "none"), layer("cross")];
  cross
    .append("path")
    .attr("stroke", "var(--ink)")
    .attr("stroke-width", 0.8)
    .attr("opacity", 0.55)
    .attr("pointer-events", "none");
  const over = map.over.attr("pointer-events", "none");
  const hint = over
    .append("text")
    .attr("class", "halo")
    .attr("text-anchor", "middle")
    .style("fill", "var(--quiet)");
  const dots = over.append("g").attr("class", "trials");
  const marks = over.append("g");
  const aimed = over
    .append("circle")
    .attr("class", "aim")
    .attr("r", DOT + 3)
    .attr("fill", "none")
    .attr("stroke", "var(--ink)")
    .attr("stroke-width", 1.5);
  const names = over.append("g");
  const reads = over
    .append("text")
    .attr("class", "reads")
    .attr("text-anchor", "end")
    .attr("y", TITLE);
  const key = svg.append("g").attr("class", "key");

  const chart = panel(svg);
  svg.selectAll(".title").attr("y", TITLE);
  const bands = chart.marks.append("g");
  const own = chart.marks.append("g").attr("class", "own");
  const curves = chart.marks.append("g").attr("fill", "none");

  let [axes, now] = [null, { trials: [], losses: [] }];
  let spot = { rate: rates[rates.length >> 1], width: widths[widths.length >> 1] };

  const nearest = (all, value) =>
    all.reduce(
      (best, one, k) =>
        Math.abs(Math.log(one / value)) < Math.abs(Math.log(all[best] / value)) ? k : best,
      0,
    );
  const cellAt = ({ rate, width }) => [nearest(rates, rate), nearest(widths, width)];

  /** The settings at a point of the map. */
  function settings(x, y) {
    const [rate, width] = [axes.x.invert(x), axes.y.invert(y)];
    if (alone) return { rate: rates[nearest(rates, rate)], width: widths[nearest(widths, width)] };
    return {
      rate: clamp(Number(rate.toPrecision(3)), slow, fast),
      width: clamp(Math.round(width), thin, wide),
    };
  }
  const tell = handle(aimed, map.marks, {
    drag: (x, y) => aim(settings(x, y)),
    nudge: (right, up) => {
      const [i, j] = cellAt(spot);
      aim({
        rate: rates[clamp(i + right, 0, rates.length - 1)],
        width: widths[clamp(j + up, 0, widths.length - 1)],
      });
    },
  });
  function spend() {
    const { trials, veil } = link.state;
    const one = [spot.rate, spot.width];
    if (veil === "off" || trials.length >= budget || trials.some((other) => same(other, one)))
      return;
    const all = [...trials, one];
    link.ask({ trials: all, ...(all.length === budget && { veil: "off" }) });
  }
  aimed.on("keydown.spend", (event) => {
    if (
      !["Enter", " "].includes(event.key) ||
      event.shiftKey ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    if (!event.repeat) spend();
  });
  const under = (event) => {
    const { left, top } = ground.node().getBoundingClientRect();
    return settings(event.clientX - left, event.clientY - top);
  };
  ground.on("pointermove", (event) => event.pointerType !== "touch" && aim(under(event)));
  ground.on("click", (event) => {
    aimed.node().focus({ preventScroll: true, focusVisible: false });
    aim(under(event));
    spend();
  });
  link.served.show = () => link.ask({ veil: "off" });
  link.served.again = () => link.ask({ trials: [], veil: "on" });

  /** Bring the cross-hair to settings, and say what is known there. */
  function aim(to) {
    spot = to;
    const [x, y] = [axes.x(spot.rate), axes.y(spot.width)];
    const { width, height, trials, losses, open } = now;
    reads.attr("x", width);
    cross
      .select("path")
      .attr(
        "d",
        open
          ? ""
          : `M0,${y}H${x - DOT - 3}M${x + DOT + 3},${y}H${width}M${x},0V${y - DOT - 3}M${x},${y + DOT + 3}V${height}`,
      );
    aimed.attr("cx", x).attr("cy", y);
    const on = trials.findLastIndex(
      ([rate, width]) => Math.hypot(axes.x(rate) - x, axes.y(width) - y) <= NEAR,
    );
    const [i, j] = cellAt(spot);
    const here = `rate ${words(spot.rate)}, width ${words(spot.width, 4)}`;
    const known =
      on >= 0
        ? `trial ${on + 1}: ${lossOf(losses[on])}`
        : open
          ? `${here}: ${lossOf(open.cells[i][j])}`
          : here;
    reads.text(known);
    tell("place on the map", spot.rate, on >= 0 ? `${here}; ${known}` : known);
  }

  /** The losses of these trials, undefined where the answer is on its way. */
  const answered = (trials, drawn, numbers) =>
    trials.map((one, k) => {
      if (!alone)
        return drawn.trials[k] && same(drawn.trials[k], one) ? numbers.losses[k] : undefined;
      const [i, j] = cellAt({ rate: one[0], width: one[1] });
      return numbers.cells[i][j];
    });

  function drawMap(size) {
    const { trials, losses, open, best } = now;
    const left = budget - trials.length;
    axes = map.place({
      ...size,
      x: [slow, fast],
      y: [thin, wide],
      xlog: true,
      ylog: true,
      grid: false,
      xlabel: "rate η",
      ylabel: "width",
      xticks: powers(10, slow, fast),
      yticks: powers(2, thin, wide),
      xformat: said,
      yformat: said,
      title: open
        ? `${trials.length} of ${budget} trials spent`
        : left === 1
          ? "1 trial left"
          : `${left} trials left`,
    });
    map.root.select(".title").attr("y", size.title);
    ground
      .attr("width", size.width)
      .attr("height", size.height)
      .style("cursor", open ? "default" : "crosshair");
    drawCells(cells, open ? open.cells : [], axes, { rates, widths, scale, hatch });
    hint
      .attr("x", size.width / 2)
      .attr("y", 0.3 * size.height)
      .text(trials.length || open ? "" : "A click spends a trial, and so does Enter.");
    const at = trials.map(([rate, width]) => [axes.x(rate), axes.y(width)]);
    const dot = dots
      .selectAll("g")
      .data(at)
      .join((enter) => {
        const made = enter.append("g");
        made.append("circle").attr("r", DOT);
        made
          .append("text")
          .attr("text-anchor", "middle")
          .attr("dy", "0.34em")
          .style("font-size", "10px");
        return made;
      })
      .attr("transform", ([x, y]) => `translate(${x},${y})`)
      .attr("data-rate", (_, k) => trials[k][0])
      .attr("data-width", (_, k) => trials[k][1])
      .attr("data-loss", (_, k) => losses[k] ?? null);
    dot
      .select("circle")
      .attr("stroke", "var(--ink)")
      .attr("stroke-width", (_, k) => (k === best ? 3 : 1))
      .attr("stroke-dasharray", (_, k) => (losses[k] == null ? "2 2" : null))
      .style("fill", (_, k) => (losses[k] == null ? "var(--page)" : tint(losses[k], scale)));
    dot
      .select("text")
      .text((_, k) => k + 1)
      .style("fill", (_, k) =>
        losses[k] != null && share(losses[k], scale) > 0.7 ? "var(--page)" : "var(--ink)",
      );

    // The best, the last and the map's lowest always have their loss beside them; others if there is room.
    const lowest = open ? [axes.x(open.lowest.rate), axes.y(open.lowest.width)] : null;
    marks
      .selectAll("path")
      .data(lowest ? [lowest] : [])
      .join("path")
      .attr("stroke", "var(--ink)")
      .attr("stroke-width", 2.2)
      .attr("d", ([x, y]) => `M${x - 5},${y - 5}l10,10m0,-10l-10,10`);
    const last = trials.length - 1;
    const order = [...new Set([best, last, ...trials.map((_, k) => last - k)])].filter(
      (k) => k >= 0 && losses[k] !== undefined && (k === best || !open),
    );
    const wanted = order.map((k) => ({
      at: at[k],
      must: k === best || k === last,
      text: k === best ? `best ${lossOf(losses[k])}` : lossOf(losses[k]),
    }));
    if (lowest) wanted.push({ at: lowest, must: true, text: `lowest ${lossOf(open.lowest.loss)}` });
    names
      .selectAll("text")
      .data(named(wanted, lowest ? [...at, lowest] : at, size))
      .join("text")
      .attr("class", "on-lines")
      .attr("dominant-baseline", "central")
      .attr("x", ({ x }) => x)
      .attr("y", ({ y }) => y)
      .style("font-weight", ({ must }) => (must ? 600 : null))
      .text(({ text }) => text);
    drawKey(key, size, scale, open?.cells.flat().includes(null) ? hatch : null);
    aim(spot);
  }

  function drawChart(size) {
    const { losses, open, so } = now;
    const { x, y } = chart.place({
      ...size,
      x: [0, budget],
      y: scale,
      xticks: 4,
      xlabel: "trial",
      title: "best loss so far",
    });
    const line = (values) => through(points(values.length, (k) => [x(k + 1), y(values[k])]));
    const steps = so.map((value, k) => `${k ? `H${x(k + 1)}V` : `M${x(1)},`}${y(value)}`).join("");
    const means = Object.fromEntries(
      Object.entries(open ? open.rivals : {}).map(([name, { mean }]) => [name, mean]),
    );
    const shown = LINES.map(([name, ink, dash]) => ({
      name,
      ink,
      dash,
      values: name === "yours" ? so : means[name],
    })).filter(({ values }) => values?.length);
    bands
      .selectAll("path")
      .data(
        shown.filter(({ name }) => name in means),
        ({ name }) => name,
      )
      .join("path")
      .attr("fill", ({ ink }) => `var(${ink})`)
      .attr("fill-opacity", 0.14)
      .attr("d", ({ name }) => {
        const { low, high } = open.rivals[name];
        return `${line(low)}L${line(high).slice(1).split("L").reverse().join("L")}Z`;
      });
    curves
      .selectAll("path")
      .data(shown, ({ name }) => name)
      .join("path")
      .attr("data-name", ({ name }) => name)
      .attr("stroke", ({ ink }) => `var(${ink})`)
      .attr("stroke-width", ({ name }) => (name === "yours" ? 2.5 : 2))
      .attr("stroke-dasharray", ({ dash }) => dash)
      .attr("d", ({ name, values }) => (name === "yours" ? steps : line(values)));
    own
      .selectAll("circle")
      .data(losses.map((loss, k) => [k, loss]).filter(([, loss]) => loss != null))
      .join("circle")
      .attr("r", 2.5)
      .attr("fill", "var(--value)")
      .attr("fill-opacity", 0.55)
      .attr("cx", ([k]) => x(k + 1))
      .attr("cy", ([, loss]) => Math.max(y(loss), 5));
    const lost = losses.flatMap((loss, k) => (loss === null ? [x(k + 1)] : []));
    own
      .selectAll("path")
      .data(lost.length ? [lost] : [])
      .join("path")
      .attr("stroke", "var(--value)")
      .attr("d", (all) => all.map((x) => `M${x - 3},2l6,6m0,-6l-6,6`).join(""));
    const rows = apart(
      shown.map(({ values }) => Math.max(y(values.at(-1)), 0)),
      16,
      4,
      size.height - 2,
    );
    chart.over
      .selectAll("text")
      .data(shown)
      .join("text")
      .attr("x", size.width + 8)
      .attr("y", (_, k) => rows[k])
      .attr("dy", "0.35em")
      .style("fill", ({ ink }) => `var(${ink})`)
      .style("font-weight", ({ name }) => (name === "yours" ? 600 : null))
      .text(({ name, values }) => `${name} ${places(values.at(-1), 3)}`);
  }

  return ({ numbers, state, drawn, width }) => {
    const { trials } = state;
    const losses = answered(trials, drawn, numbers);
    const open = state.veil === "off" && numbers.rivals ? numbers : null;
    const so = []; // a diverged trial is as good as a guess
    losses.forEach((loss, k) => {
      if (loss !== undefined) so.push(Math.min(loss ?? guess, k ? so[k - 1] : guess));
    });
    const best = so.length && so.at(-1) < guess ? losses.indexOf(so.at(-1)) : -1;
    const size = layout(width);
    now = { trials, losses, open, so, best, ...size.map };
    svg.size(width, size.height);
    drawMap(size.map);
    drawChart(size.chart);
    return alone ? told(now, numbers, { budget, guess }) : undefined;
  };
});

const said = (tick) => words(tick); // d3 gives its number too
const same = (one, other) => one[0] === other[0] && one[1] === other[1];
const lossOf = (loss) => (loss === undefined ? "…" : loss === null ? "diverged" : places(loss, 3));

/** Where map and chart stand: side by side if there is room. */
function layout(width) {
  const beside = width >= 700;
  const [axis, gap, column, top] = [50, 52, 92, beside ? 32 : 48];
  const room = width - axis - gap - column;
  const across = beside ? Math.round(0.62 * room) : width - axis - 10;
  const height = Math.round(Math.min(0.86 * across, 400));
  const map = { left: axis, top, width: across, height, title: beside ? TITLE : 2 * TITLE };
  const chart = beside
    ? { left: axis + across + gap, top, width: room - across, height }
    : { left: axis, top: top + height + 96, width: width - axis - column, height: 190 };
  return { map, chart, height: Math.max(top + height + 66, chart.top + chart.height + 40) };
}

/** How good a loss is, by its logarithm: 1 at the lower end of the scale, 0 at the upper end and beyond. */
const share = (loss, [low, high]) => clamp(Math.log(high / loss) / Math.log(high / low), 0, 1);
const tint = (loss, scale) =>
  `color-mix(in oklab, var(--value) ${Math.round(100 * share(loss, scale))}%, var(--page))`;

/** The powers of a base between two numbers. */
const powers = (base, low, high) =>
  Array.from({ length: 27 }, (_, k) => Number((base ** (k - 10)).toPrecision(6))).filter(
    (one) => one >= low && one <= high,
  );

function hatched(svg, id) {
  const pattern = svg
    .append("defs")
    .append("pattern")
    .attr("id", id)
    .attr("width", 6)
    .attr("height", 6)
    .attr("patternUnits", "userSpaceOnUse")
    .attr("patternTransform", "rotate(45)");
  pattern.append("rect").attr("width", 6).attr("height", 6).attr("fill", "var(--page)");
  pattern.append("rect").attr("width", 1.2).attr("height", 6).attr("fill", "var(--quiet)");
}

/** The measured points as cells, each to the middle between its neighbours; one that diverged spoils all up to these. */
function drawCells(node, cells, { x, y }, { rates, widths, scale, hatch }) {
  const edges = (all, axis) => {
    const at = all.map((one) => axis(one));
    const next = (k) => at[clamp(k, 0, at.length - 1)];
    return (k, reach) => [
      next(k) + (next(k - 1) - next(k)) * reach,
      next(k) + (next(k + 1) - next(k)) * reach,
    ];
  };
  const [across, up] = [edges(rates, x), edges(widths, y)];
  const all = cells
    .flatMap((column, i) =>
      column.map((loss, j) => {
        const reach = loss === null ? 1 : 0.5;
        const [[left, right], [bottom, top]] = [across(i, reach), up(j, reach)];
        return { loss, left, top, width: right - left, height: bottom - top };
      }),
    )
    .sort((one, other) => (one.loss === null) - (other.loss === null));
  node
    .selectAll("rect")
    .data(all)
    .join("rect")
    .attr("x", ({ left }) => left - 0.3)
    .attr("y", ({ top }) => top - 0.3)
    .attr("width", ({ width }) => width + 0.6)
    .attr("height", ({ height }) => height + 0.6)
    .style("fill", ({ loss }) => (loss === null ? `url(#${hatch})` : tint(loss, scale)));
}

/** What the colours mean, below the map. */
function drawKey(node, { left, top, width, height }, [low, high], hatch) {
  const grain = width < 300 ? 3 : 4; // pixels of a step
  const bar = GRAIN * grain + 56;
  node.attr("transform", `translate(${width < 300 ? 6 : left},${top + height + 46})`);
  const fill = (k) =>
    k === GRAIN ? `url(#${hatch})` : tint(low * (high / low) ** ((k + 0.5) / GRAIN), [low, high]);
  node
    .selectAll("rect")
    .data(Array.from({ length: hatch ? GRAIN + 1 : GRAIN }, (_, k) => k))
    .join("rect")
    .attr("height", 11)
    .attr("x", (k) => (k === GRAIN ? bar + 84 : 56 + k * grain))
    .attr("width", (k) => (k === GRAIN ? 16 : grain + 0.3))
    .style("fill", fill);
  const texts = [
    [0, `loss ${places(low, 1)}`],
    [bar + 6, `${places(high, 1)} or more`],
    ...(hatch ? [[bar + 106, "diverged"]] : []),
  ];
  node
    .selectAll("text")
    .data(texts)
    .join("text")
    .attr("class", "label")
    .attr("y", 10)
    .attr("x", ([x]) => x)
    .text(([, text]) => text);
}

/** Places for texts beside points [{at, text, must}], off dots and one another; who must has one. */
function named(wanted, dots, { width, height }) {
  const taken = dots.map(([x, y]) => ({ x: x - DOT, y, width: 2 * DOT }));
  const free = (box) =>
    box.x > 2 &&
    box.x + box.width < width - 2 &&
    box.y > 8 &&
    box.y < height - 8 &&
    taken.every(
      (other) =>
        box.x + box.width < other.x ||
        other.x + other.width < box.x ||
        Math.abs(box.y - other.y) >= 15,
    );
  return wanted.flatMap(({ at: [x, y], text, must }) => {
    const wide = 6.8 * text.length;
    const [right, left] = [x + DOT + 6, x - DOT - 6 - wide];
    const tries = [
      [right, y],
      [left, y],
      [x - wide / 2, y - 19],
      [x - wide / 2, y + 19],
      [right, y - 15],
      [right, y + 15],
      [left, y - 15],
      [left, y + 15],
    ].map(([x, y]) => ({ x, y, width: wide, text, must }));
    const found = tries.find(free) ?? (must ? tries[right + wide < width ? 0 : 1] : null);
    if (found) taken.push(found);
    return found ? [found] : [];
  });
}

/** What Python says of the trials and of the others, on a page without it. */
function told({ trials, losses, open, so, best }, { runs }, { budget, guess }) {
  const spent = trials.length;
  if (!spent) return undefined;
  const [lowest, last] = [places(so.at(-1), 3), losses.at(-1)];
  const gave = last === null ? "diverged" : `gave ${places(last, 3)}`;
  const where = best >= 0 && `at rate ${words(trials[best][0])}, width ${trials[best][1]}`;
  const head =
    spent === budget ? `After all ${budget} trials` : `After ${spent} of ${budget} trials`;
  const found =
    best < 0
      ? `${head} none is better than a guess, whose loss is ${places(guess, 3)}; the last ${gave}.`
      : best === spent - 1
        ? `${head} your best is ${lowest}, the last, ${where}.`
        : `${head} your best is ${lowest}, trial ${best + 1}, ${where}; the last ${gave}.`;
  if (!open) return found;
  const { random, TPE } = open.rivals;
  const count = runs.random.shape[0];
  const beaten = ["random", "TPE"].map(
    (name) =>
      Array.from({ length: count }, (_, k) => runs[name][k * budget + spent - 1]).filter(
        (other) => so.at(-1) < other,
      ).length,
  );
  const better = `You are better than ${beaten[0]} of ${count} random searches and ${beaten[1]} of ${count} by TPE`;
  const end = open.told.end;
  const also =
    spent === budget
      ? `${end} ${better}.`
      : `${better} after as many trials, which have ${places(random.mean[spent - 1], 3)} and ${places(TPE.mean[spent - 1], 3)} on average. ${end}`;
  return `${found} ${also} ${open.told.map}`;
}
