// A table of runners by weeks, two borders that hold rows out, and a line from each row that is
// predicted to the row that it is predicted from; beside it what validation says and what comes true.

import { stopsOf } from "../controls.js";
import { explorer } from "../frame.js";
import { handle } from "../handle.js";
import { places } from "../page.js";
import { drawing, panel } from "../panel.js";

const SPLITS = ["rows at random", "whole runners", "latest weeks"];
const [AT_RANDOM, BY_RUNNER, BY_TIME] = SPLITS;
const [NEW_RUNNERS, NEXT_MONTH] = ["new runners", "next month"];
const GAP = 26; // pixels between the table and what comes later
const LANE = 64; // pixels for each way to split
const FAR = 8.4; // minutes; what is beyond stands at the edge
const NOTES = [
  "● training  ◆ validation  ○ comes later",
  "larger: further off",
  "a line: to the row most like it",
];

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const diamond = (r) => `M0,${-1.2 * r}L${1.2 * r},0L0,${1.2 * r}L${-1.2 * r},0Z`;
const disc = (r) => `M${-r},0a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0Z`;

/** A bow between two places: above a runner's row, and hardly bent between two rows. */
function bow([x0, y0], [x1, y1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const long = Math.hypot(dx, dy) || 1;
  const out = dy === 0 ? Math.min(6 + 0.16 * long, 22) : 0.08 * long;
  const side = dx < 0 ? -1 : 1;
  const [x, y] = [
    (x0 + x1) / 2 + (out * side * dy) / long,
    (y0 + y1) / 2 - (out * side * dx) / long,
  ];
  return `M${x0},${y0}Q${x.toFixed(1)},${y.toFixed(1)} ${x1},${y1}`;
}

export default explorer(({ picture, link }) => {
  const svg = drawing(
    picture,
    "runners by weeks: which rows validate, and whence each is predicted",
  );
  const layer = (name) => svg.append("g").attr("class", name);
  const areas = layer("areas");
  const grid = layer("weeks").attr("aria-hidden", true);
  const names = layer("names");
  const links = layer("links").attr("fill", "none").attr("pointer-events", "none");
  const dots = layer("dots").attr("pointer-events", "none");
  const borders = layer("borders");
  const heads = ["table", "month", "new"].map((name) => svg.append("text").attr("class", name));
  const notes = layer("notes").selectAll("text").data(NOTES).join("text").attr("class", "label");
  const chart = panel(svg);
  const lanes = chart.over.append("g");
  const truth = chart.marks.append("line").attr("stroke", "var(--right)").attr("stroke-width", 2.5);
  const truthSays = chart.over
    .append("text")
    .attr("class", "truth halo")
    .attr("font-weight", 600)
    .style("fill", "var(--right)");

  const { low: least, high: most } = link.controls.held;
  const tried = new Set();
  let at; // where things stand: {x, y, left, top, cell, row, wide}
  const held = (by) => (link.state.by === by ? link.state.held : 0);
  const hold = (by, count) =>
    link.ask(count < 0.5 ? { by: AT_RANDOM } : { by, held: clamp(Math.round(count), least, most) });

  const border = (name) => {
    const line = borders.append("line").attr("stroke", "var(--ink)").attr("stroke-width", 2);
    const knob = borders
      .append("g")
      .attr("class", name)
      .attr("aria-orientation", name === "runners" ? "vertical" : "horizontal");
    knob
      .append("circle")
      .attr("r", 10)
      .attr("fill", "var(--ink)")
      .attr("stroke", "var(--page)")
      .attr("stroke-width", 2);
    knob
      .append("path")
      .attr("fill", "var(--page)")
      .attr(
        "d",
        name === "runners"
          ? "M-4,-1.5L0,-6L4,-1.5ZM-4,1.5L0,6L4,1.5Z"
          : "M-1.5,-4L-6,0L-1.5,4ZM1.5,-4L6,0L1.5,4Z",
      );
    const says = borders.append("text").attr("class", "label").attr("dominant-baseline", "central");
    return { line, knob, says };
  };
  const below = border("runners");
  const right = border("time");
  const tellBelow = handle(below.knob, svg, {
    drag: (_, y) => hold(BY_RUNNER, 12 - (y - at.top) / at.row),
    nudge: (across, up) => hold(BY_RUNNER, clamp(held(BY_RUNNER) + across + up, 0, most)),
  });
  const tellRight = handle(right.knob, svg, {
    drag: (x) => hold(BY_TIME, 12 - (x - at.left) / at.cell),
    nudge: (across, up) => hold(BY_TIME, clamp(held(BY_TIME) - across - up, 0, most)),
  });
  link.served.anew = () => {
    const stops = stopsOf(link.controls.draw);
    link.ask({ draw: stops.at((stops.place(link.state.draw) + 1) % stops.count) });
  };

  function drawTable({ numbers, drawn }) {
    const { who, week, order, validation, asked, later, names: all } = numbers;
    const { left, top, cell, row } = at;
    const [across, tall] = [12 * cell, 12 * row];
    const [month, fresh] = [left + across + 14, top + tall + GAP];
    const x = (one) => (one > 12 ? month + (one - 12.5) * cell : left + (one - 0.5) * cell);
    const y = (one) => (one >= 12 ? fresh + (one - 11.5) * row : top + (order[one] + 0.5) * row);
    const [people, weeks] = [drawn.by === BY_RUNNER, drawn.by === BY_TIME].map((is) =>
      is ? drawn.held : 0,
    );

    areas
      .selectAll("rect")
      .data([
        ["table", left, top, across, tall, "--faint"],
        [
          "month",
          month,
          top,
          later * cell,
          tall,
          drawn.future === NEXT_MONTH ? "--right" : "--faint",
        ],
        ["new", left, fresh, across, 4 * row, drawn.future === NEW_RUNNERS ? "--right" : "--faint"],
        [
          "held",
          people ? left : left + across - weeks * cell,
          people ? top + tall - people * row : top,
          people ? across : weeks * cell,
          people ? people * row : weeks ? tall : 0,
          "--slope",
        ],
      ])
      .join("rect")
      .attr("class", ([name]) => name)
      .attr("x", (one) => one[1])
      .attr("y", (one) => one[2])
      .attr("width", (one) => one[3])
      .attr("height", (one) => one[4])
      .attr("fill", ([name, , , , , ink]) =>
        name === "held" || ink === "--right" ? `var(${ink})` : "none",
      )
      .attr("fill-opacity", 0.1)
      .attr("stroke", ([name, , , , , ink]) => (name === "held" ? "none" : `var(${ink})`))
      .attr("stroke-dasharray", ([name]) => (name === "table" ? null : "4 3"));

    const every = at.cell < 22 ? [1, 4, 8, 12, 16] : Array.from({ length: 16 }, (_, k) => k + 1);
    grid
      .selectAll("text")
      .data(every)
      .join("text")
      .attr("class", "label")
      .attr("text-anchor", "middle")
      .attr("x", x)
      .attr("y", top - 6)
      .text((one) => one);
    const outside = new Set(
      people ? [...order.keys()].filter((one) => order[one] >= 12 - people) : [],
    );
    names
      .selectAll("text")
      .data(all)
      .join("text")
      .attr("class", "label")
      .attr("dominant-baseline", "central")
      .attr("x", 0)
      .attr("y", (_, one) => y(one))
      .style("fill", (_, one) => (outside.has(one) ? "var(--slope)" : null))
      .attr("display", (_, one) => (one < 12 || drawn.future === NEW_RUNNERS ? null : "none"))
      .text((name) => name);

    heads[0].attr("x", left).attr("y", 12).text("the table: a row a week").attr("class", "title");
    heads[1].attr("x", month).attr("y", 12).text("next month").attr("class", "label");
    heads[2]
      .attr("x", month)
      .attr("y", fresh + 14)
      .text("new runners")
      .attr("class", "label");

    const spot = (one) => [x(week[one]), y(who[one])];
    const theirs = (k) => [x(asked.week[k]), y(asked.who[k])];
    const radius = (off) => Math.min(2.6 + 1.7 * off, 0.55 * Math.min(cell, row));
    const bows = [
      ...[...asked.source].map((source, k) => ["--right", bow(theirs(k), spot(source))]),
      ...[...validation.source].map((source, k) => [
        "--slope",
        bow(spot(validation.row[k]), spot(source)),
      ]),
    ];
    links
      .selectAll("path")
      .data(bows)
      .join("path")
      .attr("d", ([, d]) => d)
      .attr("class", ([ink]) => (ink === "--right" ? "asked" : "validation"))
      .attr("stroke", ([ink]) => `var(${ink})`)
      .attr("stroke-width", 1.3)
      .attr("opacity", 0.55);
    const out = new Map([...validation.row].map((one, k) => [one, validation.off[k]]));
    const marks = [
      ...[...who.keys()]
        .filter((one) => !out.has(one))
        .map((one) => ["training", spot(one), disc(3)]),
      ...[...asked.off].map((off, k) => ["asked", theirs(k), disc(radius(off))]),
      ...[...out].map(([one, off]) => ["validation", spot(one), diamond(radius(off))]),
    ];
    dots
      .selectAll("path")
      .data(marks)
      .join("path")
      .attr("class", ([name]) => name)
      .attr("transform", ([, where]) => `translate(${where})`)
      .attr("d", ([, , d]) => d)
      .attr(
        "fill",
        ([name]) =>
          ({ training: "var(--value)", validation: "var(--slope)", asked: "var(--page)" })[name],
      )
      .attr("stroke", ([name]) => (name === "asked" ? "var(--right)" : "var(--page)"))
      .attr("stroke-width", ([name]) => (name === "asked" ? 2 : 0.8));

    const lower = top + tall - people * row;
    below.line
      .attr("x1", left - 12)
      .attr("x2", left + across)
      .attr("y1", lower)
      .attr("y2", lower);
    below.knob.attr("transform", `translate(${left - 14},${lower})`);
    const edge = left + across - weeks * cell;
    right.line
      .attr("y1", top)
      .attr("y2", top + tall + 12)
      .attr("x1", edge)
      .attr("x2", edge);
    right.knob.attr("transform", `translate(${edge},${top + tall + 13})`);
    below.says
      .attr("x", left)
      .attr("y", top + tall + 13)
      .text(people ? "" : "↑ whole runners");
    right.says
      .attr("x", left + across - 16)
      .attr("y", top + tall + 13)
      .attr("text-anchor", "end")
      .text(weeks ? "" : "latest weeks ←");
    const told = [...outside].map((one) => all[one]).join(", ");
    tellBelow("runners held out, on the picture", people, people ? `${people}: ${told}` : "none");
    tellRight("last week to train with, on the picture", 12 - weeks, `week ${12 - weeks}`);
    for (const [{ knob }, low, high] of [
      [below, 0, most],
      [right, 12 - most, 12],
    ])
      knob.attr("aria-valuemin", low).attr("aria-valuemax", high);
    return fresh + 4 * row;
  }

  function drawLanes({ numbers, drawn }, size) {
    tried.add(drawn.by);
    const { x } = chart.place({
      ...size,
      x: [0, FAR],
      y: [0, 1],
      xticks: [0, 2, 4, 6, 8],
      yticks: [],
      grid: false,
      xlabel: "off by, minutes on average",
    });
    const [kept, tall] = [(one) => x(Math.min(one, FAR - 0.1)), size.height];
    const step = tall / 3;
    lanes
      .selectAll("g")
      .data(SPLITS)
      .join((enter) => {
        const made = enter.append("g");
        for (const name of ["name", "says"]) made.append("text").attr("class", `${name} halo`);
        made
          .append("path")
          .attr("class", "draws")
          .attr("stroke", "var(--slope)")
          .attr("opacity", 0.45);
        made
          .append("path")
          .attr("class", "now")
          .attr("fill", "var(--slope)")
          .attr("stroke", "var(--page)")
          .attr("d", diamond(6));
        return made;
      })
      .each(function (by, k) {
        const now = by === drawn.by;
        const middle = (k + 0.64) * step;
        const [name, says, draws, mark] = this.children;
        name.setAttribute("y", middle - 18);
        name.textContent = tried.has(by) ? by : `${by}: not tried yet`;
        name.style.fill = now ? "var(--ink)" : "var(--quiet)";
        name.style.fontWeight = now ? 600 : 400;
        draws.setAttribute(
          "d",
          tried.has(by)
            ? [...numbers.draws[k]]
                .map((one) => `M${kept(one).toFixed(1)},${middle - 8}v16`)
                .join("")
            : "",
        );
        mark.setAttribute("display", now ? "" : "none");
        mark.setAttribute("transform", `translate(${kept(numbers.says)},${middle})`);
        says.textContent = now ? `validation says ${places(numbers.says, 1)}` : "";
        says.setAttribute("x", x(FAR));
        says.setAttribute("text-anchor", "end");
        says.setAttribute("y", middle - 18);
        says.style.fill = "var(--slope)";
        says.style.fontWeight = 600;
      });
    const place = kept(numbers.truth);
    truth.attr("x1", place).attr("x2", place).attr("y1", 0).attr("y2", tall);
    const ends = place < 70 ? "start" : place > size.width - 70 ? "end" : "middle";
    truthSays
      .attr("x", ends === "start" ? Math.max(place - 20, 0) : place)
      .attr("y", -6)
      .attr("text-anchor", ends)
      .text(`comes true ${places(numbers.truth, 1)}`);
  }

  return (now) => {
    const { width } = now;
    const wide = width >= 700;
    const [left, later] = [64, now.numbers.later];
    const whole = wide ? Math.min(0.62 * width, 580) : width - 8;
    const cell = (whole - left - 14) / (12 + later);
    at = { left, top: 40, cell, row: wide ? 22 : 20, wide };
    const bottom = drawTable(now);
    notes
      .attr("x", left)
      .attr("y", (_, k) => bottom + 18 + 15 * k)
      .text((one) => one);
    const under = bottom + 18 + 15 * NOTES.length;
    const size = wide
      ? { left: whole + 34, top: at.top + 20, width: width - whole - 44, height: 12 * at.row + 10 }
      : { left: 8, top: under + 30, width: width - 20, height: 3 * LANE };
    svg.size(width, wide ? under : size.top + size.height + 42);
    drawLanes(now, size);
  };
});
