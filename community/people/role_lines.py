"""What each role does, in a line, for whoever gives it to somebody; in the order in which a person
looks for it.
"""

from community.people.roles import Role

RoleLines = tuple[tuple[Role, str], ...]

ROLE_GROUPS: tuple[tuple[str, RoleLines], ...] = (
    (
        "Young people and families",
        (
            (Role.CO_DESIGNER, "makes campaigns with others, and signs them off"),
            (Role.YOUTH_PANEL, "says yes or not yet before questions are asked"),
            (Role.YOUNG_ANALYST, "helps to read answers; they carry no name"),
            (Role.GUARDIAN, "is asked for a yes for a child they look after"),
        ),
    ),
    (
        "Mentoring",
        (
            (Role.MENTOR, "meets young people, and logs each session"),
            (Role.SUPERVISOR, "supports mentors"),
            (Role.MENTORING_COORDINATOR, "brings young people and mentors together"),
            (Role.REFERRER, "suggests a young person for a mentor"),
        ),
    ),
    (
        "The Oversight Group",
        (
            (Role.OVERSIGHT_MEMBER, "reads papers, and says what they think of them"),
            (Role.CHAIR, "leads the meetings"),
            (Role.COMMUNITY_REPRESENTATIVE, "speaks for the group on the board"),
            (Role.SECRETARY, "sends papers, and chases answers that are owed"),
        ),
    ),
    (
        "Consultations and campaigns",
        (
            (Role.COMMS_EDITOR, "writes pages, and opens consultations in the editor"),
            (Role.CONSULTATION_LEAD, "leads consultations that carry their name"),
            (Role.ANALYST, "reads and exports answers to consultations they are named on"),
            (Role.FACILITATOR, "looks after rooms in which young people make campaigns"),
            (Role.PARTNER_RESPONDER, "answers recommendations for their agency"),
        ),
    ),
    (
        "Keeping people and their data safe",
        (
            (Role.SAFEGUARDING_LEAD, "reads what people write, and acts on worries"),
            (Role.INDEPENDENT_PERSON, "looks from outside at what safeguarding leads do"),
            (Role.DATA_PROTECTION_OFFICER, "answers what people ask about their data"),
        ),
    ),
    (
        "Running this",
        (
            (Role.FINANCE, "pays thank-yous and expenses"),
            (Role.ADMINISTRATOR, "invites people, and looks after the whole site"),
        ),
    ),
)


def offered() -> list[tuple[str, list[tuple[str, str]]]]:
    """As the choices of a form: groups, and in each what is stored and what is read."""
    return [
        (title, [(role.value, f"{role.label}: {line}") for role, line in lines])
        for title, lines in ROLE_GROUPS
    ]
