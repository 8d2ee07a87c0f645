"""Pages with one explorer each: its Python object answers, or its recording."""

import os
from urllib.parse import urlsplit

import pytest
from filelock import FileLock

from .chromium import expect, listen
from .explorers import SOURCES, expect_said, explorer_of, recordable
from .kernel import Kernel
from .worker import Host, make_site, show

COURSE = "https://example.org/course"


@pytest.fixture(scope="session")
def kernel(browser):  # `browser` comes first, so that nothing is started without a browser
    with Kernel() as kernel:
        yield kernel


@pytest.fixture(scope="session")
def spare():
    """{kind: pages} for reuse: filling one takes Chromium a fifth of the time of a new one."""
    return {}


@pytest.fixture
def open_page(browser, spare):
    """open_page(address, **options) -> a page with its explorer drawn, or its `count` explorers.

    touch: whether it has a touch screen; anew: whether it must be a page that no test has used yet;
    media: as for `emulate_media`. Whatever `listen` records of it is a failure.
    """
    used = []

    def open_page(address, width=960, height=900, *, touch=False, anew=False, count=1, **media):
        kind = (urlsplit(address).scheme, touch)  # pages of one site reuse its process
        pages = [] if anew else spare.setdefault(kind, [])
        if not pages:
            pages.append(browser.new_context(has_touch=touch).new_page())
            pages[-1].set_default_timeout(60_000)  # as for `expect`
            listen(pages[-1])
        page = pages.pop()
        used.append((page, None if anew else pages))
        page.mouse.up()
        page.mouse.move(0, 0)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(**{"color_scheme": "light", "reduced_motion": "no-preference"} | media)
        page.heard.clear()
        page.goto(address)
        expect(page.locator(".mlpkit[data-drawn]")).to_have_count(count)
        return page

    yield open_page
    heard = [one for page, _ in used for one in page.heard]
    for page, pages in used:
        if pages is None:
            page.context.close()
        else:
            pages.append(page)
    assert heard == []


@pytest.fixture
def open_explorer(open_page, kernel):
    """open_explorer(source, **options of the page) -> a page for which `page.explorer` answers."""

    def open_explorer(source, **options):
        explorer = explorer_of(source)
        page = open_page(kernel.page(explorer), **options)
        page.explorer = explorer
        return page

    yield open_explorer
    assert kernel.renew() == []


@pytest.fixture
def opened_here(request, open_explorer):
    """(page, a second explorer like the page's), drawn: what the module's cell SOURCE shows. The
    page's own is `page.explorer`."""
    source = request.module.SOURCE
    page, explorer = open_explorer(source), explorer_of(source)
    expect_said(page, explorer)
    return page, explorer


@pytest.fixture(params=["kernel", pytest.param("worker", marks=pytest.mark.proofs)])
def opened(request):
    """What `opened_here` gives, but without `page.explorer`, because the explorer may be in the
    worker of a page of the site."""
    if request.param == "kernel":
        return request.getfixturevalue("opened_here")
    page, source = request.getfixturevalue("live_page"), request.module.SOURCE
    show(page, source)
    explorer = explorer_of(source)
    expect_said(page, explorer)
    return page, explorer


@pytest.fixture(scope="session")
def live_tab(browser, tmp_path_factory):
    """A page of the site that shows one live explorer after the other, all in the same worker."""
    own = tmp_path_factory.mktemp("live")
    if not make_site(own):
        pytest.skip("there is no npm, so the site has no Python")
    with Host(own) as address:
        page = browser.new_page()
        page.set_default_timeout(120_000)
        listen(page)
        page.goto(address)
        yield page
        page.close()


@pytest.fixture
def live_page(live_tab):
    live_tab.mouse.up()
    live_tab.mouse.move(0, 0)
    live_tab.set_viewport_size({"width": 960, "height": 900})
    live_tab.heard.clear()
    yield live_tab
    if live_tab.evaluate("Object.hasOwn(performance, 'now')"):  # the clock of `evenly`
        live_tab.reload()
    assert live_tab.heard == []


@pytest.fixture(scope="session")
def recorded(tmp_path_factory):
    """recorded(name) -> the address of an explorer's recording, which is made once for all
    workers."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "recorded"
    folder.mkdir(exist_ok=True)

    def recorded(name):
        path = folder / f"{name}.html"
        with FileLock(f"{path}.lock"):
            if not path.exists():
                recordable(name).save(path, COURSE)
        return path.as_uri()

    return recorded


@pytest.fixture
def open_recorded(request, open_page, recorded):
    """open_recorded(**options of the page) -> (page, an explorer like the page's), where the page
    is a recording."""
    name, source = next(one for one in SOURCES.items() if one[1] == request.module.SOURCE)

    def open_recorded(**options):
        page, explorer = open_page(recorded(name), **options), explorer_of(source)
        expect_said(page, explorer)
        return page, explorer

    return open_recorded
