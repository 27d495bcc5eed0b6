import pytest

from community.site.models import HomePage, StandardPage

HARD = (
    "<p>In the event that stakeholders require additional information regarding the "
    "implementation of safeguarding arrangements, notification should be submitted to the "
    "relevant multi-agency partnership prior to the commencement of the consultation.</p>"
)
EASY = "<p>We want to hear from you. Tell us what you think. You can stop at any time.</p>"


@pytest.fixture
def home(db: None) -> HomePage:
    return HomePage.objects.get()


@pytest.fixture
def hard_page(home: HomePage) -> StandardPage:
    page = StandardPage(title="Hard page", slug="hard", body=[("text", HARD)])
    return home.add_child(instance=page)


@pytest.fixture
def easy_page(home: HomePage) -> StandardPage:
    page = StandardPage(title="Easy page", slug="easy", body=[("text", EASY)])
    return home.add_child(instance=page)
