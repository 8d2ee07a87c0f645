"""An explorer as one web page that needs no Python: its numbers for many states, and its bundle."""

import base64
import html
import itertools
import json
import zlib

import numpy as np

from mlpkit.helpers.whole_files import whole
from mlpkit.widgets.controls import Buttons, Slider, describe_controls
from mlpkit.widgets.still import still_of
from mlpkit.widgets.wire import packed

DIGITS = 12  # bits kept per real number in a large array: precise to one part in 4,000
LARGE = 2000  # numbers; a smaller array keeps all digits, because someone may read them

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; background: light-dark(#ffffff, #111111);
  scrollbar-gutter: stable; }} /* a picture that grows keeps its width */
body {{ margin: 0 auto; padding: 1em; max-width: 60em; font-family: system-ui, sans-serif; }}
h1 {{ font-size: 1.4em; margin: 0 0 0.5em; }}
:is(h1, p) {{ color: light-dark(#222222, #e6e6e6); }}
a {{ color: light-dark(#0072b2, #5cb8f0); }}
img {{ max-width: 100%; height: auto; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<div id="explorer"><img src="data:image/png;base64,{still}" width="{width}" alt="{alt}"></div>
<noscript><p>To move it, switch JavaScript on.</p></noscript>
{course}</main>
<script type="application/json" id="recording">{recording}</script>
<script type="text/plain" id="bundle">{bundle}</script>
<script type="module">
const [bundle, recording, place] = ["bundle", "recording", "explorer"].map(
  (id) => document.getElementById(id));
const bytes = Uint8Array.from(atob(bundle.textContent), (letter) => letter.charCodeAt(0));
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
const code = new Blob([await new Response(stream).text()], {{ type: "text/javascript" }});
const {{ default: explorer }} = await import(URL.createObjectURL(code));
await explorer.play(JSON.parse(recording.textContent), place);
place.querySelector("img").remove();
</script>
</body>
</html>
"""
LINK = '<p>It comes from a course: <a href="{0}">{0}</a></p>\n'


def grid(explorer, recorded):
    """Return (stops, moments): every combination of these values, {name of a control: values}.

    stops : the same values, as the controls round them; a moment is (state, numbers, sentence).
    """
    controls, now = explorer.controls, explorer.state
    stops = {
        name: [controls[name].fitted(value) for value in values]
        for name, values in recorded.items()
    }
    moments = []
    try:
        for values in itertools.product(*stops.values()):
            explorer.state = now
            for name, value in zip(stops, values, strict=True):
                # Set them one by one: if this one moves another control, that control's own value
                # is set after it.
                explorer.state = explorer.settled(explorer.state | {name: value})
            moments.append((explorer.state, *explorer.compute(**explorer.state)))
    finally:
        explorer.state = now
    return stops, moments


def followed(explorer, stops):
    """The values of other controls that each stop sets: {control: [{other control: its value} for
    each of its stops]}. It contains only controls that set others, and of these only recorded ones.
    """
    now, found = explorer.state, {}
    # the last stop of each control, not where the explorer begins
    last = now | {name: values[-1] for name, values in stops.items()}
    try:
        for name, values in stops.items():
            pairs = []
            for k, value in enumerate(values):
                # begin at a different stop, so that the control moves to this one
                explorer.state = last | {name: values[k - 1]}
                pairs.append((explorer.state, explorer.settled(explorer.state | {name: value})))
            others = [n for n in stops if n != name and any(a[n] != b[n] for a, b in pairs)]
            if others:
                found[name] = [{other: after[other] for other in others} for _, after in pairs]
    finally:
        explorer.state = now
    return found


def missing(explorer, stops):
    """The labels of controls and buttons that work only in the notebook, given these stops.

    If only some values of a control are recorded, and it is not a slider, it is named as "other …".
    """
    left = []
    for name, control in explorer.controls.items():
        if getattr(control, "local", False):
            continue
        if name not in stops:
            buttons = control.kind == "buttons"
            left += list(control.options.values()) if buttons else [control.label]
        elif control.kind != "slider" and any(end not in stops[name] for end in control.ends()):
            left.append(f"other {control.label}")
    return left


def in_steps(control, values):
    """Whether a slider has positions besides these values, which are in ascending order."""
    if control.kind != "slider":
        return False
    ends = [control.fitted(end) for end in control.ends()]
    between = [(control.fitted((a + b) / 2), a, b) for a, b in itertools.pairwise(values)]
    return ends != [values[0], values[-1]] or any(place not in (a, b) for place, a, b in between)


def lacks(explorer, stops):
    """A sentence on what a recording with these stops can't do; "" if it can do everything."""
    controls = explorer.controls
    stepping = any(in_steps(controls[name], stops[name]) for name in stops if name in controls)
    left = missing(explorer, stops)
    said = ["Here it steps through stored positions."] * stepping
    return " ".join([*said, *[f"Only in the notebook: {', '.join(left)}."] * bool(left)])


def record(explorer):
    """The recording for a page without Python.

    A stop that is not a control of the explorer, say "epoch", is one that a run goes through: the
    page plays the run, and shows its end first. The page has the recording's task, and says what
    the recording lacks.
    """
    stops, moments = explorer.recording()
    played = next((name for name in stops if name not in explorer.controls), None)
    # Without Python, the other buttons could do nothing.
    controls = {n: c for n, c in explorer.controls.items() if c.kind != "buttons" or c.local}
    if played:
        controls = playing(controls, played, stops[played])
    said = {"task": explorer.task_alone or explorer.task, "lacks": lacks(explorer, stops)}
    own = {} if played else followed(explorer, stops)
    told = {"described": describe_controls(controls), "played": played, "followed": own}
    return told | written(explorer, stops, moments, explorer.lasting | said)


def record_beginning(explorer):
    """The recording for a page that has Python as soon as a gesture needs it."""
    stops, moments = explorer.beginning()
    told = {"described": explorer.described, "played": None, "followed": followed(explorer, stops)}
    return told | written(explorer, stops, moments, explorer.lasting)


def written(explorer, stops, moments, lasting):
    """What every recording contains, ready for JSON: title, stops, moments, and the arrays'
    bytes."""
    arrays = {}  # stores each array once, however many moments share it
    told = [
        {"state": state, "said": said, "numbers": numbered(packed(numbers), arrays)}
        for state, numbers, said in moments
    ]
    now = [k for k, one in enumerate(told) if explorer.state.items() <= one["state"].items()]
    lasting = numbered(lasting, arrays)
    kinds = [{"kind": kind, "shape": shape} for kind, shape, _ in arrays]
    data = b"".join(shuffled(kind, data) for kind, _, data in arrays)
    return {
        "title": explorer.title,
        "stops": stops,
        "first": now[-1] if now else 0,
        "lasting": lasting,
        "moments": squeezed(json.dumps(told, allow_nan=False).encode()),
        "arrays": squeezed(json.dumps(kinds).encode()),
        "data": squeezed(data),
    }


def playing(controls, name, times):
    """The controls of a page that plays a run: its own buttons, and a slider over its times."""
    if len(times) == 1:  # a run that has not begun
        return controls
    buttons = Buttons({"play": "Play", "pause": "Pause"})
    return {"play": buttons, name: Slider(name, times[-1], times[0], times[-1]), **controls}


def squeezed(data):
    """Return bytes, compressed and encoded as letters."""
    return base64.b64encode(zlib.compress(data, 9)).decode()


def numbered(value, arrays):
    """Return packed numbers with {"array": index} in place of each array, which is added to
    `arrays`."""
    if isinstance(value, list):
        return [numbered(part, arrays) for part in value]
    if not isinstance(value, dict):
        return value
    if "data" not in value:
        return {name: numbered(part, arrays) for name, part in value.items()}
    array = value["kind"], tuple(value["shape"]), rounded(value["kind"], value["data"])
    return {"array": arrays.setdefault(array, len(arrays))}


def rounded(kind, data):
    """Return reals of a LARGE array without their last digits, which can't be seen or
    compressed."""
    if kind != "float32" or len(data) < 4 * LARGE:
        return data
    bits = np.frombuffer(data, np.uint32)
    spare = 23 - DIGITS
    half = np.uint32(1 << (spare - 1))
    finite = np.isfinite(np.frombuffer(data, np.float32))
    return np.where(finite, (bits + half) >> spare << spare, bits).astype(np.uint32).tobytes()


def shuffled(kind, data):
    """The first bytes of all numbers, then the second bytes, …: this compresses better."""
    width = np.dtype(kind).itemsize
    return np.frombuffer(data, np.uint8).reshape(-1, width).T.tobytes()


def write(explorer, path, course):
    """Write the page and return its path."""
    recording = json.dumps(record(explorer), separators=(",", ":"), allow_nan=False)
    sentence = explorer.shown_sentence()
    still, size = still_of(explorer, sentence)
    page = PAGE.format(
        title=html.escape(explorer.title),
        still=base64.b64encode(still).decode(),
        width=size["width"],
        alt=html.escape(sentence),
        course=LINK.format(html.escape(course)) if course else "",
        recording=recording.replace(
            "<", "\\u003c"
        ),  # `<!--<script>` would comment out the rest of the page
        bundle=squeezed(explorer.code.encode()),
    )
    with whole(path) as file:
        file.write(page.encode())
    return path
