"""A concern as one PDF, for a court or a referral: made by a worker, sealed, gone after a day."""

import logging
from datetime import timedelta

from django.contrib.staticfiles import finders
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from community.crypto import envelope
from community.outbox import actions as outbox
from community.outbox.channels import Outcome
from community.outbox.models import OutboxRow
from community.outbox.references import reference, resolve
from community.people.models import User
from community.privacy.actions import record_look
from community.safeguarding.actions import chronology
from community.safeguarding.actions.concerns import Refused
from community.safeguarding.models import Bundle, Concern
from community.safeguarding.rules import access
from community.safeguarding.states import Kind, Purpose

logger = logging.getLogger(__name__)
CHANNEL = "safeguarding.bundle"
ASKED = "safeguarding.bundle_asked"
CONTEXT = "safeguarding.bundle"
STYLE = "paper/bundle.css"
KEPT = timedelta(days=1)


@transaction.atomic
def ask(concern: Concern, *, purpose: Purpose, by: User) -> Bundle:
    if not (access.handles(by) and access.can_see(by, concern)):
        raise Refused("This is not yours to take out.")
    waiting = concern.bundles.filter(asked_by=by, ready_at=None, failed=False).first()
    if waiting is not None:
        return waiting
    bundle = Bundle.objects.create(concern=concern, asked_by=by, why=purpose)
    record_look(by, reference(concern), f"Bundle: {purpose.label}")
    said = {"A bundle was made, because": str(purpose.label)}
    chronology.add(concern, Kind.SORTED, said, by=by)
    outbox.post(ASKED, to=CHANNEL, about=reference(bundle), channel=CHANNEL)
    return bundle


def make(row: OutboxRow) -> Outcome:
    """The channel of the outbox."""
    bundle = resolve(row.about)
    if not isinstance(bundle, Bundle):
        return Outcome.DROPPED
    context = {
        "concern": bundle.concern,
        "entries": chronology.read(bundle.concern),
        "asked_by": chronology.name_of(bundle.asked_by),
        "made_at": timezone.now(),
    }
    try:
        page = as_pdf(render_to_string("safeguarding/bundle.html", context))
    except (ImportError, OSError) as error:
        # Pango is not installed here: trying again would change nothing.
        logger.error("no PDF can be made here: %s", type(error).__name__)
        Bundle.objects.filter(pk=bundle.pk).update(failed=True)
        return Outcome.DROPPED
    key = envelope.key_for(bundle.concern.subject)
    bundle.sealed = envelope.encrypt_bytes(key, page, context=f"{CONTEXT}:{bundle.pk}")
    bundle.ready_at = timezone.now()
    bundle.save(update_fields=["sealed", "ready_at"])
    return Outcome.DELIVERED


def as_pdf(html: str) -> bytes:
    """Tagged, so that it can be read aloud. Nothing is fetched from anywhere."""
    # Imported here because it takes 60 MB: only a worker pays for that, never a web process.
    from weasyprint import CSS, HTML  # noqa: PLC0415  # see above

    page = HTML(string=html, url_fetcher=_no_fetching)
    style = CSS(filename=finders.find(STYLE))
    found: bytes = page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")
    return found


def _no_fetching(url: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError("a bundle fetches nothing")


def open_bundle(bundle: Bundle, *, by: User) -> bytes:
    """Only who asked for it opens it, for a day."""
    if bundle.asked_by_id != by.pk or not access.can_see(by, bundle.concern):
        raise Refused("This bundle is not yours.")
    if bundle.sealed is None:
        raise Refused("It is not ready yet.")
    record_look(by, reference(bundle.concern), "Bundle downloaded")
    key = envelope.key_for(bundle.concern.subject)
    return envelope.decrypt_bytes(key, bytes(bundle.sealed), context=f"{CONTEXT}:{bundle.pk}")


def remove_old() -> int:
    return Bundle.objects.filter(asked_at__lt=timezone.now() - KEPT).delete()[0]
