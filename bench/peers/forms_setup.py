"""Make the peer's database: one form page with twelve questions. Run as a program."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.peers.forms_settings"
django.setup()

from django.core.management import call_command  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from bench.peers.forms.models import FormField, FormPage, HomePage  # noqa: E402

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
    Page.objects.get(slug="home").delete()
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Home", slug="home"))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
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


main()
