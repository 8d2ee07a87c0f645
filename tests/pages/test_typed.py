"""A number typed on a page of the site, before Python is there, that is not recorded."""

import pytest

from mlpkit.widgets.recording import record_beginning

from .explorers import SOURCES, expect_said, settled

pytestmark = pytest.mark.browser
BEGIN = """async ([bundle, recording]) => {  // without Python: `wanted` is what it was asked for
  const { default: explorer } = await import(bundle);
  window.wanted = [];
  const wake = async () => {
    window.wanted.push(model.get("wanted").changes);
    return false;
  };
  const model = await explorer.modelOf(recording, wake);
  const main = document.querySelector("main");
  main.replaceChildren();
  explorer.render({ model, el: main });
}"""


@pytest.fixture
def begun(open_explorer):
    """The page of an explorer that is still its recording, as the site's pages begin."""
    page = open_explorer(SOURCES["ActivationExplorer"])
    page.evaluate(BEGIN, [f"{page.url}explorer.js", record_beginning(page.explorer)])
    settled(page)
    return page


def type_number(page, name, text):
    label = page.explorer.controls[name].label
    number = page.get_by_role("textbox", name=f"{label}, as a number", exact=True)
    number.fill(text)
    number.press("Enter")


def test_a_typed_number_that_is_not_recorded_is_asked_of_python(begun):
    type_number(begun, "bias", "-4")
    begun.wait_for_function("wanted.length > 0")
    assert begun.evaluate("wanted") == [{"bias": -4}]


def test_it_is_still_asked_for_if_another_control_moves_before_python_is_there(begun):
    type_number(begun, "bias", "-4")
    type_number(begun, "point", "2")
    begun.wait_for_function("wanted.length > 0")
    assert begun.evaluate("wanted") == [{"bias": -4, "point": 2}]


def test_a_typed_number_that_is_recorded_needs_no_python(begun):
    type_number(begun, "bias", "-5")
    begun.explorer.move(bias=-5)
    expect_said(begun, begun.explorer)
    begun.wait_for_timeout(500)
    assert begun.evaluate("wanted") == []
