"""Messages about a client that is not one, and an address where no scheduler answers."""

import http.server
import socket
import subprocess
import sys
import threading

import pytest
from distributed import Client
from recipes import SPACE, data, recipe

from mlpkit.search.study import clients, search


def asked(client):
    return search(recipe, SPACE, data, trials=1, epochs=1, seed=0, client=client)


class Slip:
    """Not a client, but with the address of a scheduler, like a cluster."""

    scheduler_address = "tcp://127.0.0.1:1"


@pytest.mark.parametrize(
    ("client", "words"),
    [
        (7, "client 7, which is not a client; expected a client of Dask, or a scheduler's address"),
        (Slip(), "which is a cluster; expected Client\\(cluster\\)"),
        (Client, "which is not a client; expected"),
        (b"tcp://127.0.0.1:9", "which is not a client; expected"),
    ],
)
def test_anything_but_a_client_gets_one_sentence(client, words):
    with pytest.raises(ValueError, match=f"search: .*{words}"):
        asked(client)


@pytest.fixture
def hasty(monkeypatch):
    monkeypatch.setattr(clients, "PATIENCE", 0.4)


@pytest.fixture
def deaf():
    """The port of a server that accepts connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def closing():
    """The port of a server that accepts connections and closes them."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def close():
            while True:
                try:
                    server.accept()[0].close()
                except OSError:
                    return

        threading.Thread(target=close, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@pytest.fixture
def web():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.mark.parametrize(
    ("kind", "address", "words"),
    [
        ("deaf", "tcp://127.0.0.1:{}", "the server there says nothing that Dask can read"),
        ("deaf", "127.0.0.1:{}", "the server there says nothing that Dask can read"),
        ("closing", "tcp://127.0.0.1:{}", "nothing is there"),
        ("web", "tcp://127.0.0.1:{}", "the server there says nothing that Dask can read"),
        ("web", "http://127.0.0.1:{}", "unknown address scheme 'http'"),
        ("web", "tls://127.0.0.1:{}", "tls needs certificates: give Client"),
        ("deaf", "", "missing port number"),
    ],
)
def test_an_address_without_a_scheduler_gets_one_sentence_soon(
    kind, address, words, request, hasty, capfd
):
    address = address.format(request.getfixturevalue(kind))
    with pytest.raises(ConnectionError, match="no Dask scheduler answers at ") as error:
        asked(address)
    assert words in str(error.value) and "\n" not in str(error.value)
    assert f" within {clients.PATIENCE} s: " in str(error.value)
    assert capfd.readouterr() == ("", "")


OLDER = """
import asyncio
from distributed import Scheduler

async def run():
    async with Scheduler(host="127.0.0.1", port=0, dashboard_address="127.0.0.1:0") as scheduler:
        scheduler.handlers["identity"] = lambda: Scheduler.identity(scheduler, n_workers=0)
        print(scheduler.address, flush=True)
        await scheduler.finished()

asyncio.run(run())
"""


@pytest.mark.guards
def test_a_scheduler_of_a_different_version_gets_one_sentence():
    """The scheduler's `identity` takes no arguments, as before 2025."""
    older = subprocess.Popen([sys.executable, "-c", OLDER], stdout=subprocess.PIPE, text=True)
    try:
        address = older.stdout.readline().strip()
        with pytest.raises(ConnectionError, match="does not understand this client, of Dask"):
            asked(address)
    finally:
        older.kill()
        older.communicate()
