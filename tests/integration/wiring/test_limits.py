"""More form fields than any page has are refused, but not in the editor."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
MANY = "&".join(f"a{n}=1" for n in range(1500))
FORM = "application/x-www-form-urlencoded"


@pytest.mark.trust("CVE-16")
def test_too_many_fields_get_the_kind_page() -> None:
    page = Client().post("/my-answer/", MANY, content_type=FORM)
    assert page.status_code == 400


@pytest.mark.trust("CVE-16")
def test_a_form_that_may_carry_files_is_counted_too() -> None:
    many = {f"a{n}": "1" for n in range(1500)}
    assert Client().post("/my-answer/", many).status_code == 400
    assert Client().post("/my-answer/", {"a": ["1"] * 1500}).status_code == 400
    assert Client().post("/my-answer/", {"a": ["1"] * 900}).status_code != 400
    assert Client().post("/cms/pages/1/edit/", many).status_code == 302


def test_the_editor_takes_long_questionnaires() -> None:
    assert Client().post("/cms/pages/1/edit/", MANY, content_type=FORM).status_code == 302


@pytest.mark.parametrize("charset", ["utf-7", "rot13", "utf-16", "nothing"])
@pytest.mark.parametrize("path", ["/my-answer/", "/worried/", "/account/login/", "/cms/"])
def test_a_form_that_hides_what_it_says_gets_the_kind_page(charset: str, path: str) -> None:
    kind = f"{FORM}; charset={charset}"
    page = Client().generic("POST", path, b"a=1", content_type=kind)
    assert page.status_code == 400
