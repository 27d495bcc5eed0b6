"""Every field that holds words, of every model: gone from a copy, or kept for a stated reason.

A row is made for each model with a mark in every such field, whether or not such a row could ever
be; so a new field without a decision fails here.
"""

import datetime
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from community.privacy.actions.anonymise import anonymise
from community.privacy.models import Notice
from tests.integration.privacy.scanning import in_database

pytestmark = [pytest.mark.django_db, pytest.mark.trust("R6")]
MARK = "CANARY7f3a"
NUMBER = 31_001
WORDS = (models.CharField, models.TextField, models.JSONField, models.FileField)

# What the packages that we use keep of the site's pages, its set-up and its search.
OTHERS = ("auth_", "django_content_type.", "taggit_", "wagtail")
# Of those: what people write, or are known by, in tables of which the rest stays.
OTHERS_GONE = {
    "wagtailcore_modellogentry.label",
    "wagtailcore_modellogentry.data",
    "wagtailcore_pagelogentry.label",
    "wagtailcore_pagelogentry.data",
    "wagtailcore_revision.object_str",
    "wagtailcore_taskstate.comment",
    "wagtailcore_comment.text",
    "wagtailcore_commentreply.text",
    "wagtailadmin_formstate.data",
    "wagtailusers_userprofile.avatar",
}

# Table → what stays in it as it is, and why.
PAGES = "a page that everybody may read"
PUBLISHED = "published, once somebody has looked for names"
CODES = "names of ours, codes and references; no words of people"
OFFICES = "organisations and offices, and where their papers lie"
KEPT: dict[str, tuple[str, str]] = {
    "cms_communitydocument": ("file file_hash title", PAGES),
    "cms_communityimage": ("consent_reference description file file_hash title", PAGES),
    "cms_communityrendition": ("file filter_spec focal_point_key", PAGES),
    "cms_preventionlevel": ("slug summary title", PAGES),
    "cms_priority": ("slug summary title", PAGES),
    "consultations_answer": ("question value", "what was ticked; words are sealed"),
    "consultations_commitment": ("note owner promise", PUBLISHED),
    "consultations_consultationindexpage": ("summary", PAGES),
    "consultations_consultationpage": (
        "about dpia_reference questions reader_name summary thanks what_changes who_asks",
        PAGES,
    ),
    "consultations_equalityanswer": ("question value", "what was ticked; apart from the answers"),
    "consultations_outcome": ("text", PUBLISHED),
    "consultations_questionnaire": ("slug title", PAGES),
    "consultations_response": ("language notices", CODES),
    "consultations_signoffrequest": ("digest framing schema", PAGES),
    "consultations_tally": ("cell table", CODES),
    "consultations_theme": ("said title", PUBLISHED),
    "consultations_version": ("digest schema", PAGES),
    "device_exitsettings": ("address", PAGES),
    "device_kiosk": ("about path", CODES),
    "mentoring_mentor": ("interests languages meets times", CODES),
    "mentoring_youngperson": ("interests languages needs times wanted_genders", CODES),
    "moderation_decision": ("digest", CODES),
    "moderation_moderateditem": ("digest feature reference", CODES),
    "outbox_schedulerlease": ("name", CODES),
    "people_invitation": ("roles", CODES),
    "people_user": ("language", CODES),
    "privacy_consent": ("purpose reminded_of wording", CODES),
    "privacy_deletionreceipt": ("body code", "sealed, and names nobody"),
    "privacy_erasurerun": ("steps", CODES),
    "privacy_notice": (
        "easy full full_by_consent recorded_code short short_by_consent",
        PAGES,
    ),
    "privacy_noticewording": ("code content language", PAGES),
    "privacy_publishingdefaults": ("dpia_reference reader_name", OFFICES),
    "privacy_retentionrun": ("failed held removed", CODES),
    "privacy_sharingagreement": ("fields purpose recipient reference", OFFICES),
    "safeguarding_alert": ("about", CODES),
    "safeguarding_chaincheck": ("why", "a sentence of ours"),
    "safeguarding_concern": ("reference", CODES),
    "safeguarding_heartbeat": ("name", CODES),
    "safeguarding_screening": ("about source", CODES),
    "safeguarding_wordlist": ("entries examples", "phrases, of nobody"),
    "site_gethelppage": ("body lines summary", PAGES),
    "site_homepage": ("body links open_title poster summary", PAGES),
    "site_menus": ("footer main", PAGES),
    "site_newsindexpage": ("summary", PAGES),
    "site_newspage": ("body summary", PAGES),
    "site_prioritiespage": ("body summary", PAGES),
    "site_promisecheck": ("name says", CODES),
    "site_sitesettings": ("contact_email contact_words help_lines name tagline", PAGES),
    "site_standardpage": ("body summary", PAGES),
    "suppression_release": ("about by payload tables", "published numbers"),
}


class Values:
    """One for each field; days and hours go on, so that whatever ends does so after it began."""

    def __init__(self) -> None:
        self.number = 0

    def of(self, field: Any) -> Any:
        if field.null and not isinstance(field, WORDS) and not field.primary_key:
            return None
        if isinstance(field, models.IntegerField) and field.has_default():
            return field.default  # one that its constraints allow
        if isinstance(field, models.ForeignKey):
            return uuid.uuid4() if isinstance(field.target_field, models.UUIDField) else NUMBER
        if isinstance(field, WORDS):
            return self._words(field)
        return next((made for kind, made in self._plain() if isinstance(field, kind)), NUMBER)

    def _words(self, field: Any) -> Any:
        if field.choices:
            return field.choices[0][0]
        if isinstance(field, models.JSONField):
            return {"any": [MARK]}
        return MARK if (field.max_length or len(MARK)) >= len(MARK) else "x"

    def _plain(self) -> Iterator[tuple[type[models.Field[Any, Any]], Any]]:
        self.number += 1
        moment = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
        moment += datetime.timedelta(days=self.number)
        yield models.BooleanField, False
        yield models.UUIDField, uuid.uuid4()
        yield models.DateTimeField, moment
        yield models.DateField, moment.date()
        yield models.TimeField, datetime.time(self.number % 24)
        yield models.BinaryField, bytes(32)
        yield models.DurationField, datetime.timedelta(1)


def put_a_row(model: type[models.Model]) -> None:
    fields, values = list(model._meta.local_concrete_fields), Values()
    given = [_prepared(field, values.of(field)) for field in fields]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", given)


def _prepared(field: Any, value: Any) -> Any:
    kept_as_is = isinstance(field, models.FileField)
    return value if kept_as_is else field.get_db_prep_save(value, connection)


@pytest.fixture
def full() -> Iterator[None]:
    """A row of everything; taken back before anybody asks what it points at."""
    with transaction.atomic():
        Notice.objects.all().delete()  # there is one for each moment already
        for model in apps.get_models():
            if model._meta.managed and model._meta.app_label != "wagtailsearch":
                put_a_row(model)
        yield
        transaction.set_rollback(True)


def kept() -> set[str]:
    return {f"{table}.{name}" for table, (names, _) in KEPT.items() for name in names.split()}


@pytest.mark.usefixtures("full")
def test_every_field_with_words_is_decided_about() -> None:
    assert set(in_database(MARK)) >= OTHERS_GONE
    anonymise()
    left = {place for place in in_database(MARK) if not place.startswith(OTHERS)}
    assert left <= kept(), sorted(left - kept())
    assert not OTHERS_GONE & set(in_database(MARK))


def test_each_that_is_kept_is_there_still() -> None:
    names = {
        f"{model._meta.db_table}.{field.column}"
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
    }
    assert kept() <= names, sorted(kept() - names)
