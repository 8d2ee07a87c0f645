"""The content security policy that each page of the site has."""

import hashlib
from base64 import b64encode

import pytest

from docs.security import secured

PAGE = """<html><head>
    <meta charset="utf-8" />
    <script>begin();</script><script src="a.js"></script>
</head></html>"""


def digest(script):
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_the_policy_comes_first_and_names_the_inline_script_only():
    page = secured(PAGE)
    assert page.index("Content-Security-Policy") < page.index("<script")
    assert digest("begin();") in page
    assert page.count("sha256-") == 1


def test_nothing_may_come_from_elsewhere_or_go_there_and_no_text_becomes_code():
    page = secured(PAGE)
    for told in ("default-src 'none'", "connect-src 'self'", "form-action 'self'"):
        assert told in page
    scripts = page.split("script-src ")[1].split(";")[0]
    assert "'unsafe-inline'" not in scripts and "'unsafe-eval'" not in scripts
    assert "http" not in page.split('content="')[1].split('"')[0]


def test_doing_it_again_changes_nothing_and_another_script_changes_the_policy():
    page = secured(PAGE)
    assert secured(page) == page
    changed = secured(page.replace("begin();", "begin(1);"))
    assert digest("begin();") not in changed and digest("begin(1);") in changed


def test_a_page_without_a_place_for_it_is_an_error():
    with pytest.raises(ValueError, match="charset"):
        secured("<html><head></head></html>")
