"""What ``/my/`` tells each role: what is here, what can be done today, whom to ask.

One row per role. A row is about the person who reads it, and promises no more than there is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from community.people.roles import Role


@dataclass(frozen=True, kw_only=True)
class Way:
    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Welcome:
    """``holds``: what the page holds. ``today``: what can be done now. ``ask``: who helps. Rooms
    that are not built yet are not spoken of; a row with nothing to say is not shown."""

    title: str
    holds: str = ""
    today: str = ""
    ask: str
    ways: tuple[Way, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.holds or self.today)


OPEN_TO_ALL = (
    Way(title="Come back with your four words", url="/my-answer/"),
    Way(title="Promises", url="/promises/"),
    Way(title="Get help", url="/help-now/"),
)
EDITOR = Way(title="Open the editor", url="/cms/")

COORDINATOR = "The mentoring coordinator answers questions."
SECRETARY = "The group's secretary answers questions."
COMMS = "The comms team answers questions."
ADMINISTRATOR = "An administrator of this site answers questions."

WELCOMES: Mapping[Role, Welcome] = {
    Role.YOUNG_PERSON: Welcome(
        title="Your place here",
        today="You can answer a consultation now and see what came of it. Skip what you like.",
        ask="Ask a worker you trust, or anybody on the help page.",
        ways=OPEN_TO_ALL,
    ),
    Role.GUARDIAN: Welcome(
        title="For you and a young person",
        today="You can read every consultation and its results, and answer as yourself.",
        ask=COORDINATOR,
        ways=OPEN_TO_ALL,
    ),
    Role.MENTOR: Welcome(
        title="Your mentoring",
        ask=COORDINATOR,
        ways=(Way(title="Get help in danger", url="/help-now/"),),
    ),
    Role.SUPERVISOR: Welcome(
        title="Your supervision",
        ask=COORDINATOR,
    ),
    Role.MENTORING_COORDINATOR: Welcome(
        title="Mentoring",
        today="You can follow the consultations and pass them on to mentors.",
        ask=ADMINISTRATOR,
    ),
    Role.REFERRER: Welcome(
        title="Your referrals",
        today="You can show a young person what is open and answer beside them.",
        ask=COORDINATOR,
    ),
    Role.CO_DESIGNER: Welcome(
        title="Your campaigns",
        today="You can answer what is open, and see what came of it.",
        ask="Your facilitator answers questions.",
        ways=OPEN_TO_ALL,
    ),
    Role.FACILITATOR: Welcome(
        title="Your co-design rooms",
        today="You can bring a group to a consultation: thirty phones are no trouble.",
        ask=COMMS,
    ),
    Role.YOUTH_PANEL: Welcome(
        title="The youth panel",
        holds="Questions that need your yes stand on this page. Without it they stay closed.",
        today="You can read what is open and answer it yourself, too.",
        ask="Your facilitator answers questions.",
        ways=OPEN_TO_ALL,
    ),
    Role.YOUNG_ANALYST: Welcome(
        title="Reading together",
        today="You can read the published results of every consultation.",
        ask="The analyst you work with answers questions.",
    ),
    Role.OVERSIGHT_MEMBER: Welcome(
        title="The Oversight Group",
        today="You can look at questions before they are asked, read results, and hold us to what "
        "we promised.",
        ask=SECRETARY,
        ways=(Way(title="Promises", url="/promises/"),),
    ),
    Role.CHAIR: Welcome(
        title="Chairing the group",
        today="You can see which promises are kept and which are late.",
        ask=SECRETARY,
        ways=(Way(title="Promises", url="/promises/"),),
    ),
    Role.COMMUNITY_REPRESENTATIVE: Welcome(
        title="Speaking for the community",
        today="You can see which promises are kept and which are late.",
        ask=SECRETARY,
        ways=(Way(title="Promises", url="/promises/"),),
    ),
    Role.SECRETARY: Welcome(
        title="The group's papers",
        ask=ADMINISTRATOR,
    ),
    Role.COMMS_EDITOR: Welcome(
        title="Your desk",
        today="You can write pages and news, open consultations and say what changed.",
        ask=ADMINISTRATOR,
        ways=(EDITOR,),
    ),
    Role.CONSULTATION_LEAD: Welcome(
        title="Leading consultations",
        holds="This page holds the consultations that carry your name, and what each needs next.",
        today="You can read answers, ask to publish what we did, and keep the promise date.",
        ask="The comms team puts your name on a consultation.",
    ),
    Role.ANALYST: Welcome(
        title="Reading answers",
        holds="This page holds the consultations that you are named on.",
        today="You can read answers, one by one or question by question, and export them.",
        ask="The comms team puts your name on a consultation.",
    ),
    Role.SAFEGUARDING_LEAD: Welcome(
        title="Keeping people safe",
        holds="What people wrote to us stands in Safeguarding, the most pressing first.",
        today="Put yourself and a deputy on the reading rota, and check what the help page says.",
        ask=ADMINISTRATOR,
        ways=(
            Way(title="The reading rota", url="/safeguarding/rota/"),
            Way(title="Read the help page", url="/help-now/"),
        ),
    ),
    Role.INDEPENDENT_PERSON: Welcome(
        title="Looking from outside",
        holds="Concerns about safeguarding leads come to you alone, and unusual reading.",
        today="You can ask after it, and write down what they said.",
        ask="The data protection officer answers questions.",
        ways=(Way(title="Unusual reading", url="/safeguarding/watch/"),),
    ),
    Role.DATA_PROTECTION_OFFICER: Welcome(title="Data protection", ask=ADMINISTRATOR),
    Role.FINANCE: Welcome(
        title="Thanks and expenses",
        ask=ADMINISTRATOR,
    ),
    Role.PARTNER_RESPONDER: Welcome(
        title="Your agency's answers",
        today="You can read what communities said and what was promised.",
        ask=SECRETARY,
        ways=(Way(title="Promises", url="/promises/"),),
    ),
    Role.ADMINISTRATOR: Welcome(
        title="Looking after the site",
        today="You can invite people, close accounts, and say which assessments are done.",
        ask="Whoever keeps the servers running answers questions.",
        ways=(
            EDITOR,
            Way(title="Invite somebody", url="/cms/invitations/"),
            Way(title="Where people see each other's words", url="/moderation/assessments/"),
        ),
    ),
}
