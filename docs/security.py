"""A content security policy in every page of the site: nothing from elsewhere, nothing sent away.

A page runs only scripts of the site, and those written into it by Sphinx and the theme, which are
named by their digests. Pyodide compiles WebAssembly, and its worker begins from a blob, which
makes it obey the same policy. MathJax and Matplotlib's tables write styles into elements.
"""

import re

from docs.offline import digest

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "worker-src": "'self' blob:",
    "connect-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
META = '<meta http-equiv="Content-Security-Policy" content="{}" />'
WRITTEN = re.compile(META.format('[^"]*').replace("/", r"\/") + "\n")
INLINE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.S)
FIRST = '<meta charset="utf-8" />\n'


def secured(page):
    """A page with its policy in place of any earlier one."""
    page = WRITTEN.sub("", page)
    if FIRST not in page:
        raise ValueError(f"got a page without {FIRST!r}, where the policy goes: {page[:200]}")
    return page.replace(FIRST, FIRST + META.format(policy(page)) + "\n", 1)


def policy(page):
    """The policy for a page: it names the digests of its inline scripts."""
    inline = sorted({digest(one.encode()) for one in INLINE.findall(page)})
    scripts = " ".join([POLICY["script-src"], *(f"'sha256-{one}'" for one in inline)])
    return "; ".join(f"{name} {told}" for name, told in (POLICY | {"script-src": scripts}).items())
