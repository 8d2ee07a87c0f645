"""Matplotlib's backend on a page: pictures by Agg; `plt.show()` shows what is open so far."""

from matplotlib.backend_bases import FigureManagerBase as FigureManager  # noqa: F401
from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas  # noqa: F401

from docs.live.figures import close_figures, picture
from mlpkit.checker.display import verdict


def show(*, block=None):
    """Show pyplot's open figures now, and close them."""
    for figure in close_figures():
        verdict.show(picture(figure))
