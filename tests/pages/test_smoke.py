"""Every explorer opens, draws and answers a key: what can be known in half a minute."""

import pytest

from .chromium import expect
from .explorers import SOURCES, frame, picture, sentence

pytestmark = [pytest.mark.browser, pytest.mark.smoke]

KEYS = {  # a control and the key for it, where there is no slider under the picture
    "ScaleTheBowl": ("slider", "rate η", "Home"),
    "TrainingMonitor": ("button", "Start", "Enter"),
    "MistakesBrowser": ("combobox", "taken for", "End"),
    "Clinic": ("button", "New patient", "Enter"),
    "SearchByHand": ("slider", "place on the map", "Enter"),
    "GraphExplorer": ("slider", "step", "Home"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_it_opens_draws_and_answers_a_key(open_explorer, name):
    page = open_explorer(SOURCES[name])
    expect(sentence(page)).to_have_text(page.explorer.said)
    assert picture(page).locator("svg, canvas, li").count() > 0
    said = sentence(page).inner_text()
    if name in KEYS:
        role, label, key = KEYS[name]
        control = page.get_by_role(role, name=label, exact=True)
    else:
        control, key = frame(page).locator(".controls input[type=range]:enabled").first, "End"
    control.press(key)
    expect(sentence(page)).not_to_have_text(said)
    expect(sentence(page)).to_have_text(page.explorer.said)
