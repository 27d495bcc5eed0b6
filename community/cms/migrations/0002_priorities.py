"""The network's seven priorities and the four levels of prevention. Editors may reword them."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

PRIORITIES = [
    (
        "leadership",
        "Collaborative and courageous leadership",
        "Everyone who can prevent violence pulls in one direction, and says so out loud.",
    ),
    (
        "evidence",
        "Data, evidence and evaluation",
        "We find out what is happening, do what works, and tell you what did not.",
    ),
    (
        "families",
        "Families: nurturing and safe environments",
        "Children grow up safe and cared for, and families get help early, without blame.",
    ),
    (
        "communities",
        "Protective and cohesive communities",
        "People know their neighbours, look out for one another and shape where they live.",
    ),
    (
        "education",
        "Safe, inclusive education",
        "School and college are places where every young person is safe and belongs.",
    ),
    (
        "trusted-adults",
        "Purposeful activities and trusted adults",
        "Something good to do after school, and an adult who stays around.",
    ),
    (
        "recovery",
        "Rehabilitation and recovery",
        "People who were harmed, and people who caused harm, can heal and start again.",
    ),
]
LEVELS = [
    ("contextual", "Contextual", "Changing the places and conditions that make violence likely."),
    ("primary", "Primary", "Stopping violence before it starts, for everyone."),
    ("secondary", "Secondary", "Early help where the risk is higher."),
    ("tertiary", "Tertiary", "Help after violence, so that it does not happen again."),
]


def write(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for name, rows in (("Priority", PRIORITIES), ("PreventionLevel", LEVELS)):
        model = apps.get_model("cms", name)
        for order, (slug, title, summary) in enumerate(rows, start=1):
            model.objects.get_or_create(
                slug=slug, defaults={"title": title, "summary": summary, "order": order}
            )


class Migration(migrations.Migration):
    dependencies = [("cms", "0001_content")]
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
