"""Finish the site that Sphinx has written: add Python, a security policy, and offline use."""

import re

from docs import live_folder, offline, security

SCRIPT = re.compile(r'(live/exercises\.js)(\?v=\w+)?"')  # as _templates/layout.html writes it


def finish(folder):
    """Add Python, the policy and offline use to the folder of a site; a second call changes
    nothing."""
    # templates of the theme, which no page needs
    for path in (folder / "_static").glob("*webpack-macros.html"):
        path.unlink()
    (folder / "service.js").unlink(missing_ok=True)
    version = live_folder.make(folder / "live")
    for path in sorted(folder.rglob("*.html")):
        page = path.read_text("utf-8")
        made = security.secured(SCRIPT.sub(rf'\1?v={version}"', page))
        if made != page:
            path.write_text(made, "utf-8")
    if version:
        offline.make(folder)
