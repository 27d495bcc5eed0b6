"""The receipt for having forgotten somebody: what went, what stays and why, under a seal that
anybody can have checked later. Nothing in it says whose it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from community.crypto.seals import holds, seal
from community.privacy.codes import new_code
from community.privacy.models import DeletionReceipt, ErasureRun
from community.privacy.rules.erasing import Kept
from community.privacy.states import ReceiptCheck

PURPOSE = "deletion receipt"
SHOWN_AGAIN_FOR = timedelta(hours=1)
CODE, SEAL = "Code: ", "Seal: "


@dataclass(frozen=True)
class Account:
    """What became of everything, by the titles of its kinds."""

    removed: Sequence[str]
    kept: Sequence[Kept]
    held: Sequence[str]


def issue(run: ErasureRun, account: Account) -> DeletionReceipt:
    body = "\n".join(_lines(account))
    code = new_code()
    made = _sealed(code, body)
    return DeletionReceipt.objects.create(code=code, run=run, body=body, seal=made)


def _lines(account: Account) -> list[str]:
    lines = ["Deletion receipt", f"Day: {timezone.localdate():%-d %B %Y}", "", "Deleted:"]
    lines += [f"- {title}" for title in sorted(set(account.removed))] or ["- nothing was held"]
    if account.kept:
        lines += ["", "Kept, because a law asks for it:"]
        lines += [f"- {one.title}: {one.because}." for one in account.kept]
    if account.held:
        lines += ["", "Kept until a court or an inquiry no longer needs it:"]
        lines += [f"- {title}" for title in account.held]
    address = f"{settings.SITE_URL}{reverse('privacy:receipt_check')}"
    return [*lines, "", f"Check this receipt at {address}"]


def text_of(receipt: DeletionReceipt) -> str:
    return f"{receipt.body}\n{CODE}{receipt.code}\n{SEAL}{bytes(receipt.seal).hex()}\n"


def again(key: UUID) -> DeletionReceipt | None:
    """For a phone that sends twice: the receipt that this form led to, for an hour."""
    since = timezone.now() - SHOWN_AGAIN_FOR
    return DeletionReceipt.objects.filter(run__key=key, made_at__gte=since).first()


def check(code: str, text: str) -> ReceiptCheck:
    """Whether this text is what was handed out under this code."""
    found = DeletionReceipt.objects.filter(code=" ".join(code.split()).upper()).first()
    if found is None:
        return ReceiptCheck.UNKNOWN
    body = _body(text)
    seal_line = next((line for line in _tidy(text) if line.startswith(SEAL)), "")
    same_seal = seal_line in ("", f"{SEAL}{bytes(found.seal).hex()}")
    whole = holds(bytes(found.seal), found.code.encode(), _canonical(body), purpose=PURPOSE)
    return ReceiptCheck.VALID if whole and same_seal else ReceiptCheck.ALTERED


def _sealed(code: str, body: str) -> bytes:
    return seal(code.encode(), _canonical(body), purpose=PURPOSE)


def _body(text: str) -> str:
    return "\n".join(line for line in _tidy(text) if not line.startswith((CODE, SEAL)))


def _tidy(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def _canonical(body: str) -> bytes:
    """Spaces and empty lines do not count: copying and pasting changes them."""
    return "\n".join(line for line in _tidy(body) if line).encode()
