"""The JupyterLab extension of `mlpkit lab`: a setting, and widgets that stay in the file."""

import asyncio
import json
import os
import re
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from mlpkit.command import server
from mlpkit.command.server import STATE, VIEW, before_saving, configure, keep_shown
from mlpkit.command.server.cells import letters_in
from mlpkit.exercises import course

WIDGETS, NEWS, WHOLE = (
    "@jupyter-widgets/jupyterlab-manager:plugin",
    "@jupyterlab/apputils-extension:notification",
    "@jupyterlab/notebook-extension:tracker",
)
SETTING = {
    WHOLE: {"windowingMode": "none"},
    WIDGETS: {"saveState": True},
    NEWS: {"fetchNews": "false", "checkForUpdates": False},
}


def notebook(shown, states):
    """A notebook with an output for each id in `shown`, and states {id: ids that it refers to}."""
    outputs = [{"data": {VIEW: {"model_id": one}, "text/plain": one}} for one in shown]
    outputs.append({"name": "stdout", "text": "no data"})
    cells = [{"cell_type": "markdown"}, {"cell_type": "code", "outputs": outputs}]
    kept = {
        one: {
            "model_name": "LinkModel" if "link" in one else "VBoxModel",
            "state": {"children": [f"IPY_MODEL_{other}" for other in others]},
        }
        for one, others in states.items()
    }
    widgets = {STATE: {"version_major": 2, "version_minor": 0, "state": kept}}
    return {"cells": cells, "metadata": {"widgets": widgets} if states else {}}


def kept(notebook):
    return set(notebook["metadata"].get("widgets", {STATE: {"state": {}}})[STATE]["state"])


def test_the_widgets_of_an_output_are_kept_with_all_their_parts_and_nothing_else():
    new = notebook(["a"], {"a": ["b", "c"], "b": ["d"], "c": [], "d": ["a"], "old": ["d"]})
    keep_shown(new, {})
    assert kept(new) == {"a", "b", "c", "d"}


def test_the_contents_of_an_output_widget_are_kept_even_under_an_id_with_hyphens():
    new = notebook(["out"], {"out": [], "in-side": ["deep-er"], "deep-er": [], "in": [], "old": []})
    states = new["metadata"]["widgets"][STATE]["state"]
    states["out"]["state"]["outputs"] = [{"data": {VIEW: {"model_id": "in-side"}}}]
    keep_shown(new, {})
    assert kept(new) == {"out", "in-side", "deep-er"}


@pytest.mark.parametrize("shown", [[], ["a"]])
def test_a_notebook_without_metadata_is_saved_too(shown):
    new = notebook(shown, {})
    del new["metadata"]
    keep_shown(new, notebook(shown, {"a": []}))
    assert new.get("metadata", {}).keys() == ({"widgets"} if shown else set())


def test_a_link_between_widgets_that_are_shown_is_kept():
    new = notebook(["a", "b"], {"a": [], "b": [], "link": ["a", "b"], "link2": ["a", "x"]})
    keep_shown(new, {})
    assert kept(new) == {"a", "b", "link"}


def test_states_missing_from_the_page_come_from_the_file_and_its_own_states_are_newer():
    before = notebook(["a", "x"], {"a": ["b"], "b": [], "x": ["y"], "y": []})
    new = notebook(["a", "n"], {"n": []})
    keep_shown(new, before)
    assert kept(new) == {"a", "b", "n"}
    newer = notebook(["a"], {"a": []})
    keep_shown(newer, before)
    assert kept(newer) == {"a"}


def test_a_widget_without_a_state_is_replaced_by_its_picture_and_says_how_to_wake_it():
    new = notebook(["a", "lost", "gone"], {"a": []})
    a, lost, gone = (output["data"] for output in new["cells"][1]["outputs"][:3])
    lost |= {"image/png": "iVBORw0K\n", "text/plain": "Explorer(x=1). p < q"}
    keep_shown(new, {})
    assert VIEW in a and VIEW not in lost and gone == {"text/plain": "gone"}
    assert "run the cell to use it" in lost["text/html"]
    assert '<img src="data:image/png;base64,iVBORw0K">' in lost["text/html"]
    assert "Explorer(x=1). p &lt; q" in lost["text/html"]


def test_a_notebook_without_widgets_holds_no_states():
    new = notebook([], {"a": []})
    keep_shown(new, notebook(["a"], {"a": []}))
    assert "widgets" not in new["metadata"]


@pytest.mark.parametrize(
    "before", [None, b"", b"{ not JSON", b'{"metadata": {}}', b"[]", b'{"metadata": null}']
)
def test_a_missing_or_damaged_file_does_not_prevent_saving(tmp_path, before):
    if before is not None:
        (tmp_path / "one.ipynb").write_bytes(before)
    content = notebook(["a", "lost"], {"a": []})
    manager = SimpleNamespace(root_dir=str(tmp_path))
    model = {"type": "notebook", "content": content}
    before_saving(model=model, path="one.ipynb", contents_manager=manager)
    assert kept(content) == {"a"}


def test_other_files_are_left_alone(tmp_path):
    model = {"type": "file", "content": "text"}
    before_saving(model=model, path="a.txt", contents_manager=SimpleNamespace(root_dir=tmp_path))
    assert model == {"type": "file", "content": "text"}


def test_the_letters_of_a_guess_are_those_that_its_question_offers():
    found = letters_in(course)
    offered = {g.name: re.findall(r"^- ([a-z])\)", g.again, re.M) for g in course.guesses.values()}
    for name, letters in offered.items():
        assert found.get(name, []) == letters or (name in found and not letters), name
    assert found["most_confused"] == ["a", "b", "c", "d"]  # its answer is kept for a later notebook
    assert "eight_curves" not in found  # eight parts are typed


@pytest.fixture
def user(tmp_path, monkeypatch):
    """Empty folders of a user; user(place, text) writes there and returns all overrides."""
    pytest.importorskip("jupyterlab")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("JUPYTERLAB_DIR", str(tmp_path / "app"))
    for name in ("JUPYTER_CONFIG_PATH", "JUPYTER_PATH", "CHECKER_BUTTONS", "CHECKER_WORK"):
        monkeypatch.setenv(name, "")  # so that the variable is restored after the test
        monkeypatch.delenv(name)

    def overrides(place=None, text=""):
        from jupyter_server.services.config import ConfigManager

        if place:
            path = tmp_path / place
            path.parent.mkdir(parents=True)
            path.write_text(text)
        configure(os.environ)
        return ConfigManager(config_dir_name="labconfig").get("default_setting_overrides")

    return overrides


def test_jupyterlab_finds_the_setting_and_the_users_folder_stays_empty(user, tmp_path):
    assert user() == SETTING
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_finds_the_command(user, monkeypatch):
    monkeypatch.setenv("PATH", "/usr/bin")
    user()
    assert shutil.which("mlpkit") == str(Path(sys.executable).with_name("mlpkit"))


def test_the_users_other_overrides_and_folders_stay(user, tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(tmp_path / "more"))
    other = {"@jupyterlab/shortcuts-extension:shortcuts": {"shortcuts": []}}
    assert user("more/labconfig/default_setting_overrides.json", json.dumps(other)) == (
        SETTING | other
    )


@pytest.mark.parametrize(
    "place",
    [
        "config/labconfig/default_setting_overrides.json",
        "app/settings/overrides.json",
        "app/settings/overrides.json5",
    ],
)
def test_the_users_own_choice_about_widgets_is_respected(user, place):
    found = user(place, json.dumps({WIDGETS: {"saveState": False}}))
    assert found[NEWS] == SETTING[NEWS] and found.get(WIDGETS) != SETTING[WIDGETS]
    assert "CHECKER_BUTTONS" not in os.environ


def test_the_users_own_choice_about_news_is_respected(user):
    place = "config/labconfig/default_setting_overrides.json"
    mine = {"fetchNews": "true"}
    assert user(place, json.dumps({NEWS: mine})) == SETTING | {NEWS: mine}
    assert os.environ["CHECKER_BUTTONS"] == "1"


def test_jupyterlab_finds_the_contents_page(user):
    from jupyter_core.paths import jupyter_config_path, jupyter_path
    from jupyter_server.extension.config import ExtensionConfigManager
    from jupyterlab_server.config import get_federated_extensions

    user()
    manager = ExtensionConfigManager(read_config_path=jupyter_config_path())
    assert manager.get_jpserver_extensions()["mlpkit.command.server.contents"] is True
    found = get_federated_extensions(jupyter_path("labextensions"))["mlpkit-contents"]
    plugin = Path(found["ext_path"], found["jupyterlab"]["_build"]["load"])
    assert '_JUPYTERLAB["mlpkit-contents"]' in plugin.read_text(encoding="utf-8")


def test_the_server_loads_the_extension(user):
    from jupyter_core.paths import jupyter_config_path
    from jupyter_server.extension.config import ExtensionConfigManager

    user()
    manager = ExtensionConfigManager(read_config_path=jupyter_config_path())
    assert manager.get_jpserver_extensions()["mlpkit.command.server"] is True


@pytest.mark.parametrize(
    ("chosen", "started"), [({}, ["sh"]), ({"shell_command": ["sh", "-l"]}, ["sh", "-l"])]
)
def test_a_terminals_shell_is_not_a_login_shell_unless_the_user_chose_one(chosen, started):
    terminals = SimpleNamespace(shell_command=["sh", "-l"])
    web_app = SimpleNamespace(settings={"terminal_manager": terminals})
    server.keep_path(SimpleNamespace(web_app=web_app, terminado_settings=chosen))
    assert terminals.shell_command == started


def test_a_kernels_small_messages_do_not_wait_for_each_other(monkeypatch):
    from jupyter_server.services.kernels.websocket import KernelWebsocketHandler

    called = []

    async def before(handler, kernel):
        called.append(("open", kernel))

    monkeypatch.setattr(KernelWebsocketHandler, "open", before)
    hooks = SimpleNamespace(register_pre_save_hook=called.append)
    web_app = SimpleNamespace(settings={})  # without terminals
    app = SimpleNamespace(contents_manager=hooks, web_app=web_app, terminado_settings={})
    server._load_jupyter_server_extension(app)
    socket = SimpleNamespace(set_nodelay=lambda value: called.append(value))
    asyncio.run(KernelWebsocketHandler.open(socket, "a kernel"))
    assert called == [before_saving, True, ("open", "a kernel")]
