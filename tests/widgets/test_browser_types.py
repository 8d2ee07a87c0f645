"""Messages from Python have the types that the drawings declare for them.

They are declared in `mlpkit/widgets/browser`: an explorer's own controls and numbers at the head of
its file, everything else in types.d.ts. Here the answers of every explorer are written as
TypeScript, and its compiler refuses a name that is missing and a name that is not declared.
"""

import itertools
import json
import re

import pytest

from mlpkit.widgets import recording
from mlpkit.widgets.controls import describe_controls
from mlpkit.widgets.wire import packed
from tests.pages.explorers import MODULES, SOURCES, explorer_of, monitor_of_numbers, recordable

KINDS = {"float32": "floats", "int32": "ints", "uint8": "bytes"}
LONG = 8  # items; for a longer list, only items of different types are written

FILE = """
import type {{ Controls, Numbers }} from "../browser/explorers/{module}.js";
import type {{ Bytes, Common, Floats, Ints, State }} from "../browser/types";

declare const floats: Floats, ints: Ints, bytes: Bytes;
export const controls: Controls = {controls};
export const states: State<Controls>[] = {states};
export const numbers: (Numbers & Common)[] = {numbers};
"""
PROTOCOL = """
import type {{ Answer, Described, Recording }} from "../browser/types";

declare const floats: any, ints: any, bytes: any;
export const answer: Answer = {answer};
export const described: Described[] = {described};
export const recording: Recording = {recording};
"""


def typescript(value):
    """A value as a TypeScript expression: every number is 0; only texts of one word are kept."""
    if isinstance(value, dict):
        if isinstance(value.get("data"), bytes):
            return KINDS[value["kind"]]
        return f"{{{', '.join(f'{json.dumps(n)}: {typescript(v)}' for n, v in value.items())}}}"
    if isinstance(value, (list, tuple)):
        items = [typescript(item) for item in value]
        return f"[{', '.join(dict.fromkeys(items) if len(items) > LONG else items)}]"
    if isinstance(value, str):
        return json.dumps(value if re.fullmatch(r"\w+", value) else "…")
    return json.dumps(value if value is None or isinstance(value, bool) else 0)


def moments(explorer):
    """Yield (state, numbers): as it is, with each control at each end, and each pair of choices."""
    ends = {n: one.ends() for n, one in explorer.controls.items() if one.kind != "buttons"}
    changes = [{name: end} for name in ends for end in ends[name]]
    choices = [name for name in ends if explorer.controls[name].kind == "choice"]
    for one, other in itertools.combinations(choices, 2):
        changes += [{one: a, other: b} for a, b in itertools.product(ends[one], ends[other])]
    first = explorer.state
    for change in [{}, *changes]:
        explorer.state = first
        explorer.move(**change)
        assert not explorer.failed, explorer.said
        yield explorer.state, packed(explorer.numbers) | explorer.lasting


def sent(name):
    """The TypeScript file of an explorer."""
    explorers = [recordable(name) if name == "TrainingMonitor" else explorer_of(SOURCES[name])]
    if name == "TrainingMonitor":
        explorers.append(monitor_of_numbers(epochs=2))
        explorers[1].begin()
        explorers[1].thread.join()
    states, numbers = zip(*(pair for one in explorers for pair in moments(one)), strict=True)
    controls = describe_controls(explorers[0].controls)
    controls = {one["name"]: one for one in controls if one["kind"] != "buttons"}
    states, numbers = ([*dict.fromkeys(map(typescript, all_))] for all_ in (states, numbers))
    return FILE.format(
        module=MODULES[name],
        controls=typescript(controls),
        states=f"[{', '.join(states)}]",
        numbers=f"[{', '.join(numbers)}]",
    )


@pytest.mark.guards
def test_messages_from_python_have_the_types_that_the_drawings_declare(npm):
    folder = npm.folder.parent / "sent"  # outside the copy, in which the linter reads every file
    folder.mkdir()
    for name in MODULES:
        (folder / f"{MODULES[name]}.ts").write_text(sent(name), encoding="utf-8")
    ladder = explorer_of(SOURCES["HalvingLadder"])
    protocol = PROTOCOL.format(
        answer=typescript(ladder.answer),
        described=typescript(ladder.described),
        recording=typescript(recording.record(ladder)),
    )
    (folder / "protocol.ts").write_text(protocol, encoding="utf-8")
    config = {"extends": "../browser/tsconfig.json", "include": ["*.ts", "../browser/globals.d.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    npm("exec", "--", "tsc", "--project", "../sent")
