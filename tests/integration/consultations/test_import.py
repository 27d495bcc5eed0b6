"""Real input: a CSV file becomes a consultation, or a sentence says why not."""

import json
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from consultations import storage
from consultations.importing.infer import is_number
from consultations.models import ConsultationPage, Response

pytestmark = pytest.mark.django_db


def load(path: Path, *options: str, title: str = "A survey") -> dict[str, Any]:
    out = StringIO()
    call_command("import_csv", str(path), "--title", title, *options, stdout=out)
    report: dict[str, Any] = json.loads(out.getvalue())
    return report


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "survey.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def survey(folder: Path, rows: int = 60) -> Path:
    lines = ['"","Sex","Height","Smoke","Age","Thoughts"']
    for n in range(rows):
        cells = [
            n,
            "Female" if n % 2 else "Male",
            "NA" if n % 7 == 0 else 150 + n / 2,
            ("Never", "Never", "None", "Often")[n % 4],
            16 + n % 9,
            f"Thought number {n}" if n % 3 else "",
        ]
        lines.append(",".join(str(cell) for cell in cells))
    return write(folder, "\n".join(lines))


def test_types_missing_and_ignored_columns(tmp_path: Path) -> None:
    report = load(survey(tmp_path))
    kinds = {q["label"]: q["type"] for q in report["questions"]}
    assert kinds == {
        "Sex": "single_choice",
        "Height": "number",
        "Smoke": "single_choice",
        "Age": "number",
        "Thoughts": "short_text",
    }
    height = report["questions"][1]
    assert (height["missing"], height["whole"]) == (9, False)
    assert report["questions"][2]["options"] == ["Never", "None", "Often"]
    assert report["ignored"] == [{"column": 1, "reason": "it has no header"}]
    assert (report["slug"], report["responses"]) == ("a-survey", 60)


def test_every_row_is_a_sent_response_of_channel_import(tmp_path: Path) -> None:
    load(survey(tmp_path))
    responses = list(Response.objects.submitted())
    assert {response.channel for response in responses} == {"import"}
    values = [storage.values_of(response) for response in responses]
    assert Counter(v["smoke"] for v in values) == {"never": 30, "none": 15, "often": 15}
    assert {v.get("thoughts") for v in values} >= {None, "Thought number 1"}


def test_published_results_equal_an_independent_count(tmp_path: Path, client: Client) -> None:
    report = load(survey(tmp_path), "--publish")
    page = client.get(f"/consultations/{report['slug']}/results/")
    assert page.status_code == 200
    found = client.get(f"/api/v1/consultations/{report['slug']}/results").json()
    assert found["responses"] == 60
    by_label = {q["label"]: q for q in found["questions"]}
    assert [o["count"] for o in by_label["Sex"]["options"]] == [30, 30]
    assert [o["count"] for o in by_label["Smoke"]["options"]] == [30, 15, 15]
    assert by_label["Height"]["answered"] == 50
    assert by_label["Thoughts"]["options"] == []


def test_rows_without_an_answer_are_skipped_and_reported(tmp_path: Path) -> None:
    """Empty, NA, spaces, or with something only where there is no question: all alike."""
    text = '"",A,B\n1,x,NA\n,,\n2,NA,NA\n3,,NA\n4, ,\n\n,,,,\n5,x,y\n6,"line\nbreak",y\n,NA,\n'
    report = load(write(tmp_path, text))
    assert report["responses"] == 3 == Response.objects.count()
    reason = "no question is answered in them"
    assert report["skipped"] == {"rows": 6, "lines": [3, 4, 5, 6, 8, 12], "reason": reason}
    assert [(q["answered"], q["missing"]) for q in report["questions"]] == [(3, 0), (2, 1)]


def test_of_very_many_skipped_rows_the_first_are_named(tmp_path: Path) -> None:
    report = load(write(tmp_path, "A,B\nx,y\n" + ",\n" * 300))
    assert (report["skipped"]["rows"], len(report["skipped"]["lines"])) == (300, 100)
    assert load(survey(tmp_path), title="None skipped")["skipped"]["rows"] == 0


def test_latin_1_and_semicolons_are_read(tmp_path: Path) -> None:
    text = "Café;N\n" + "Löwe;1\nBär;2\nLöwe;3\nBär;4\n"
    report = load(write(tmp_path, text.encode("latin-1")))
    assert report["encoding"] == "Latin-1"
    assert report["questions"][0]["label"] == "Café"
    assert report["questions"][0]["options"] == ["Bär", "Löwe"]


def test_windows_quotes_and_the_euro_stay(tmp_path: Path) -> None:
    report = load(write(tmp_path, "A,B\ndon’t,€5\ndon’t,€5\n".encode("cp1252")))
    assert report["encoding"] == "Windows-1252"
    assert [q["options"] for q in report["questions"]] == [["don’t"], ["€5"]]


def test_a_comma_inside_a_question_is_no_delimiter(tmp_path: Path) -> None:
    report = load(write(tmp_path, '"Where, when, how";"Age"\npark;12\nbus;13\n'))
    assert [q["label"] for q in report["questions"]] == ["Where, when, how", "Age"]


def test_a_byte_order_mark_and_quoted_line_breaks(tmp_path: Path) -> None:
    report = load(write(tmp_path, '\ufeffA,B\n"one\ntwo",x\n"one\ntwo",x\n'))
    assert report["questions"][0]["label"] == "A"
    assert report["responses"] == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
        ("A,B\n1,2\n1,2,3\n", "Line 3 has 3 cells"),
        ("A,B\n1\n", "Line 2 has 1 cells"),
        (",,\n1,2,3\n", "first line must hold the questions"),
        ("A,B\n", "no answers"),
        ("A,B\n,\nNA,NA\n", "no answers"),
        ('A,B\n1,2\n1,"open\n3,4\n', "cannot be read"),
        ('A,B\n"' + "x" * 300_000 + '",1\n', "Line"),
    ],
)
def test_what_is_no_table_is_explained_and_nothing_stays(
    tmp_path: Path, text: str | bytes, words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        load(write(tmp_path, text))
    assert not Response.objects.exists()
    assert not ConsultationPage.objects.exists()


def test_fifty_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(CommandError, match="50 MB"):
        load(path)


def test_the_same_title_twice_is_refused(tmp_path: Path) -> None:
    load(survey(tmp_path, 6))
    with pytest.raises(CommandError, match="already"):
        load(survey(tmp_path, 6))
    assert Response.objects.count() == 6


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"no file called nothing\.csv"):
        load(tmp_path / "nothing.csv")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", True),
        ("-2.5", True),
        (".5", True),
        ("1e3", True),
        ("007", False),
        ("", False),
        (".", False),
        ("NaN", False),
        ("1e99", False),
        ("1,5", False),
        ("-", False),
        ("e5", False),
    ],
)
def test_what_counts_as_a_number(text: str, number: bool) -> None:
    assert is_number(text) is number
