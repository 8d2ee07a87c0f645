"""Actions on an explorer, by mouse and by keyboard."""

from .chromium import expect
from .explorers import expect_said, frame, option, sentence, settled, slider
from .quickness import by_hand


def drag(handle, *moves, steps=5):
    """Take a handle by its centre with the mouse, and move it to each offset (right, down) in
    turn."""
    handle.scroll_into_view_if_needed()
    box, mouse = handle.bounding_box(), handle.page.mouse
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse.move(x, y)
    mouse.down()
    for right, down in moves:
        mouse.move(x + right, y + down, steps=steps)
    mouse.up()


EVENLY = """() => {
  const frame = window.requestAnimationFrame.bind(window);
  let time = performance.now();
  performance.now = () => time;
  const tick = () => {
    time += 16;
    frame(tick);
  };
  tick();
  window.requestAnimationFrame = (then) => frame(() => then(time));
}"""


def evenly(page):
    """Make frames 16 ms apart by the page's own clock, until the page navigates."""
    page.evaluate(EVENLY)


def flights_of(page):
    """The largest number of moving dots, and the longest time they took, after a click on Next was
    answered."""
    settled(page)
    return page.get_by_role("button", name="Next").evaluate(
        """async (next) => {
            const { dataset } = next.closest(".mlpkit");
            const root = next.closest(".picture");
            const seen = new Set();
            const moving = () => root.getAnimations({ subtree: true });
            const waits = () => Number(dataset.drawn) < Number(dataset.asked);
            next.click();
            const end = performance.now() + 60_000;
            do {
                await new Promise(requestAnimationFrame);
                moving().forEach((one) => seen.add(one));
            } while ((waits() || moving().length) && performance.now() < end);
            const times = [...seen].map((one) => one.effect.getTiming().duration);
            return [seen.size, Math.max(0, ...times), moving().length];
        }"""
    )


def a_slider_answers_the_keyboard(page, explorer, name, key, value=None):
    """Check that a key on a control's slider does what `move` does in this process.

    explorer: one like the page's, but a different object; name: the control's; value: what the key
    sets, if it is not one of the ends.
    """
    expect_said(page, explorer)
    control = explorer.controls[name]
    before = frame(page).get_attribute("data-drawn")
    if value is None:
        value = control.low if key == "Home" else control.high
    slider(page, control.label).press(key)
    explorer.move(**{name: value})
    expect_said(page, explorer)
    expect(frame(page)).not_to_have_attribute("data-drawn", before)


def a_choice_answers(page, explorer, name, value, by):
    """Check that choosing one of the options does what `move` does; by: mouse or keyboard."""
    expect_said(page, explorer)
    control = explorer.controls[name]
    if by == "mouse":
        option(page, control.label, str(value)).click()
    else:
        places = [control.options.index(one) for one in (explorer.state[name], value)]
        key = "ArrowRight" if places[1] > places[0] else "ArrowLeft"
        for _ in range(abs(places[1] - places[0])):
            page.get_by_role("radiogroup", name=control.label).locator(":checked").press(key)
    explorer.move(**{name: value})
    expect_said(page, explorer)


def the_last_position_wins(page, explorer, name):
    """Drag a slider that is not logarithmic faster than any picture can follow, and check that its
    last position is shown."""
    control = explorer.controls[name]
    handle = slider(page, control.label)
    drag(handle, (40, 0), (-40, 0), (40, 0), (31, 0), steps=50)
    # the position of the slider in the browser
    last = control.low + int(handle.input_value()) * control.step
    assert last != explorer.state[name]
    explorer.move(**{name: last})
    expect_said(page, explorer)
    assert settled(page) == explorer.said  # nothing else may have been waiting


def follows_the_hand(page):
    """Check that each move of a slider is drawn, that pictures come while it is dragged, and that
    the last move is seen. The benchmarks measure how soon.
    """
    found = by_hand(frame(page), moves=25, drag=600)
    # 2 if it was also drawn when Python had answered
    assert set(found["drawings"]) <= {1, 2}
    assert found["rate"] > 0
    said = sentence(page).inner_text()
    assert settled(page) == said  # no picture came after the right one
