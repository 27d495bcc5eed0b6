import pytest

from community.language.readability import measure, plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <b>t</b>wo</p><p>three</p>", "One two\n\nthree"),
        ("<h2>Head</h2>text", "Head\n\ntext"),
        ("<ul><li>a</li><li><p>b</p></li></ul>", "• a\n\n• b"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<p>one\n  two</p>", "one two"),
        ("&lt;b&gt; &amp; &nbsp;x", "<b> & x"),
        ("a<script>if (1 < 2) {}</script><style>p {}</style>b", "ab"),
        ("<p>not closed <a href='x'>link", "not closed link"),
        ("3 < 4 and 5 > 2", "3 < 4 and 5 > 2"),
        ("", ""),
    ],
)
def test_reads_as_a_person_does(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_bullets_and_headings_end_sentences() -> None:
    html = "<h2>You can</h2><ul><li>skip any question</li><li>stop</li></ul><p>It is fine.</p>"
    assert measure(plain_text(html)).sentences == 4
