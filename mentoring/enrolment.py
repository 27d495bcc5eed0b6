"""What mentoring declares in the registries."""

from community.people.signals import invitation_taken
from community.privacy.reasons import Reason, reasons
from mentoring import cards, demo, desk, events, holdings, texts, waiting
from mentoring.actions.applying import give_account

REASON = Reason(
    name="mentoring",
    title="Looking after mentors, and whom they meet",
    beginnings=(desk.READING, waiting.READING),
)


def enrol() -> None:
    reasons.enrol(REASON)
    events.enrol()
    holdings.enrol()
    cards.enrol()
    texts.enrol()
    demo.enrol()
    invitation_taken.connect(give_account, dispatch_uid="mentoring.account")
