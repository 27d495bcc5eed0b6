"""The data protection impact assessment that comes with the platform: the fifteen standards of the
Children's Code with our measure for each, and for each feature who benefits and who might be hurt.

It is where an operator's own assessment begins, and does not replace it: see docs/legal.md. Raise
the version with every change of what is done with data.
"""

from dataclasses import dataclass
from datetime import date

VERSION = "1.0"
DATED = date(2026, 11, 22)


@dataclass(frozen=True)
class Standard:
    """``measure`` empty: does not apply, and ``why_not`` says why."""

    number: int
    title: str
    measure: str = ""
    why_not: str = ""


@dataclass(frozen=True)
class Feature:
    """A best-interests note: whose good it serves, who might be hurt, what is done about it."""

    title: str
    benefits: str
    might_hurt: str
    measure: str


STANDARDS: tuple[Standard, ...] = (
    Standard(
        1,
        "Best interests of the child",
        "Each feature below has its note. A request made for a child is decided by a person.",
    ),
    Standard(
        2,
        "Data protection impact assessment",
        "This page, with version and date. Nothing that asks for answers is published without the "
        "reference and the date of an assessment.",
    ),
    Standard(
        3,
        "Age-appropriate application",
        "Every visitor is treated as a child would be. Nobody is asked for a date of birth; an age "
        "band only where it is needed, and it may be left out.",
    ),
    Standard(
        4,
        "Transparency",
        "Above each question that goes close: why, who reads it and how long it is kept. "
        "What we hold about somebody stands on one page, in plain words.",
    ),
    Standard(
        5,
        "Detrimental use of data",
        "No figures about how long somebody stays, no streaks, no advertising, nothing from "
        "anybody else on the page.",
    ),
    Standard(
        6,
        "Policies and community standards",
        "What is promised is checked by the site itself and shown with the last result.",
    ),
    Standard(
        7,
        "Default settings",
        "The most private choice is the one already made: answers are given without a name.",
    ),
    Standard(
        8,
        "Data minimisation",
        "Each kind of data is declared with its purpose and its end; a test refuses any that is "
        "not. No network address, browser or moment is kept with an answer.",
    ),
    Standard(
        9,
        "Data sharing",
        "Nothing is passed on without an agreement that names recipient, purpose, ground and "
        "fields; each passing on is recorded.",
    ),
    Standard(
        10,
        "Geolocation",
        "The browser is never asked where it is, and every page forbids it. Pictures are painted "
        "anew, so that the place inside them is lost.",
    ),
    Standard(
        11,
        "Parental controls",
        "Nobody watches over a young person's account. Should a worker be able to see something, "
        "the young person is shown so.",
    ),
    Standard(
        12,
        "Profiling",
        "No score is put on a person. Texts are sorted for a human reader; the sorting is not kept "
        "about whoever wrote them.",
    ),
    Standard(
        13,
        "Nudge techniques",
        "Skipping is as easy as answering, deleting as easy as keeping. No wording that shames.",
    ),
    Standard(14, "Connected toys and devices", why_not="There are none."),
    Standard(
        15,
        "Online tools",
        "See, change, delete, complain: each one button on the page of what we hold, and a public "
        "page for those without an account.",
    ),
)

FEATURES: tuple[Feature, ...] = (
    Feature(
        "Consultations",
        "Young people, who are heard without having to say who they are.",
        "Somebody who writes what others recognise, or on a device that others use.",
        "No name is asked; every published number is checked for smallness; words are read by a "
        "person before any is quoted; leaving a page takes one press.",
    ),
    Feature(
        "Worries about somebody's safety",
        "Whoever is being hurt, and those who want to help.",
        "Whoever tells, if the wrong person learns of it.",
        "Sealed under a key of its own; few may read, each reading has a reason that is kept; who "
        "asked not to be named is opened by two together.",
    ),
    Feature(
        "Files that people send",
        "Those who speak better than they write.",
        "Whoever is in a picture or can be known by a voice.",
        "Nothing but sound or picture is kept; each file is sealed; a voice note is written down "
        "by a person and can be deleted alone.",
    ),
    Feature(
        "Accounts",
        "Those who come back: they find what they took part in.",
        "Somebody whose account another person opens.",
        "An account is never needed to answer; the e-mail address may be left out; a sign-in ends "
        "by itself.",
    ),
    Feature(
        "Asking about data, and deleting it",
        "Everybody, and children in their own right.",
        "A child, if an adult asks in their name to find out what they said.",
        "What is asked for a child is decided by a person who writes down why. Worries about "
        "safety are never handed out by a machine.",
    ),
    Feature(
        "Shared tablets",
        "Young people without a phone of their own, or with little data.",
        "Whoever had it before, if the next person finds what they wrote; somebody who is watched.",
        "It signs nobody in, asks for no name and no address, forgets each person after ninety "
        "seconds, and says plainly what those beside it can see.",
    ),
    Feature(
        "The panels' yes before anybody is asked",
        "Everybody who is asked: nothing opens that young people and residents find wrong.",
        "A member who says no to colleagues in a small group.",
        "No name is shown beside a 'not yet'; words are sealed and go with the account; nobody "
        "agrees with what they wrote themselves.",
    ),
    Feature(
        "A parent's or carer's yes",
        "Children under 13, where something rests on consent.",
        "A child whose parent is the one who hurts them, or who answers in a parent's name.",
        "A yes counts when a person has made sure who gave it; the child sees who decides, and "
        "may talk to somebody first; nothing that a child writes is shown to a parent.",
    ),
    Feature(
        "Words that people see from each other",
        "Young people who make something together.",
        "Whoever is insulted, named or urged on; whoever writes and is silenced.",
        "Off until its risks are assessed; a person looks first; everybody can report, and ask "
        "for another look by somebody else.",
    ),
)
