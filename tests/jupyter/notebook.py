"""A notebook open in JupyterLab: what a learner does with keyboard and mouse, and sees."""

import re

from tests.pages.chromium import expect, listen
from tests.pages.pictures import WRITE_PICTURES

VIEW = {  # pixels per CSS pixel, so that README's pictures are sharp on any screen
    "viewport": {"width": 1340, "height": 914},
    "device_scale_factor": 2 if WRITE_PICTURES else 1,
}
MINUTE = 60_000  # long enough for a machine that does ten other things
IDLE = re.compile(r"^Python 3.* \| Idle$")
RAN = re.compile(r"^\[\d+\]:$")
WAITING = re.compile(r"^\[\*\]:$")
WRONG = {  # the forms of a fault in a page
    "an error or stderr": "[data-mime-type='application/vnd.jupyter.stderr']",
    "a broken widget": ".jupyter-widgets-error-widget",
    "a broken formula": "mjx-merror",
    "a formula's unknown name": "mjx-mtext[style*='color: red']",
}


class Notebook:
    """One notebook in one page; it starts when its kernel is idle.

    `heard` has what `listen` recorded: errors, and every address outside this machine.
    """

    def __init__(self, page, address=None):
        if not hasattr(page, "heard"):
            listen(page)
        self.page, self.heard = page, page.heard
        if address:  # without an address the notebook is already open
            page.heard.clear()
            page.set_viewport_size(VIEW["viewport"])
            page.goto(address, timeout=2 * MINUTE)
        self.wait_until_idle()
        self.code_cells = page.locator(".jp-CodeCell")
        self.prompts = self.code_cells.locator(".jp-InputPrompt")

    def wait_until_idle(self, minutes=3):
        """Wait until the status bar says that the kernel is idle."""
        self.page.get_by_text(IDLE).first.wait_for(timeout=minutes * MINUTE)

    def run_all(self, minutes=15):
        """Run > Run All Cells, to the end."""
        before = self.prompts.first.inner_text()
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        expect(self.prompts.first).not_to_have_text(before)
        expect(self.prompts.filter(has_text=WAITING)).to_have_count(0, timeout=minutes * MINUTE)
        expect(self.page.get_by_text("Loading widget...")).to_have_count(0)
        self.wait_until_idle()

    def cell(self, piece):
        """The code cell with `piece` in a line of its source."""
        return self.code_cells.filter(has=self.page.locator(".cm-line", has_text=piece))

    def run(self, cell, minutes=3):
        """Shift + Enter in a cell; wait until it has finished."""
        prompt = cell.locator(".jp-InputPrompt")
        # the new number may equal the old one
        prompt.evaluate("prompt => (prompt.textContent = '')")
        cell.locator(".cm-content").press("Shift+Enter")
        expect(prompt).to_have_text(RAN, timeout=minutes * MINUTE)

    def save(self):
        """Ctrl + S; wait until the file is written."""
        self.code_cells.first.locator(".cm-content").press("Control+s")
        expect(self.page.locator("#jp-main-dock-panel .jp-mod-dirty")).to_have_count(0)

    def restart_kernel(self):
        """Press Escape, 0, 0, and confirm."""
        self.code_cells.first.locator(".cm-content").press("Escape")
        self.page.keyboard.press("0")
        self.page.keyboard.press("0")
        self.page.get_by_role("button", name="Confirm Kernel Restart").click()
        expect(self.page.get_by_role("dialog")).to_have_count(0)
        self.wait_until_idle()

    def type_over(self, cell, piece, text):
        """Click on the line with `piece` and type over it; the indentation stays."""
        cell.locator(".cm-line", has_text=piece).click()
        self.page.keyboard.press("Home")
        self.page.keyboard.press("Shift+End")
        self.page.keyboard.type(text)

    def insert_below(self, cell, line):
        """Insert a new cell below `cell`, and type one line into it."""
        cell.locator(".cm-content").press("Escape")
        self.page.keyboard.press("b")
        self.page.keyboard.press("Enter")
        fresh = self.page.locator(".jp-Cell.jp-mod-active .cm-content")
        expect(fresh).to_have_text("")
        expect(fresh).to_be_focused()  # otherwise the typed letters are commands
        self.page.keyboard.type(line)
        return self.cell(line)

    def outputs(self, cell):
        """Everything shown below a cell, for example to `expect(...).to_contain_text(...)`."""
        return cell.locator(".jp-Cell-outputArea")

    def slider(self, label):
        """The handle of the slider with this label, for example to `.press("ArrowRight")`."""
        return self.labelled(".widget-slider", label).get_by_role("slider")

    def labelled(self, kind, label):
        """The control of this kind whose label is exactly `label`."""
        word_for_word = re.compile(rf"^\s*{re.escape(label)}\s*$")
        label = self.page.locator(".widget-label", has_text=word_for_word)
        return self.page.locator(kind).filter(has=label)

    def faults(self):
        """Everything that a learner should not see after Run All, and the recorded errors; empty if
        all is well."""
        found = list(self.heard)
        for what, selector in WRONG.items():
            found += [f"{what}: {text}" for text in self.page.locator(selector).all_inner_texts()]
        pictures = self.page.locator(".jp-Notebook img")
        for source in pictures.evaluate_all(
            "all => Promise.all(all.map(one => one.decode().then(() => '', () => one.src)))"
        ):
            if source:
                found.append(f"a broken picture: {source[:80]}")
        prompts = enumerate(self.prompts.all_inner_texts(), 1)
        left = [str(number) for number, prompt in prompts if not RAN.match(prompt)]
        return [*found, f"not run: code cell {', '.join(left)}"] if left else found
