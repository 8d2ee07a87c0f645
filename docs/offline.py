"""The site without a network: service.js, which keeps every file of this version of the site."""

import base64
import hashlib
import json

from docs.live_folder import LIVE

LATER = 1_000_000  # bytes; a larger file is kept only once something has opened it


def make(folder):
    """Write service.js into the folder of the whole site; call it when all else is written."""
    digests, later = {}, {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != "service.js":
            big = name.startswith("live/files/") and path.stat().st_size > LATER
            (later if big else digests)[name] = digest(path.read_bytes())
    lists = f"const FILES = {json.dumps(digests)};\nconst LATER = {json.dumps(later)};\n"
    source = (LIVE / "service.js").read_text("utf-8")
    (folder / "service.js").write_text(lists + source, "utf-8")


def digest(data):
    """Return the SHA-256 digest in the form of HTML's `integrity`."""
    return base64.b64encode(hashlib.sha256(data).digest()).decode()
