"""Where this copy of mlpkit was installed from, and so what brings its extras.

Never by name alone: nobody holds the name on the package index, so whoever takes it would be run.
"""

import json
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname


def how_to_get(extra):
    """A sentence: the command that installs an extra of mlpkit's, such as "lab".

    As pip has noted it when it installed mlpkit: from a checkout that is edited, from another
    folder or from a wheel. Where it has not, or that is gone, README's command is what is left.
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
