"""What ``/my/`` tells each role: what will be here, what can be done today, whom to ask.

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
    """``holds``: what the page will hold. ``today``: what works already. ``ask``: who helps."""

    title: str
    holds: str
    today: str
    ask: str
    ways: tuple[Way, ...] = ()


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
        holds="This page will show your campaigns, and your mentor if you choose to have one.",
        today="You can answer a consultation now and see what came of it. Skip what you like.",
        ask="Ask a worker you trust, or anybody on the help page.",
        ways=OPEN_TO_ALL,
    ),
    Role.GUARDIAN: Welcome(
        title="For you and a young person",
        holds="This page will show what you are asked to agree to, and what you said.",
        today="You can read every consultation and its results, and answer as yourself.",
        ask=COORDINATOR,
        ways=OPEN_TO_ALL,
    ),
    Role.MENTOR: Welcome(
        title="Your mentoring",
        holds="This page will hold the young people you mentor, their goals and your sessions. "
        "From here you will raise a worry in two taps.",
        today="You can set up your second step and say that your phone is yours alone.",
        ask=COORDINATOR,
        ways=(Way(title="Get help in danger", url="/help-now/"),),
    ),
    Role.SUPERVISOR: Welcome(
        title="Your supervision",
        holds="This page will hold the mentors you support and when you next meet.",
        today="You can set up your second step, so that everything opens when it comes.",
        ask=COORDINATOR,
    ),
    Role.MENTORING_COORDINATOR: Welcome(
        title="Mentoring",
        holds="This page will hold new referrals, matches that wait for you and mentors who "
        "need you.",
        today="You can follow the consultations and pass them on to mentors.",
        ask=ADMINISTRATOR,
    ),
    Role.REFERRER: Welcome(
        title="Your referrals",
        holds="This page will hold the young people you suggested for a mentor, and how far "
        "each referral is.",
        today="You can show a young person what is open and answer beside them.",
        ask=COORDINATOR,
    ),
    Role.CO_DESIGNER: Welcome(
        title="Your campaigns",
        holds="This page will hold the rooms where you make campaigns. Nothing goes out that "
        "you have not signed off.",
        today="You can answer what is open, and see what came of it.",
        ask="Your facilitator answers questions.",
        ways=OPEN_TO_ALL,
    ),
    Role.FACILITATOR: Welcome(
        title="Your co-design rooms",
        holds="This page will hold the rooms you look after and what young people wait for.",
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
        holds="This page will hold the answers that you help to read. They never carry a name.",
        today="You can read the published results of every consultation.",
        ask="The analyst you work with answers questions.",
    ),
    Role.OVERSIGHT_MEMBER: Welcome(
        title="The Oversight Group",
        holds="This page will hold papers to read, your feedback and who answered it.",
        today="You can look at questions before they are asked, read results, and hold us to what "
        "we promised.",
        ask=SECRETARY,
        ways=(Way(title="Promises", url="/promises/"),),
    ),
    Role.CHAIR: Welcome(
        title="Chairing the group",
        holds="This page will hold the next meeting, its agenda and recommendations that wait "
        "for an answer.",
        today="You can see which promises are kept and which are late.",
        ask=SECRETARY,
        ways=(Way(title="Promises", url="/promises/"),),
    ),
    Role.COMMUNITY_REPRESENTATIVE: Welcome(
        title="Speaking for the community",
        holds="This page will hold what the group sends with you to the board, and what came back.",
        today="You can see which promises are kept and which are late.",
        ask=SECRETARY,
        ways=(Way(title="Promises", url="/promises/"),),
    ),
    Role.SECRETARY: Welcome(
        title="The group's papers",
        holds="This page will hold meetings, papers to send and answers that are owed.",
        today="You can set up your second step, so that papers open when they come.",
        ask=ADMINISTRATOR,
    ),
    Role.COMMS_EDITOR: Welcome(
        title="Your desk",
        holds="This page will hold campaigns that wait for sign-off.",
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
    Role.DATA_PROTECTION_OFFICER: Welcome(
        title="Data protection",
        holds="Requests and complaints stand there, each with its due date.",
        today="You can see when data was last deleted, and write down what went wrong.",
        ask=ADMINISTRATOR,
        ways=(Way(title="Requests about data", url="/my/data/requests/"),),
    ),
    Role.FINANCE: Welcome(
        title="Thanks and expenses",
        holds="This page will hold the thank-yous that wait to be paid.",
        today="You can set up your second step, so that everything opens when it comes.",
        ask=ADMINISTRATOR,
    ),
    Role.PARTNER_RESPONDER: Welcome(
        title="Your agency's answers",
        holds="This page will hold recommendations to your agency, and when an answer is due.",
        today="You can read what communities said and what was promised.",
        ask=SECRETARY,
        ways=(Way(title="Promises", url="/promises/"),),
    ),
    Role.ADMINISTRATOR: Welcome(
        title="Looking after the site",
        holds="This page will hold what the site needs from you.",
        today="You can invite people, close accounts, and say which assessments are done.",
        ask="Whoever keeps the servers running answers questions.",
        ways=(
            EDITOR,
            Way(title="Invite somebody", url="/cms/invitations/"),
            Way(title="Where people see each other's words", url="/moderation/assessments/"),
        ),
    ),
}
