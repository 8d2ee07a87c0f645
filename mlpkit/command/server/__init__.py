"""An extension of JupyterLab for `mlpkit lab`: notebooks keep the last state of their widgets.

A notebook that is opened the next day shows its explorers, sliders and progress bars as they were
left, where plain JupyterLab says "Error displaying widget: model not found". `config/` contains
JupyterLab's setting that writes the state of all live widgets at every save. By itself, that
setting loses a widget at the first save after its kernel has ended, and keeps widgets that no
output shows any more; so the server, which loads this package as an extension, corrects the state
before saving.

It also sends each message of a kernel to the page at once, so that an explorer follows the mouse.

And its first tab is the contents page: contents.py.
"""

import functools
import html
import json
import os
import re
import sysconfig
from pathlib import Path

HERE = Path(__file__).parent
CONFIG, QUIET, WHOLE, LANDING = (HERE / name for name in ("config", "quiet", "whole", "landing"))
OURS = {  # {plugin whose settings we override: folder of the override}
    "@jupyter-widgets/jupyterlab-manager:plugin": CONFIG,
    "@jupyterlab/apputils-extension:notification": QUIET,
    "@jupyterlab/notebook-extension:tracker": WHOLE,
}
VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
# the second form occurs in an Output widget
REFERENCE = re.compile(r'IPY_MODEL_([\w-]+)|"model_id": "([\w-]+)"')


def configure(environment):
    """Add our folders to an environment's paths; the user's own files are not touched.

    `landing/` brings the contents page, `quiet/` stops JupyterLab from asking about news, `whole/`
    makes it draw a notebook whole: otherwise a fresh one shows white under the wheel. Our
    overrides would win over all others, so none is added for a plugin that already has one.
    CHECKER_BUTTONS tells kernels that what they display may have buttons. A terminal of JupyterLab
    finds the command `mlpkit`, even where no environment is active.
    """
    wanted = [folder for plugin, folder in OURS.items() if not is_overridden(plugin)]
    put_first(environment, "JUPYTER_CONFIG_PATH", [*wanted, LANDING])
    put_first(environment, "JUPYTER_PATH", [LANDING])
    put_first(environment, "PATH", [sysconfig.get_path("scripts")])
    if CONFIG in wanted:
        environment["CHECKER_BUTTONS"] = "1"  # for mlpkit.checker.display.verdict.has_buttons


def is_overridden(plugin):
    """Whether somebody has overridden a plugin's settings, for this user or for all."""
    from jupyter_core.paths import jupyter_config_path
    from jupyterlab.commands import get_app_dir

    places = [Path(f, "labconfig", "default_setting_overrides.json") for f in jupyter_config_path()]
    places += Path(get_app_dir(), "settings").glob("overrides*.json*")
    return any(plugin in path.read_text(encoding="utf-8") for path in places if path.is_file())


def put_first(environment, name, folders):
    before = environment.get(name)
    environment[name] = os.pathsep.join([*map(str, folders), *filter(None, [before])])


def _jupyter_server_extension_points():
    return [{"module": "mlpkit.command.server"}]


def _load_jupyter_server_extension(app):
    from jupyter_server.services.kernels.websocket import KernelWebsocketHandler

    app.contents_manager.register_pre_save_hook(before_saving)
    keep_path(app)
    KernelWebsocketHandler.open = without_delay(KernelWebsocketHandler.open)


def keep_path(app):
    """Make terminals start a plain shell, unless the user has chosen one.

    Where its own output goes into a file, JupyterLab starts a login shell, in which /etc/profile
    forgets the PATH of `configure`.
    """
    terminals = app.web_app.settings.get("terminal_manager")
    if terminals is not None and "shell_command" not in app.terminado_settings:
        terminals.shell_command = [one for one in terminals.shell_command if one != "-l"]


def without_delay(open):
    """A websocket handler's `open` that also sends small messages without delay.

    By default the answer to an explorer waits until the page has acknowledged the message before
    it, which takes 40 ms. Source: Tornado's documentation of `WebSocketHandler.set_nodelay`.
    """

    @functools.wraps(open)
    async def opened(handler, *arguments, **options):
        handler.set_nodelay(True)
        await open(handler, *arguments, **options)

    return opened


def before_saving(model, path, contents_manager, **_):
    """JupyterLab's hook: give the notebook that is about to be written the states it needs."""
    from jupyter_server.utils import to_os_path

    if model["type"] == "notebook" and model.get("content"):
        try:
            before = json.loads(Path(to_os_path(path, contents_manager.root_dir)).read_bytes())
        except (OSError, ValueError):  # a new notebook, or a damaged file
            before = {}
        keep_shown(model["content"], before)


def keep_shown(notebook, before):
    """Make `notebook`, a JSON object, hold the states of the widgets in its outputs, and no others.

    Those are the widgets in an output, their parts, and the links between such widgets. States that
    are missing because the kernel has gone come from `before`, the notebook as it was saved last.
    If that has no state either, the output's picture or text replaces the widget.
    """
    states = widget_states(before) | widget_states(notebook)
    made_of = {
        one: ["".join(found) for found in REFERENCE.findall(json.dumps(state))]
        for one, state in states.items()
    }
    views = [data for data in outputs_of(notebook) if VIEW in data]
    for data in views:
        if data[VIEW]["model_id"] not in states:
            replace_widget(data)
    shown, waiting = set(), [data[VIEW]["model_id"] for data in views if VIEW in data]
    while waiting:
        identity = waiting.pop()
        if identity in states and identity not in shown:
            shown.add(identity)
            waiting += made_of[identity]
    links = {one for one, state in states.items() if state["model_name"].endswith("LinkModel")}
    shown |= {one for one in links if shown.issuperset(made_of[one])}
    if shown:
        kept = {one: state for one, state in states.items() if one in shown}
        state = {"version_major": 2, "version_minor": 0, "state": kept}
        notebook.setdefault("metadata", {})["widgets"] = {STATE: state}
    else:
        notebook.get("metadata", {}).pop("widgets", None)


def widget_states(notebook):
    """Return {id: state} of the widgets in a notebook; {} if the metadata have a different form."""
    states = notebook
    for name in ("metadata", "widgets", STATE, "state"):
        states = states.get(name) if isinstance(states, dict) else None
    return states if isinstance(states, dict) else {}


def outputs_of(notebook):
    """The data {MIME type: what is shown} of every output."""
    every = [one for cell in notebook.get("cells", []) for one in cell.get("outputs", [])]
    return [output["data"] for output in every if "data" in output]


def replace_widget(data):
    """Remove the widget from an output; a line under its picture says how to wake it."""
    del data[VIEW]
    if "image/png" in data:
        said = html.escape("".join(data.get("text/plain", "")))
        png = "".join(data["image/png"]).strip()
        picture = f'<img src="data:image/png;base64,{png}">'
        asleep = "<strong>This explorer is asleep: run the cell to use it.</strong>"
        data["text/html"] = f"<p>{asleep}</p>{picture}<p><em>{said}</em></p>"
