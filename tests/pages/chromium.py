"""The tests' browser, and what is recorded of a page."""

import os
import shutil
from urllib.parse import urlsplit

try:
    from playwright.sync_api import expect
except ModuleNotFoundError:
    expect = None  # without it the fixture `browser` skips every test
else:
    expect.set_options(timeout=60_000)

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [  # no sandbox, because in a container the user is root; and no network requests of its own
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium():
    """The path of the browser, or None."""
    return os.environ.get("CHROME") or next(filter(None, map(shutil.which, NAMES)), None)


def listen(page):
    """Collect in `page.heard` its errors, those on its console, and its requests to other hosts."""
    page.heard = heard = []
    page.on("pageerror", lambda error: heard.append(f"page error: {error}"))
    page.on("console", lambda said: said.type == "error" and heard.append(f"console: {said.text}"))
    page.on("request", lambda request: asked(request.url))
    page.on("websocket", lambda socket: asked(socket.url))

    def asked(url):
        if not stays_here(url):
            heard.append(f"asked for {url}")


def stays_here(url):
    """Whether an address is on this machine, or not an address at all."""
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "file") or parts.hostname in ("127.0.0.1", "localhost")
