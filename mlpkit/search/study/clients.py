"""A usable Dask client, or one sentence that says why there is none."""

import asyncio
import contextlib
import threading

from distributed import Client, Security, __version__
from distributed.comm import connect

PATIENCE = 5  # seconds for a scheduler's answer
START = (
    "Start one with `dask scheduler`, which prints its address, and workers with `dask worker "
    "tcp://…`."
)


@contextlib.contextmanager
def connected(client):
    """Yield the client itself, or one for the scheduler at an address, which is closed afterwards.

    Raises ValueError for anything else, and ConnectionError if no scheduler answers there.
    """
    if not isinstance(client, str):
        check_client(client)
        yield client
        return
    check_address(client)
    opened = Client.__new__(Client)  # so that `opened` exists even if __init__ fails
    try:
        opened.__init__(client, timeout=PATIENCE, set_as_default=False)
    except Exception as error:
        # Left to the garbage collector, it may be closed while another client starts, and both
        # would wait for the same lock forever.
        opened.close()
        raise ConnectionError(
            f"search: the scheduler at {client} does not understand this client, of Dask "
            f"{__version__}; expected the same version on both sides. It said: {one_line(error)}"
        ) from error
    with opened:
        yield opened


def check_client(client):
    """Raise a ValueError, with what was given and what was expected, if it can't be used as a
    client."""
    expected = "a client of Dask, or a scheduler's address"
    faults = (
        (hasattr(client, "scheduler_address"), "is a cluster", "Client(cluster)"),
        (not isinstance(client, Client), "is not a client", expected),
        (getattr(client, "asynchronous", False), "is asynchronous", expected),
        (getattr(client, "status", "") != "running", "is closed", "one that is connected"),
    )
    for wrong, what, instead in faults:
        if wrong:
            raise ValueError(f"search: got client {client!r}, which {what}; expected {instead}.")


def check_address(address):
    """Raise a ConnectionError unless a scheduler answers there.

    Dask's own client waits forever for a server that accepts connections and says nothing. This
    asks in its own thread, because a notebook's thread already runs an event loop.
    """
    answers = []
    asking = threading.Thread(target=lambda: answers.append(asyncio.run(answer_of(address))))
    asking.start()
    asking.join()
    if answers != ["Scheduler"]:
        raise ConnectionError(
            f"search: no Dask scheduler answers at {address} within {PATIENCE} s: "
            f"{answers[0]}. {START}"
        )


async def answer_of(address):
    """What answers at an address: "Scheduler", or a sentence on why no scheduler does."""
    try:
        async with asyncio.timeout(PATIENCE):
            secure = Security().get_connection_args("client")
            comm = await connect(address, timeout=0.8 * PATIENCE, **secure)
            try:
                await comm.write({"op": "identity", "reply": True})
                found = (await comm.read())["type"]
            finally:
                comm.abort()
        return found if found == "Scheduler" else f"a {found.lower()} does"
    except TimeoutError:
        return "the server there says nothing that Dask can read"
    except OSError:
        return "nothing is there"
    except Exception as error:
        if address.startswith("tls:"):
            return "tls needs certificates: give Client(address, security=…) instead of an address"
        return one_line(error)


def one_line(error):
    return str(error).partition("\n")[0] or type(error).__name__
