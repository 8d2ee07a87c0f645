"""Run a command that opens the course, ask its JupyterLab for the first notebook, and shut it down.

python .ci/try_lab.py make lab

It prints after how many seconds the notebook was served, and the size of `.venv`.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

TOKEN = "try"


def main(command):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        server = {"port": port, "port_retries": 0, "open_browser": False, "allow_root": True}
        with open(os.path.join(folder, "jupyter_server_config.json"), "w") as file:
            json.dump({"ServerApp": server, "IdentityProvider": {"token": TOKEN}}, file)
        environment = os.environ | {"JUPYTER_CONFIG_DIR": folder}
        begin = time.monotonic()
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True
        )
        try:
            notebook = first_answer(process, port)
            seconds = time.monotonic() - begin
            ask(port, "shutdown", method="POST")
            code = process.wait(timeout=60)
        finally:
            kill(process)
    cells = [cell for cell in notebook["content"]["cells"] if cell["cell_type"] == "code"]
    if code or not cells or any(cell["outputs"] for cell in cells):
        sys.exit(f"{' '.join(command)}: exit code {code}, {len(cells)} code cells")
    files = [path for path in Path(".venv").rglob("*") if path.is_file() and not path.is_symlink()]
    weight = f"{sum(path.stat().st_size for path in files) / 1e6:.0f} MB in .venv"
    said = f"JupyterLab serves {notebook['path']} after {seconds:.0f} s; {weight}"
    print(f"{' '.join(command)}: {said}", flush=True)


def kill(process):
    """Kill the command and everything it started: make would end without its JupyterLab."""
    if os.name == "nt":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True)
    else:
        with contextlib.suppress(ProcessLookupError):  # all have ended already
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def first_answer(process, port, minutes=15):
    """The first notebook, as the server sends it; before that, the command may install packages."""
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        if process.poll() is not None:
            sys.exit(f"ended with exit code {process.returncode} before JupyterLab answered")
        try:
            return ask(port, "contents/00_start_here.ipynb")
        except urllib.error.HTTPError:
            raise
        except OSError:  # the server does not listen yet
            time.sleep(0.5)
    sys.exit(f"no answer from JupyterLab in {minutes} minutes")


def ask(port, path, method="GET"):
    headers = {"Authorization": f"token {TOKEN}"}
    address = f"http://127.0.0.1:{port}/api/{path}"
    request = urllib.request.Request(address, headers=headers, method=method)
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as answer:
        return json.loads(answer.read() or "null")


main(sys.argv[1:])
