"""A stand-in for a kernel, without Jupyter: explorers of this process answer their pages.

The messages are ipywidgets' own, over a websocket. As in a kernel, they are handled one by one in a
thread that is not the test's, and what an explorer's own thread sends goes out immediately.
"""

import asyncio
import base64
import contextlib
import json
import threading
import traceback
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler

HTML = Path(__file__).with_name("page.html")
SYNCED = ("title", "described", "answer", "lasting")  # the parts of a picture


class Kernel:
    """A web server in a thread, as a context manager. `faults` collects what was raised while a
    message was handled.
    """

    def __enter__(self):
        self.explorers, self.faults, ready = [], [], threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self.serve(ready)))
        self.thread.start()
        ready.wait()
        return self

    async def serve(self, ready):
        self.loop, self.over = asyncio.get_running_loop(), asyncio.Event()
        paths = {"explorer.js": Bundle, "comm": Comm}
        handlers = [(rf"/(\d+)/{end}", handler, {"kernel": self}) for end, handler in paths.items()]
        handlers.append((r"/([\d+]+)/", Page, {"kernel": self}))
        server = HTTPServer(Application(handlers))
        sockets = bind_sockets(0, "127.0.0.1")
        server.add_sockets(sockets)
        self.address = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
        ready.set()
        await self.over.wait()
        server.stop()
        await server.close_all_connections()

    def __exit__(self, *error):
        self.loop.call_soon_threadsafe(self.over.set)
        self.thread.join()

    def page(self, *explorers):
        """The address of a page with these explorers, one below the other."""
        first = len(self.explorers)
        self.explorers += explorers
        numbers = range(first, len(self.explorers))
        return f"{self.address}/{'+'.join(map(str, numbers))}/"

    @contextlib.contextmanager
    def listening(self):
        """Collect what is raised within the block."""
        try:
            yield
        except Exception:
            self.faults.append(traceback.format_exc())

    def renew(self):
        """Close all explorers; return the faults so far."""
        asyncio.run_coroutine_threadsafe(self.close_all(), self.loop).result()
        faults, self.faults = self.faults, []
        return faults

    async def close_all(self):
        """Close all explorers between two messages, because a late press of Pause would start a run
        again."""
        with self.listening():
            for explorer in self.explorers:
                explorer.close()
        self.explorers = []


class Page(RequestHandler):
    def initialize(self, kernel):
        self.kernel = kernel

    def get(self, numbers):
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.write(HTML.read_bytes())


class Bundle(Page):
    def get(self, number):
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.write(self.kernel.explorers[int(number)].code)


class Comm(WebSocketHandler):
    """The counterpart of ipywidgets' comm in a kernel, between an explorer and its page."""

    def initialize(self, kernel):
        self.kernel = kernel

    def open(self, number):
        self.explorer = self.kernel.explorers[int(number)]
        widget = self.explorer.widget
        widget.comm.publish_msg = self.publish
        with self.kernel.listening():
            widget.send_state(SYNCED)

    def on_message(self, text):
        if self.explorer not in self.kernel.explorers:
            return  # the explorer is closed: a kernel would not hear the message either
        message = json.loads(text)
        with self.kernel.listening():
            self.explorer.widget.comm.handle_msg({"content": {"data": message}, "buffers": []})
        self.publish("idle", {"method": "idle", "heard": message["method"]})

    def publish(self, msg_type, data=None, metadata=None, buffers=None, **options):
        """Send a message, from any thread; a value that is not JSON is refused in that thread."""
        coded = [base64.b64encode(buffer).decode() for buffer in buffers or ()]
        text = json.dumps({**(data or {}), "buffers": coded})
        self.kernel.loop.call_soon_threadsafe(self.send, text)

    def send(self, text):
        if self.ws_connection is not None:  # the page may be gone
            self.write_message(text)
