"""What a person is not shown and what erasing leaves, each with its reason and its law.

A holding may say both itself (`Holding.withheld`, `Holding.kept_because`). This table speaks for
holdings that do not; `docs/legal.md` asks the operator's officer to look at each line.
"""

from community.registries import Holding

WITHHELD: dict[str, str] = {
    "safeguarding.Concern": (
        "What a worry about somebody's safety says is not in this list. It could harm somebody if "
        "it were seen by the wrong person. Ask us for it: a person decides what they can show you "
        "(Data Protection Act 2018, schedule 3)."
    ),
    "consultations.Response": (
        "Answers are not tied to your account, so nobody can list them here. Your four words open "
        "them."
    ),
    "privacy.Look": "The names of people who work here. You see role, day and reason.",
}
KEPT: dict[str, str] = {
    "safeguarding.Concern": (
        "to keep people safe; that is a task that the law gives us (UK GDPR article 17(3)(b)). It "
        "has a clock of its own"
    ),
    "privacy.Look": (
        "to be able to show who read about whom (UK GDPR articles 5(2) and 17(3)(b)); without your "
        "name, and deleted after two years"
    ),
    "wagtailcore.PageLogEntry": "the history of public pages (article 17(3)(d)); without your name",
    "wagtailcore.ModelLogEntry": "the history of the site (article 17(3)(d)); without your name",
    "privacy.Sharing": (
        "to be able to tell whom we passed something on to (articles 5(2) and 19); without your "
        "name, and deleted after six years"
    ),
    "privacy.DataRequest": (
        "that you asked, and when we answered (articles 5(2) and 17(3)(b)); without your name or "
        "your words, and deleted after two years"
    ),
}


def withheld(holding: Holding) -> str:
    return holding.withheld or WITHHELD.get(holding.model, "")


def kept_because(holding: Holding) -> str:
    return holding.kept_because or KEPT.get(holding.model, "")
