"""An explorer in JupyterLab: the widget that carries its answers to the browser, and the user's
changes back. It is made when the explorer is shown, so that a page, which has no ipywidgets, can
have explorers too.
"""

from anywidget import AnyWidget
from ipywidgets import Widget
from traitlets import Dict, List, Unicode


class Shown(AnyWidget):
    """The widget of an explorer; what the browser asks is answered by the explorer."""

    title = Unicode().tag(sync=True)
    described = List().tag(sync=True)  # the controls, in order; a saved dict would be sorted
    asked = Dict().tag(sync=True, echo_update=False)  # {"number": n, "changes": {name: value}}
    answer = Dict().tag(sync=True)  # the answer to the latest question, with its number
    lasting = Dict().tag(sync=True)

    def __init__(self, explorer):
        self._esm = explorer.code
        names = "title", "described", "answer", "lasting"
        super().__init__(**{name: getattr(explorer, name) for name in names})
        self.add_class("mlpkit-explorer")
        self.observe(lambda change: explorer.hear(change["new"]), "asked")
        self.on_msg(lambda _, content, buffers: explorer.press(content["press"]))
        explorer.listeners.append(self.show)

    def show(self, answer):
        self.answer = answer

    def close(self):
        """Make ipywidgets forget the widget and its layout."""
        if self.trait_has_value("layout"):
            Widget.close(self.layout)
        super().close()
