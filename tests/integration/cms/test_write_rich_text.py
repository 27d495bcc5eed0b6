import pytest
from wagtail.models import Page
from wagtail.rich_text import RichText

from community.cms.blocks import RichTextBlock
from community.cms.templatetags.rich import rich
from community.site.models import HomePage


@pytest.mark.trust("W12", "CVE-5")
def test_hostile_text_is_neither_stored_nor_shown(db: None) -> None:
    hostile = '<p>Hello<script>alert(1)</script> <a href="javascript:alert(1)">x</a></p>'
    block = RichTextBlock()
    assert "script" not in block.get_prep_value(RichText(hostile))
    assert "script:" not in block.clean(RichText(hostile)).source
    assert "<script" not in rich(RichText(hostile))
    assert "<script" not in block.render(RichText(hostile))


def test_links_to_pages_follow_the_page(db: None) -> None:
    home = HomePage.objects.get()
    shown = rich(f'<p><a linktype="page" id="{home.pk}">first</a></p>')
    assert shown == '<p><a href="/">first</a></p>'


def test_a_link_to_a_deleted_page_is_plain_words(db: None) -> None:
    missing = Page.objects.order_by("-pk").values_list("pk", flat=True)[0] + 99
    assert rich(f'<p><a linktype="page" id="{missing}">gone</a></p>') == "<p><a>gone</a></p>"
