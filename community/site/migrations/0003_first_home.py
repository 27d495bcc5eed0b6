"""A new site has a home page of ours instead of Wagtail's welcome. Editors take it from there."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def create(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="site", model="homepage"
    )
    page = apps.get_model("wagtailcore", "Page")
    welcome = page.objects.filter(slug="home", depth=2).first()
    if welcome is not None:
        welcome.delete()
    locale = apps.get_model("wagtailcore", "Locale").objects.first()
    home = apps.get_model("site", "HomePage").objects.create(
        title="Home",
        draft_title="Home",
        slug="home",
        poster="Welcome",
        summary="This site has just been set up. Editors write this page first.",
        content_type=content_type,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
        locale=locale,
    )
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    apps.get_model("wagtailcore", "Site").objects.create(
        hostname="localhost", root_page=home, is_default_site=True
    )


class Migration(migrations.Migration):
    dependencies = [
        ("site", "0002_pages"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
