"""Make the peer's database: one form page with twelve questions. Run as a program."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.peers.forms_settings"
django.setup()

from django.core.management import call_command  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from bench.peers.forms.models import FormField, FormPage  # noqa: E402

CHOICES = "\n".join(f"Choice {n}" for n in range(1, 7))
KINDS = [
    *[("radio", f"Choice {n}") for n in range(1, 7)],
    ("checkboxes", "Several"),
    ("dropdown", "Scale"),
    ("number", "Number"),
    ("date", "Day"),
    ("singleline", "Short"),
    ("multiline", "Words"),
]


def main() -> None:
    call_command("migrate", verbosity=0)
    home = Page.objects.get(slug="home")
    page = FormPage(title="Form", slug="form")
    home.add_child(instance=page)
    for order, (kind, label) in enumerate(KINDS):
        choices = CHOICES if kind in ("radio", "checkboxes", "dropdown") else ""
        FormField.objects.create(
            page=page,
            sort_order=order,
            label=label,
            field_type=kind,
            required=False,
            choices=choices,
        )
    Site.objects.update(hostname="localhost", is_default_site=True)


main()
