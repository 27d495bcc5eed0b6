"""What the site tells lower layers about itself when it starts."""

from django.db.models.signals import post_save
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from community.site.organisation import Menus, SiteSettings, forget_furniture


def enrol() -> None:
    for sender in (SiteSettings, Menus):
        post_save.connect(forget_furniture, sender=sender, dispatch_uid=f"furniture-{sender}")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(forget_furniture, dispatch_uid="furniture")
