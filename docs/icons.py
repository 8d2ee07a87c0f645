"""A script with only those of the theme's icons that the pages use: 10 kB instead of 1.5 MB.

The theme includes all of Font Awesome Free (its icons: CC BY 4.0). The written pages show which are
needed; a new script of the same name draws them.
"""

import json
import re

NAMED = re.compile(r'class="[^"]*\bfa-solid\b[^"]*"')
SIZES = {"solid", "lg", "fw", "sm", "xs"}  # names that are not icons
SCRIPT = """// Icons of Font Awesome Free, https://fontawesome.com, CC BY 4.0, by Fonticons, Inc.
const icons = {icons};
for (const one of document.querySelectorAll("i.fa-solid")) {{
  const name = [...one.classList].map((word) => word.slice(3)).find((word) => word in icons);
  if (!name) continue;
  const [width, height, path] = icons[name];
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const {{ name, value }} of one.attributes) drawn.setAttribute(name, value);
  drawn.classList.add("svg-inline--fa");
  drawn.setAttribute("viewBox", `0 0 ${{width}} ${{height}}`);
  drawn.setAttribute("aria-hidden", "true");
  drawn.innerHTML = `<path fill="currentColor" d="${{path}}"/>`;
  one.replaceWith(drawn);
}}
"""


def setup(app):
    app.connect("build-finished", draw)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def draw(app, error):
    if error or app.builder.name != "html":
        return
    pages = [path.read_text(encoding="utf-8") for path in app.outdir.rglob("*.html")]
    script = app.outdir / "_static" / "scripts" / "fontawesome.js"
    everything = script.read_text(encoding="utf-8")
    icons = {name: icon(everything, name) for name in sorted(set().union(*map(used, pages)))}
    script.write_text(SCRIPT.format(icons=json.dumps(icons)), encoding="utf-8")
    for path in [*script.parent.glob("*.map"), *app.outdir.glob("_static/styles/*.map")]:
        path.unlink()


def used(page):
    """The names of the icons that a page has."""
    return set(re.findall(r"\bfa-([\w-]+)", " ".join(NAMED.findall(page)))) - SIZES


def icon(script, name):
    """Return (width, height, path) of an icon in Font Awesome's script; its solid form comes
    last."""
    form = rf'(?<![\w-]){name}["\']?:\[(\d+),(\d+),\[[^\]]*\],"[0-9a-f]+","([^"]+)"\]'
    found = re.findall(form, script)
    if not found:
        raise ValueError(f"icons: Font Awesome's script has no icon {name!r}, which a page shows.")
    width, height, path = found[-1]
    return int(width), int(height), path
