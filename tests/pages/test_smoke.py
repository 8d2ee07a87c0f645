"""Every explorer opens, draws and responds to a key: a check that takes half a minute."""

import pytest

from .chromium import expect
from .explorers import SOURCES, control_of, expect_at_rest, frame, picture, sentence

pytestmark = [pytest.mark.browser, pytest.mark.smoke]


@pytest.mark.parametrize("name", SOURCES)
def test_an_explorer_opens_draws_and_responds_to_a_key(open_explorer, name):
    page = open_explorer(SOURCES[name])
    expect(sentence(page)).to_have_text(page.explorer.said)
    assert picture(page).locator("svg, canvas, li").count() > 0
    said = sentence(page).inner_text()
    control, key = control_of(frame(page), name)
    control.press(key)
    expect(sentence(page)).not_to_have_text(said)
    if name == "TrainingMonitor":
        expect_at_rest(page)
    expect(sentence(page)).to_have_text(page.explorer.said)
