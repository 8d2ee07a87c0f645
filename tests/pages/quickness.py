"""How quickly an explorer responds, measured in its page: from the hand to the picture."""

HAND = """async (root, { moves, drag }) => {
  const input = root.querySelector("input[type=range]:enabled");
  const stops = Number(input.max);
  const move = (share) => {
    input.value = Math.round(share * stops);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const drawn = () => Number(root.dataset.drawn) >= Number(root.dataset.asked);
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const answered = () => new Promise((done) => {
    if (drawn()) return done();
    const watch = new MutationObserver(() => drawn() && (watch.disconnect(), done()));
    watch.observe(root, { attributes: true });
  });
  const [waits, drawings] = [[], []];
  for (let k = 0; k < moves; k += 1) {
    const [start, before] = [performance.now(), Number(root.dataset.pictures)];
    move(0.5 + 0.5 * Math.sin(k / 3));
    await answered();
    waits.push(performance.now() - start);
    await pause(15);
    drawings.push(root.dataset.pictures - before);
  }
  const pictures = Number(root.dataset.pictures);
  const begin = performance.now();
  for (let k = 0; performance.now() - begin < drag; k += 1) {
    move(0.5 + 0.5 * Math.sin(k / 20));
    await pause(8);
  }
  const rate = (1000 * (root.dataset.pictures - pictures)) / (performance.now() - begin);
  await answered();
  for (let k = 0; k < 200; k += 1) move((k * 37 % 200) / 200);
  move(0.75);
  const last = performance.now();
  await answered();
  return { waits, drawings, rate, last: performance.now() - last, place: input.value };
}"""


def by_hand(frame, moves=100, drag=2000):
    """Measure how an explorer responds to a hand on its first slider; `frame` is its frame in the
    page.

    Returns waits, the ms from each of `moves` moves to its picture; drawings, how often each was
    drawn; rate, pictures per second while it is dragged for `drag` ms; last, the ms from the last
    of
    200 moves made at once to its picture; place, the slider's position afterwards.
    """
    return frame.evaluate(HAND, {"moves": moves, "drag": drag})


def centile(values, share):
    """The value below which this share of the values lies."""
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]
