"""The contents page, as text and as HTML: where you are, notebooks, routes, explorers."""

import html
from pathlib import Path

from mlpkit.checker.cell_links import address, copy_of
from mlpkit.checker.contents.edition import chapters, pictured
from mlpkit.checker.display.progress_table import drawn_bar, progress_of, with_links
from mlpkit.checker.display.verdict import aligned
from mlpkit.checker.review import placement
from mlpkit.checker.review.notebook_file import is_due, what_comes_back

STYLE = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
HEADS = "<span></span><span>core</span><span>Deeper</span>"
HEADS = f'<li class="heads" aria-hidden="true">{HEADS}</li>'
NONE = "There are no notebooks here that can be read."
REVIEW, PLACING = "review", "where_to_begin"  # notebooks that the page's buttons write and open


class Contents:
    """A course as a learner finds it: its chapters, their Progress, and its routes.

    chapters: {number: Chapter} of the notebooks.
    progress: the learner's.
    due: whether something comes back today.
    buttons: whether the page, as HTML, has buttons, for a server that handles them.
    """

    def __init__(self, course, found, progress, due=False, buttons=False):
        self.course, self.chapters, self.progress = course, found, progress
        self.due, self.buttons, self.folder = due, buttons, progress.folder
        self.routes = [route for route in course.routes if self.numbers(route)]

    def __str__(self):
        rows = [
            [f"{number:02d}", chapter.title, *said_minutes(chapter.minutes), self.core(number)]
            for number, chapter in self.chapters.items()
        ]
        lines = [f"{r.title}: {self.price(r)}, {self.where(r)}." for r in self.routes]
        headings = "", "notebook", "core", "deeper", "solved"
        table = aligned(headings, rows) if rows else NONE
        remarks = self.progress.remarks(self.progress.named)
        title = filter(None, [self.course.heading or self.course.name, self.course.about])
        return "\n".join([*title, table, *remarks, *lines])

    def __repr__(self):
        return str(self)

    def _repr_html_(self):
        lines = "".join(map(self.line, self.chapters))
        listed = f'<ol class="chapters">{HEADS}{lines}</ol>' if lines else f"<p>{NONE}</p>"
        parts = [
            self.title(),
            self.start(),
            section("Notebooks", listed),
            self.ways(),
            self.gallery(),
        ]
        return f'<div class="checker-contents"><style>{STYLE}</style>{"".join(parts)}</div>'

    def title(self):
        """Return what the course is called, and what it is."""
        heading = html.escape(self.course.heading or self.course.name)
        about = self.course.about and f"<p>{html.escape(self.course.about)}</p>"
        return f"<h2>{heading}</h2>{about}"

    @property
    def begun(self):
        progress = self.progress
        return progress.stopped or any(one.get("tried") for one in progress.entries.values())

    def start(self):
        """Return links to where the learner stopped and to what is next, and what else to know."""
        progress = self.progress
        if not self.begun:
            if not self.chapters:
                return ""
            first = min(self.chapters)
            core = said_minutes(self.chapters[first].minutes)[0]
            go = f"Begin: {self.link(first, self.heading(first))}{core and f', {core}'}."
            return f'<p class="go">{go}</p>'
        said = "".join(f"<p>{with_links(line)}</p>" for line in progress.news())
        go = "".join(
            f'<p class="go">{with_links(one)}</p>' for one in progress.place(progress.linked)
        )
        button = pressed(REVIEW, "Review what is due") if self.buttons and self.due else ""
        return f"{go}{button}{said}"

    def line(self, number):
        """A notebook as an item of the list: its title, its minutes, and how much is done."""
        minutes = said_minutes(self.chapters[number].minutes)
        parts = zip(("core", "Deeper"), minutes, self.progress.of(number), strict=True)
        cells = "".join(
            f'<span class="part"><span class="what">{what}</span><span>{said}</span>'
            f"{drawn_bar(*counts) if counts[2] else ''}</span>"
            for what, said, counts in parts
            if said or counts[2]
        )
        title = f'<span class="title">{self.link(number, self.heading(number))}</span>'
        here = ' class="here"' if self.begun and number == self.progress.here else ""
        return f'<li value="{number}"{here}>{title}{cells}</li>'

    def ways(self):
        """The routes, with their hours and what is next on each; and the placement questions."""
        cards = [
            f"<div><h4>{html.escape(r.title)}</h4><p>{html.escape(r.told)}</p>"
            f"<p>{self.price(r)}.</p><p>{self.next_on(r)}</p></div>"
            for r in self.routes
        ]
        cards += self.where_to_begin()
        return section("Ways through", f'<div class="ways">{"".join(cards)}</div>') if cards else ""

    def where_to_begin(self):
        """A card for the placement questions, if the course has any."""
        if not placement.questions(self.course):
            return []
        told = (
            f"<p>One question for each notebook, {placement.minutes(self.course)} in all. The "
            "answers say which notebook to begin with. They are not kept.</p>"
        )
        button = pressed(PLACING, "Open the questions") if self.buttons else ""
        return [f"<div><h4>Where to begin?</h4>{told}{button}</div>"]

    def gallery(self):
        shown = [
            f'<a href="{self.address(number, one.cell)}" title="{html.escape(one.told)}">'
            f'<img class="{"both" if both else "one"}" alt="" src="data:image/webp;base64,{webp}">'
            f"<span>{number:02d} · {html.escape(one.title)}</span></a>"
            for number, chapter in self.chapters.items()
            if self.address(number)
            for one in chapter.explorers
            for webp, both in [pictured(one.name, one.png, self.course.stills)]
            if webp
        ]
        return section("Explorers", f'<div class="gallery">{"".join(shown)}</div>') if shown else ""

    def numbers(self, route):
        return [number for number in self.chapters if route.holds(number)]

    def price(self, route):
        """How many notebooks a route has, and how many hours they take, in words."""
        found = [self.chapters[number].minutes for number in self.numbers(route)]
        spent = sum(m.core + m.deeper * route.deeper for m in found if m)
        return f"{len(found)} notebook{'s' * (len(found) != 1)}, {in_hours(spent)}"

    def where(self, route):
        """The next step on a route, in words."""
        following = self.following(route)
        return "all solved" if following is None else f"next: {self.heading(following)}"

    def next_on(self, route):
        following = self.following(route)
        if following is None:
            return "All its exercises are solved."
        return f"Next: {self.link(following, self.heading(following))}"

    def following(self, route):
        """The first notebook of a route that has unsolved exercises; None if all are solved.

        Deeper exercises count only if they are on the route.
        """
        for number in self.numbers(route):
            core, deeper = self.progress.of(number)
            if core[0] < core[2] or (route.deeper and deeper[0] < deeper[2]):
                return number
        return None

    def core(self, number):
        done, _, of = self.progress.of(number)[0]
        return f"{done} of {of}"

    def heading(self, number):
        return f"{number:02d} · {self.chapters[number].title}"

    def address(self, number, cell=None):
        """The address of a notebook's copy, or of a cell in it; "" if there is no copy."""
        path = copy_of(number, self.folder)
        return html.escape(address(path.name, cell)) if path else ""

    def link(self, number, text):
        address, text = self.address(number), html.escape(text)
        return f'<a href="{address}">{text}</a>' if address else text


def contents_of(session, folder, buttons=False):
    """The Contents of a session's course, for the learner whose notebooks are in a folder."""
    comes = what_comes_back(session, how_to=not buttons)
    found = chapters(session.course.notebooks or folder)
    progress = progress_of(session, comes, folder)
    return Contents(session.course, found, progress, is_due(comes), buttons)


def section(title, inside):
    return f"<h3>{title}</h3>{inside}"


def pressed(what, label):
    """A button that makes the server write a notebook, and then opens the notebook."""
    return f'<p><button type="button" data-write="{what}">{label}</button></p>'


def said_minutes(minutes):
    """Return [core, Deeper] as "75 min", or "" if there is none."""
    return [f"{part} min" if part else "" for part in minutes or ("", "")]


def in_hours(minutes):
    """Return minutes as text: 50 min, 5 h, 11 h 45 min."""
    hours, rest = divmod(int(minutes), 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours)
    return " ".join(parts)
