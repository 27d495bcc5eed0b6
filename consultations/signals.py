"""What Wagtail tells us: a page went live, changed its address, or went offline."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from community.cms.caching import forget_pages
from consultations import kiosks
from consultations.actions.publishing import sync, take_offline
from consultations.finding import forget_questionnaires
from consultations.models import ConsultationPage, Questionnaire


def connect() -> None:
    kiosks.connect()
    page_published.connect(_published, sender=ConsultationPage)
    page_slug_changed.connect(_published, sender=ConsultationPage)
    page_unpublished.connect(_unpublished, sender=ConsultationPage)
    post_save.connect(forget_questionnaires, sender=Questionnaire)
    for changed in (post_save, post_delete):
        changed.connect(forget_questionnaires, sender=PageViewRestriction)
        changed.connect(forget_pages, sender=PageViewRestriction)


def _published(instance: ConsultationPage, **kwargs: Any) -> None:
    kiosks.follow(sync(instance))


def _unpublished(instance: ConsultationPage, **kwargs: Any) -> None:
    take_offline(instance)
    forget_questionnaires()
