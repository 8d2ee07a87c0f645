"""JupyterLab on a learner's fresh work folder, as `mlpkit lab` starts it or plain."""

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import nbformat

from mlpkit.command.lab import read_originals
from mlpkit.command.server import LANDING
from mlpkit.command.work_folder import fill_folder

ROOT = Path(__file__).parents[2]
FOLDERS = {  # the user's own settings stay untouched and have no influence here
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "data",
    "JUPYTER_RUNTIME_DIR": "runtime",
    "JUPYTERLAB_SETTINGS_DIR": "settings",
    "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
    "IPYTHONDIR": "ipython",
    "MLPKIT_HOME": "home",
}


class Lab:
    """`mlpkit lab`, with its work folder and all other folders in `folder`; a context manager.

    plain: start JupyterLab itself, on an empty work folder. It finds the contents page where an
    installation of mlpkit puts it.
    """

    def __init__(self, folder, plain=False):
        self.folder, self.work, self.log = folder, folder / "work", folder / "log"
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.address, self.token = f"http://127.0.0.1:{port}", secrets.token_hex(16)
        environment = os.environ | {name: str(folder / end) for name, end in FOLDERS.items()}
        for name in (
            "TQDM_DISABLE",
            "MLPKIT_COMPARE",
        ):  # without these two, which switch off what a learner sees
            environment.pop(name, None)
        command = [sys.executable, "-m", "mlpkit", "lab", "--work", str(self.work), "--no-browser"]
        if plain:
            self.work.mkdir()
            command[2:-1] = ["jupyterlab", str(self.work)]
            environment |= dict.fromkeys(["JUPYTER_CONFIG_PATH", "JUPYTER_PATH"], str(LANDING))
        command += ["--ip=127.0.0.1", f"--port={port}", "--port-retries=0", "--allow-root"]
        command += ["-y"]  # so that Ctrl+C stops the server without asking
        command += [f"--IdentityProvider.token={self.token}"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def __enter__(self):
        """Wait until JupyterLab answers."""
        end = time.monotonic() + 180
        while True:
            try:
                self.ask("status")
                return self
            except urllib.error.HTTPError:
                self.process.kill()
                raise
            except OSError as error:  # nothing is listening yet
                if self.process.poll() is not None or time.monotonic() > end:
                    self.process.kill()
                    raise RuntimeError(f"no JupyterLab:\n{self.log.read_text()}") from error
                time.sleep(0.2)

    def __exit__(self, *error):
        """Ask it to stop, which ends its kernels too; make sure that it does."""
        with contextlib.suppress(OSError):
            self.ask("shutdown", "POST")
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def ask(self, path, method="GET"):
        """Send a request to JupyterLab's REST API; returns its response."""
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(f"{self.address}/api/{path}", None, headers, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=60) as answer:
            return json.loads(answer.read() or "null")

    @property
    def bare_page(self):
        """An address with JupyterLab's origin and nothing else."""
        return f"{self.address}/api?token={self.token}"

    @property
    def landing(self):
        """The address of JupyterLab without a notebook."""
        return f"{self.address}/lab?reset&token={self.token}"

    def page(self, name):
        """The address of a notebook, alone in JupyterLab."""
        return f"{self.address}/lab/tree/{name}.ipynb?reset&token={self.token}"

    def write(self, name, *sources):
        """Write a notebook with these code cells into the work folder."""
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        notebook = nbformat.v4.new_notebook(cells=cells, metadata=kernel)
        nbformat.write(notebook, self.work / f"{name}.ipynb")

    def end_kernels(self):
        """End all kernels, as if it were the next morning."""
        for session in self.ask("sessions"):
            self.ask(f"sessions/{session['id']}", "DELETE")

    def renew(self):
        """Reset everything for a new learner: no kernels, fresh copies of the notebooks, nothing
        remembered."""
        self.end_kernels()
        for folder in ("work", "home", "workspaces"):
            shutil.rmtree(self.folder / folder, ignore_errors=True)
        self.work.mkdir()
        fill_folder(self.work, read_originals())
