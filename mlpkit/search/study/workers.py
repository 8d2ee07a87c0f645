"""Trials on Dask's workers, which may be processes here or machines anywhere."""

import contextlib
import functools
import logging
import os
import queue
import signal
import time
import uuid
from dataclasses import dataclass
from multiprocessing import resource_tracker

import cloudpickle
import dask
from distributed import LocalCluster, get_client, get_worker
from distributed.client import FutureCancelledError
from distributed.comm import CommClosedError
from distributed.scheduler import KilledWorker

from mlpkit.fitting.interrupts import put_off
from mlpkit.helpers.shapes import check_whole
from mlpkit.search.study.clients import connected
from mlpkit.search.study.trials import Outcome, errors_only, loaded_by, past

MOST = 2**20  # bytes; a pickled recipe that is larger contains data
# A terminal's Ctrl-C reaches workers too, but only the client should end them.
DEAF = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"


def local_workers(workers):
    """A LocalCluster of `workers` processes on this machine, on its loopback interface, without a
    dashboard.

    Each has one thread, and one for BLAS. They end with this process, however it ends. Raises
    ValueError unless workers is 1 or more.
    """
    check_whole("search", "workers", workers)
    # Otherwise a worker that isn't back after 15 s, or dies twice, would never be restarted.
    dask.config.set({"distributed.deploy.lost-worker-timeout": "1 day"})
    # Dask can't switch off the scheduler's small HTTP server: it gets a free port and no page.
    quiet = {"distributed.scheduler.http.routes": [], "distributed.worker.http.routes": []}
    with dask.config.set(quiet), put_off(), deaf_children():  # an interrupted start fails in Dask
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
def deaf_children():
    """Make processes that are started in this block ignore Ctrl-C, even before DEAF runs in
    them."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # if it started later, it would unblock the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def pool(client, recipe, data, task):
    """Yield a function of (book, interrupts) that runs the trials on the client's workers.

    client: Dask's, or a scheduler's address. Raises ConnectionError if none answers there.
    """
    payload = cloudpickle.dumps((recipe, data, task))
    if len(payload) > MOST:
        raise ValueError(
            f"search: recipe and data take {len(payload) / 2**20:.1f} MB to send to each worker; "
            "expected functions that load the data there."
        )
    with quiet_dask(), connected(client) as client:
        yield functools.partial(on_workers, client, payload, task.keywords["time_limit"])


def on_workers(client, payload, time_limit, book, interrupts):
    """Keep every worker busy until the book has enough trials, or an interrupt comes.

    All events come in through one queue, and only this thread writes the book. If a trial's worker
    dies, Dask restarts the trial on another; after as many deaths as the scheduler allows (three by
    default) the trial has failed.
    """
    topic, address = f"mlpkit-search-{uuid.uuid4().hex}", client.scheduler.address
    events, running = queue.SimpleQueue(), {}  # {a trial's key: its Running}
    client.subscribe_topic(topic, lambda event: events.put(event[1]))
    try:
        while book.wanting or running:
            places = fill(client, payload, topic, book, events, running)
            event = next_event(events, interrupts)
            if interrupts.waiting:
                return
            if event is None:
                book.say(waited_for(running, places, address))
            elif event["key"] in running:
                heed(event, client, book, running, time_limit)
    except Exception as error:
        # Dask's calls fail in many ways without a scheduler; with one, the error is the recipe's
        # or the file's.
        gone = client.status != "running" or isinstance(error, CommClosedError)
        if not gone and not isinstance(error, FutureCancelledError):
            raise
        what = f"the scheduler {address} is gone" if gone else "its trials were cancelled by others"
        raise ConnectionError(
            f"search: {what}, after {book.finished} of {book.trials} trials. They are kept; the "
            "same search continues."
        ) from error
    finally:
        futures = [each.future for each in running.values()]
        with contextlib.suppress(Exception):  # the scheduler may be gone
            client.cancel(futures, force=True)
            client.unsubscribe_topic(topic)


@dataclass
class Running:
    """A trial that was submitted; begun: when a worker began it, None before."""

    trial: object
    future: object
    begun: float | None = None


def fill(client, payload, topic, book, events, running):
    """Submit trials until each thread of each worker has one; return the number of threads."""
    places = sum(client.nthreads().values())
    for _ in range(min(book.wanting, places - len(running))):
        trial, settings = book.begin()
        key = f"{topic}-{trial.number}"
        future = client.submit(work, payload, settings, topic, key=key, pure=False)
        running[key] = Running(trial, future)
        future.add_done_callback(lambda done: events.put({"key": done.key, "is": "done"}))
    return places


def waited_for(running, places, address):
    """For the bar: what a silent search is waiting for."""
    begun = [each.begun for each in running.values() if each.begun is not None]
    if not places:
        return f"no worker at {address} yet"
    if len(begun) < len(running):
        return f"{len(running) - len(begun)} of {len(running)} trials wait for a free worker"
    return f"{len(begun)} running, the longest for {time.monotonic() - min(begun):.0f} s"


def next_event(events, interrupts):
    """The next event from a worker; None after a second, or at an interrupt."""
    try:
        with interrupts.allowed():
            return events.get(timeout=1)
    except (queue.Empty, KeyboardInterrupt) as ended:
        interrupts.waiting = interrupts.waiting or isinstance(ended, KeyboardInterrupt)
        return None


def heed(event, client, book, running, time_limit):
    """Handle an event of a running trial."""
    key, trial = event["key"], running[event["key"]].trial
    match event["is"]:
        case "begun":
            running[key].begun = time.monotonic()
        case "epoch":
            note(client, book, trial, event)
        case "done":
            book.finish(trial, outcome_of(running.pop(key).future))
        case "stuck":
            client.cancel([running.pop(key).future], force=True)  # otherwise Dask would restart it
            book.finish(trial, Outcome("failed", seconds=event["seconds"], reason=past(time_limit)))


def note(client, book, trial, event):
    """Record a running trial's epoch; tell a hopeless trial, by its key, to end."""
    if event["epoch"] in book.epochs_of(trial):
        return  # a trial restarted on another worker repeats its epochs
    if book.hopeless(trial, event["epoch"], event["loss"]):
        client.set_metadata([event["key"]], True)


def outcome_of(future):
    """The result of a future; an error that is not the trial's is raised."""
    try:
        return future.result()
    except KilledWorker as error:
        died = error.allowed_failures + 1
        reason = f"Workers died training this trial, {died} in all, perhaps for lack of memory."
        return Outcome("failed", reason=reason)


@contextlib.contextmanager
def quiet_dask():
    """Silence Dask's own lines about workers that come and go."""
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
    """On a worker: train one trial, and report its start and each epoch's loss to the client.

    A trial that the client has given up ends soon. One that is stuck past its time limit ends with
    its process, if Dask's nanny will start a new one.
    """
    worker, client, key = get_worker(), get_client(), get_worker().get_current_task()

    def say(what, **more):
        worker.log_event(topic, {"key": key, "is": what, **more})

    def hopeless(epoch, loss):
        say("epoch", epoch=epoch, loss=loss)
        return client.get_metadata([key], default=False)

    def given_up():
        task = worker.state.tasks.get(key)
        return task is None or task.state == "cancelled"

    def stuck():
        say("stuck", seconds=time.monotonic() - begun)
        if worker.nanny is not None:
            time.sleep(2)  # so that this message reaches the client first
            os._exit(1)

    say("begun")
    with errors_only():
        recipe, loaded, task = unpacked(payload)
        begun = time.monotonic()
        return task(recipe, loaded, settings, hopeless=hopeless, each_second=given_up, stuck=stuck)


@functools.lru_cache(maxsize=1)
def unpacked(payload):
    """Unpack recipe and task, and load the data, once per worker process and search."""
    recipe, data, task = cloudpickle.loads(payload)
    return recipe, loaded_by(data), task
