from datetime import timedelta

from django.utils import timezone

from community.language.page_text import text_of
from community.site.models import GetHelpPage, HomePage, StandardPage
from consultations.models import ConsultationPage


def test_reads_every_kind_of_block_in_order(home: HomePage) -> None:
    page = StandardPage(
        title="Title",
        summary="Summary.",
        body=[
            ("heading", {"text": "Heading", "level": "2"}),
            ("text", "<p>One &amp; two.</p><ul><li>three</li></ul>"),
            ("quote", {"text": "Quoted.", "who": "Amy"}),
            ("steps", {"steps": [{"title": "Step", "text": "Do it."}]}),
            (
                "call_to_action",
                {"title": "Act", "text": "", "link": {"title": "Go", "address": "/my/"}},
            ),
        ],
    )
    assert text_of(page).split("\n\n") == [
        *("Title", "Summary.", "Heading", "One & two.", "• three", "Quoted.", "Amy"),
        *("Step", "Do it.", "Act", "Go"),
    ]


def test_reads_fields_and_blocks_that_search_leaves_out(db: None) -> None:
    line = {"name": "Childline", "summary": "They listen.", "telephone": "0800 1111"}
    page = GetHelpPage(title="Help", lines=[("line", {**line, "website": "https://example.org"})])
    found = text_of(page)
    assert "They listen." in found and "0800 1111" in found
    assert "example.org" not in found


def test_reads_a_consultation_as_people_meet_it(db: None) -> None:
    question = {
        "label": "How safe is it?",
        "key": "how_safe",
        "options": [
            {"label": "Very", "value": "very-much"},
            {"label": "Not at all", "value": "no"},
        ],
    }
    page = ConsultationPage(
        title="Safe",
        about="<p>About it.</p>",
        who_asks="The council",
        what_changes="The park.",
        opens_at=timezone.now(),
        closes_at=timezone.now() + timedelta(days=1),
        dpia_reference="DPIA-7",
        questions=[("single_choice", question)],
    )
    found = text_of(page).split("\n\n")
    assert {"About it.", "The council", "The park.", "How safe is it?", "Very"} <= set(found)
    assert not {"how_safe", "very-much", "no", "DPIA-7", "consult"} & set(found)
