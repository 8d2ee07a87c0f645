"""Trials on Dask's workers, which may be processes here or machines anywhere."""

import contextlib
import functools
import logging
import queue
import uuid

import cloudpickle
import dask
from distributed import Client, LocalCluster, get_client, get_worker
from distributed.client import FutureCancelledError
from distributed.comm import CommClosedError
from distributed.scheduler import KilledWorker

from mlpkit.search.study.trials import Outcome

PATIENCE = 5  # seconds for a scheduler's answer
MOST = 2**20  # bytes of a pickled recipe: more is data
# A terminal's Ctrl-C goes to workers too; ending them is the client's.
DEAF = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"


def local_workers(workers):
    """A LocalCluster of so many processes on this machine, on the loopback and without a dashboard.

    Each has one thread, and one for BLAS. They end with this process, however it ends.
    """
    # Dask has no switch for the scheduler's own small HTTP server: it gets a free port and no page.
    quiet = {"distributed.scheduler.http.routes": [], "distributed.worker.http.routes": []}
    with dask.config.set(quiet):
        return LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
            silence_logs=logging.CRITICAL,
            preload=[DEAF],
        )


@contextlib.contextmanager
def pool(client, recipe, data, task):
    """A function of (book, interrupts) that has the client's workers do the trials.

    client: Dask's, or a scheduler's address. Raises ConnectionError when none answers there.
    """
    payload = cloudpickle.dumps((recipe, data, task))
    if len(payload) > MOST:
        raise ValueError(
            f"search: recipe and data take {len(payload) / 2**20:.1f} MB to send to each worker; "
            "expected functions that load the data there."
        )
    with quiet_dask(), contextlib.ExitStack() as stack:
        if isinstance(client, str):
            client = stack.enter_context(connected(client))
        yield functools.partial(on_workers, client, payload)


def connected(address):
    """A client of the scheduler at an address, to be closed by a with statement."""
    client = Client.__new__(Client)  # to be had also when its __init__ fails
    try:
        client.__init__(address, timeout=PATIENCE, set_as_default=False)
        return client
    except (OSError, ValueError) as error:
        # Left to the garbage collector, it may be closed while another client starts, and both
        # would wait for one lock, for ever.
        client.close()
        raise ConnectionError(
            f"search: no Dask scheduler answers at {address} within {PATIENCE} s. Start one with "
            "`dask scheduler`, and workers with `dask worker tcp://…`; it says its address."
        ) from error


def on_workers(client, payload, book, interrupts):
    """Keep every worker busy until the book has enough, or an interrupt comes.

    What happens comes in through one queue, and this thread alone writes the book. A trial whose
    worker dies is begun anew by Dask, on another; after so many deaths as the scheduler allows
    (three, unless it is set otherwise) the trial has failed.
    """
    topic, address = f"mlpkit-search-{uuid.uuid4().hex}", client.scheduler.address
    events, running = queue.SimpleQueue(), {}  # running: {its key: (trial, future)}
    client.subscribe_topic(topic, lambda event: events.put(event[1]))
    try:
        while book.wanting or running:
            fill(client, payload, topic, book, events, running)
            event = next_event(events, interrupts)
            if interrupts.waiting:
                return
            if event is None or event["key"] not in running:
                continue
            trial, future = running[event["key"]]
            if "loss" in event:
                note(client, book, trial, event)
            else:
                del running[event["key"]]
                book.finish(trial, outcome_of(future))
    except Exception as error:
        # Dask's calls fail in many ways without a scheduler; with one, the error is the recipe's
        # or the file's.
        lost = isinstance(error, (CommClosedError, FutureCancelledError))
        if client.status == "running" and not lost:
            raise
        raise ConnectionError(
            f"search: the scheduler {address} is gone, after {book.finished} of "
            f"{book.trials} trials. They are kept; the same search goes on."
        ) from error
    finally:
        futures = [future for _, future in running.values()]
        with contextlib.suppress(Exception):  # the scheduler may be gone
            client.cancel(futures, force=True)
            client.unsubscribe_topic(topic)


def fill(client, payload, topic, book, events, running):
    """Begin trials until each thread of each worker has one."""
    places = sum(client.nthreads().values()) if book.wanting else 0
    for _ in range(min(book.wanting, places - len(running))):
        trial, settings = book.begin()
        key = f"{topic}-{trial.number}"
        future = client.submit(work, payload, settings, topic, key=key, pure=False)
        running[key] = trial, future
        future.add_done_callback(lambda done: events.put({"key": done.key}))


def next_event(events, interrupts):
    """What a worker says or has done; None after a second, or at an interrupt."""
    try:
        interrupts.open = True
        event = events.get(timeout=1)
        interrupts.open = False
        return event
    except (queue.Empty, KeyboardInterrupt) as ended:
        interrupts.open = False
        interrupts.waiting = interrupts.waiting or isinstance(ended, KeyboardInterrupt)
        return None


def note(client, book, trial, event):
    """Put down a running trial's epoch; a hopeless one is told to end, under its key."""
    if event["epoch"] in book.epochs_of(trial):
        return  # of a trial that another worker has begun anew
    if book.hopeless(trial, event["epoch"], event["loss"]):
        client.set_metadata([event["key"]], True)


def outcome_of(future):
    """What a future came to; an error that is none of a trial's is raised."""
    try:
        return future.result()
    except KilledWorker as error:
        died = error.allowed_failures + 1
        reason = f"Workers died while they trained this, {died} in all; perhaps out of memory."
        return Outcome("failed", reason=reason)


@contextlib.contextmanager
def quiet_dask():
    """Without Dask's own lines about workers that come and go."""
    loggers = [logging.getLogger(f"distributed.{name}") for name in ("client", "core", "comm")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def work(payload, settings, topic):
    """On a worker: train one trial, and say each epoch's loss to the client."""
    recipe, loaded, task = unpacked(payload)
    worker, client, key = get_worker(), get_client(), get_worker().get_current_task()

    def hopeless(epoch, loss):
        worker.log_event(topic, {"key": key, "epoch": epoch, "loss": loss})
        return client.get_metadata([key], default=False)

    return task(recipe, loaded, settings, hopeless=hopeless)


@functools.lru_cache(maxsize=1)
def unpacked(payload):
    """Recipe, data loaded, and task: once in each worker process for a search."""
    recipe, data, task = cloudpickle.loads(payload)
    return recipe, data(), task
