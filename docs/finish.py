"""What the site gets once Sphinx has written it: Python, a policy, and use without a network."""

import re

from docs import live_folder, offline, security

SCRIPT = re.compile(r'(live/exercises\.js)(\?v=\w+)?"')  # in a page; see _templates/layout.html


def finish(folder):
    """Add Python, the policy and offline use to the folder of a site; a second call changes
    nothing."""
    for path in (folder / "_static").glob("*webpack-macros.html"):  # the theme's own sources
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
