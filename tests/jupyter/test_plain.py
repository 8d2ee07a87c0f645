"""JupyterLab that `mlpkit lab` did not start: the contents page is there only where copies are."""

import pytest

from mlpkit.command.lab import read_originals
from mlpkit.command.work_folder import fill_folder
from tests.pages.chromium import listen

from .lab import Lab
from .notebook import MINUTE, expect
from .test_contents import TABS, shown

pytestmark = pytest.mark.browser


def test_the_tab_appears_once_the_folder_holds_copies_and_not_before(browser, tmp_path):
    with Lab(tmp_path, plain=True) as lab:
        page = browser.new_page()
        listen(page)
        page.goto(lab.landing)
        expect(page.locator(TABS)).to_have_text(["Launcher"], timeout=2 * MINUTE)
        expect(shown(page)).to_have_count(0)
        (lab.work / "course").mkdir()
        fill_folder(lab.work / "course", {"00_start_here": read_originals()["00_start_here"]})
        page.goto(lab.landing)
        expect(page.locator(f"{TABS}.lm-mod-current")).to_have_text("Contents", timeout=2 * MINUTE)
        shown(page).get_by_role("link", name="00 · Watch three numbers learn").first.click()
        expect(page.locator(".jp-NotebookPanel:visible h1")).to_contain_text("00 · ")
        assert page.heard == []
        page.close()
