"""What the site tells lower layers about itself when it starts."""

from django.db.models.signals import post_migrate, post_save
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from community.cms.caching import forget_pages
from community.cms.models import CommunityImage, Priority
from community.registries import promises
from community.registries.demo import DemoStep, demo_steps
from community.site.demo import seed_pages
from community.site.editors import allow_after_migrate
from community.site.organisation import Menus, SiteSettings, forget_furniture
from community.site.our_promises import OURS


def enrol() -> None:
    for sender in (SiteSettings, Menus):
        post_save.connect(
            forget_furniture, sender=sender, dispatch_uid=f"furniture-{sender.__name__}"
        )
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(forget_furniture, dispatch_uid="furniture")
        signal.connect(forget_pages, dispatch_uid="pages")
    for model in (SiteSettings, Menus, CommunityImage, Priority):
        post_save.connect(forget_pages, sender=model, dispatch_uid=f"pages-{model.__name__}")
    post_migrate.connect(allow_after_migrate, dispatch_uid="editors")
    for promise in OURS:
        promises.enrol(promise)
    demo_steps.enrol(DemoStep(name="pages", order=20, seed=seed_pages))
