"""Which explorer belongs to which cell: a cell that runs again closes the explorer it made
before."""

import sys
import weakref

made = {}  # {cell: (its last run, the explorers made in that run)}


def take_over(explorer):
    """End and close the explorers of this cell's earlier runs, which no button can reach now."""
    cell, run = this_cell()
    if cell is None:
        return
    last, explorers = made.get(cell, (None, ()))
    if last != run:
        for former in list(explorers):
            former.end("ended: the cell was run again")
            former.close()
        explorers = weakref.WeakSet()
        made[cell] = run, explorers
    explorers.add(explorer)


def this_cell():
    """The cell that is running, and which run it is; (None, None) outside a notebook."""
    try:
        message = sys.modules["IPython"].get_ipython().get_parent()
        return message["metadata"]["cellId"], message["header"]["msg_id"]
    except (KeyError, AttributeError, TypeError):  # no IPython, no kernel, or not a notebook's cell
        return None, None
