"""Matching is heavy only where it is used, and needs no Django."""

import subprocess
import sys
from pathlib import Path

import mentoring.matching

FOLDER = Path(mentoring.matching.__file__).parent


def in_a_process_of_its_own(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True, cwd=FOLDER.parents[1])


def test_importing_the_package_loads_neither_numpy_nor_ortools() -> None:
    in_a_process_of_its_own(
        "import sys, mentoring.matching\n"
        "assert not {'numpy', 'ortools'} & set(sys.modules)\n"
        "assert callable(mentoring.matching.assign) and 'ortools' in sys.modules"
    )


def test_assign_works_without_django() -> None:
    in_a_process_of_its_own(
        "import sys\n"
        "sys.modules['django'] = None\n"
        "from mentoring.matching import assign\n"
        "found = assign(people=1, mentors=1, person=[0], mentor=[0], score=[7], capacity=[1])\n"
        "assert found.total == 7 and 'pandas' not in sys.modules"
    )


def test_only_the_engine_knows_ortools() -> None:
    named = [file.name for file in FOLDER.glob("*.py") if "from ortools" in file.read_text()]
    assert named == ["engine.py"]


def test_a_name_that_is_not_there() -> None:
    assert not hasattr(mentoring.matching, "marry")
