"""A terminal of the JupyterLab that `mlpkit lab` started."""

import asyncio
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tornado.websocket import websocket_connect

pytestmark = pytest.mark.browser


async def said(address, line, end):
    """Type a line into a terminal; return what it then shows, up to a text."""
    socket, shown = await websocket_connect(address), ""
    await socket.write_message(json.dumps(["stdin", f"{line}\r"]))
    while end not in shown:
        kind, *rest = json.loads(await asyncio.wait_for(socket.read_message(), 60))
        shown += rest[0] if kind == "stdout" else ""
    socket.close()
    return shown


def test_the_command_is_found_in_a_terminal(lab):
    name = lab.ask("terminals", "POST")["name"]
    place = lab.address.replace("http", "ws", 1)
    address = f"{place}/terminals/websocket/{name}?token={lab.token}"
    asked = said(address, "command -v mlpkit; echo $((40 + 2)) is the end", "42 is the end")
    with ThreadPoolExecutor(1) as thread:  # this thread has the browser's event loop
        shown = thread.submit(asyncio.run, asked).result()
    assert str(Path(sys.executable).with_name("mlpkit")) in shown
