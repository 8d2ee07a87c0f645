"""The explorers of a page, made when a reader wakes one; each answers until it is made again.

What they send goes to `worker_explorers`, the module of messages.js: JSON in which each array's
bytes are {"buffer": index}, and the buffers. A page's explorer has a place, the key of its figure.
"""

import json

from mlpkit.exercises import session
from mlpkit.widgets import Explorer

alive = {}  # {place: its explorer}


def take_up(place, explorer, state):
    """Let an explorer answer at a place, starting from a state, such as a recording's.

    Values that belong to none of its controls, as after its cell was edited, are left out. Raises
    TypeError if it is not an explorer.
    """
    if not isinstance(explorer, Explorer):
        raise TypeError(f"The cell shows {type(explorer).__name__}; expected an explorer.")
    if former := alive.pop(place, None):
        former.close()
    alive[place] = explorer
    first = {name: value for name, value in state.items() if name in explorer.state}
    if first != explorer.state:
        explorer.move(**first)
    tell(place, title=explorer.title, described=explorer.described, lasting=explorer.lasting)
    tell(place, answer=explorer.answer)
    explorer.listeners.append(lambda answer: tell(place, answer=answer))


def hear(place, text):
    """Pass on the page's question to an explorer, as JSON: {"asked": question} or {"press": name}.

    If the learner's progress has changed, as after a patient of the clinic, the page is told.
    """
    told, before = json.loads(text), session.progress_file.read()
    if place not in alive:
        return
    if "press" in told:
        alive[place].press(told["press"])
    else:
        alive[place].hear(told["asked"])
    if session.progress_file.read() != before:
        tell(place, progress=True)


def tell(place, **changes):
    """Send new values to the explorer's page."""
    import worker_explorers

    buffers = []
    text = json.dumps(apart(changes, buffers))
    worker_explorers.tell(place, text, buffers)


def apart(value, buffers):
    """A value for JSON: bytes are moved to the buffers, and replaced by {"buffer": index}."""
    if isinstance(value, bytes):
        buffers.append(value)
        return {"buffer": len(buffers) - 1}
    if isinstance(value, dict):
        return {name: apart(part, buffers) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [apart(part, buffers) for part in value]
    return value
