"""Find out where this copy of mlpkit was installed from, and so how to get its extras.

Never install it by name alone: nobody owns the name on the package index, so anyone could register
it, and their code would run.
"""

import json
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname


def how_to_get(extra):
    """A sentence: the command that installs an extra of mlpkit, such as "lab".

    pip noted the source when it installed mlpkit: an editable checkout, a folder or a wheel. If it
    did not, or the source is gone, the sentence points to the README.
    """
    try:
        noted = json.loads(metadata.distribution("mlpkit").read_text("direct_url.json") or "{}")
        url = urlsplit(noted.get("url", ""))
        source = Path(url2pathname(url.path))
    except (metadata.PackageNotFoundError, ValueError):
        noted, url, source = {}, urlsplit(""), Path()
    if url.scheme != "file" or not source.exists():
        return f"Run the installation command of the README once more, with the extra {extra}."
    if noted.get("dir_info", {}).get("editable"):
        return f'In the folder {source}, run: pip install -e ".[{extra}]"'
    return f'Run: pip install "{source}[{extra}]"'
