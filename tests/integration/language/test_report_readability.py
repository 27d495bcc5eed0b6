from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from community.language import report
from community.site.models import HomePage, StandardPage
from tests.people import Cast

URL = "/cms/reports/readability/"


def test_the_hardest_page_comes_first(
    client: Client, cast: Cast, hard_page: StandardPage, easy_page: StandardPage
) -> None:
    found = [row for row in report.rows(cast.comms) if row.page.pk in {hard_page.pk, easy_page.pk}]
    assert [row.page.pk for row in found] == [hard_page.pk, easy_page.pk]
    hard, easy = found
    assert (hard.for_everybody, easy.for_young_people) == (False, True)
    assert hard.longest.startswith("In the event that stakeholders") and easy.longest == ""
    assert (hard.age, easy.age) == ("over 18", "5")
    client.force_login(cast.comms)
    page = client.get(URL)
    assertContains(page, f"/cms/pages/{hard_page.pk}/edit/")
    assertContains(page, reverse("check_page", args=[easy_page.pk]))
    assertContains(page, "In the event that stakeholders")
    assert page.content.index(b"Hard page") < page.content.index(b"Easy page")


def test_what_is_not_published_is_not_listed(
    client: Client, cast: Cast, hard_page: StandardPage
) -> None:
    hard_page.unpublish()
    client.force_login(cast.comms)
    assertNotContains(client.get(URL), "Hard page")


def test_a_page_without_a_grade_comes_last_and_says_why(cast: Cast, home: HomePage) -> None:
    text = "<p>આ સર્વેક્ષણ તમારા વિસ્તારમાં સલામતી વિશે છે.</p>"
    page = home.add_child(instance=StandardPage(title="સર્વે", slug="gu", body=[("text", text)]))
    last = report.rows(cast.comms)[-1]
    assert last.page.pk == page.pk and "English" in last.reading.why_not


def test_stands_in_the_menu_of_reports(client: Client, cast: Cast) -> None:
    client.force_login(cast.comms)
    home = client.get("/cms/")
    assertContains(home, URL)
    assertContains(home, "/cms/language/")


def test_the_stranger_finds_nothing(client: Client, cast: Cast) -> None:
    assert client.get(URL).status_code == 302
    client.force_login(cast.stranger)
    assert client.get(URL).status_code == 404
    assert not report.may_read(cast.stranger)
