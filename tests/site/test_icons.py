"""The icons of Font Awesome's script that a page names, in their solid form."""

import pytest

from docs.icons import icon, used

SCRIPT = (
    'var a={moon:[1,2,[],"f186","outline"],"circle-x":[3,3,["times"],"f00","ring"]},'
    'b={moon:[5,6,[9789],"f186","solid"],x:[7,8,[],"f00","cross"],"arrow-up":[1,1,[],"f1","up"]};'
)


def test_an_icon_is_found_in_its_solid_form_and_not_under_a_longer_name():
    assert icon(SCRIPT, "moon") == (5, 6, "solid")
    assert icon(SCRIPT, "x") == (7, 8, "cross")
    assert icon(SCRIPT, "circle-x") == (3, 3, "ring")
    assert icon(SCRIPT, "arrow-up") == (1, 1, "up")


def test_a_missing_icon_is_named():
    with pytest.raises(ValueError, match="Font Awesome's script has no icon 'sun'"):
        icon(SCRIPT, "sun")


def test_the_icons_of_a_page_are_found():
    page = '<i class="fa-solid fa-bars"></i><i class="theme fa-solid fa-arrow-up fa-lg fa-fw"></i>'
    assert used(page) == {"bars", "arrow-up"}
