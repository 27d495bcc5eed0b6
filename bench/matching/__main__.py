"""`python -m bench.matching [people×mentors …]`: the same rounds for all, one process at a time.

Limits: LIMIT=120 seconds for each solve; a peer that misses it, or fails, is not asked about
larger rounds.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.matching.environments import ROOT, python_of
from bench.matching.instances import SEED, SIZES, tables
from bench.matching.whole import problem_of
from mentoring.matching.rounds import Problem

LIMIT = float(os.environ.get("LIMIT", "120"))
URGENT = 2
PEERS = (
    ("ours, all five goals", "ours", ""),
    ("ours, nobody more urgent", "ours_without_urgency", ""),
    ("OR-Tools flow, plain", "ortools_flow", ""),
    ("SciPy sparse", "scipy_sparse", "scipy"),
    ("mentor-match", "mentor_match", "mentor-match"),
    ("matching (Gale-Shapley)", "gale_shapley", "matching"),
    ("greedy", "greedy", ""),
    ("first come, first served", "first_come", ""),
)
HEAD = "| | matched | urgent matched | worst | total | seconds | peak MB |\n" + "|---" * 7 + "|"


@dataclass(frozen=True)
class Asked:
    problem: Problem
    stored: Path
    answer: Path


def main() -> None:
    sizes = [tuple(map(int, text.replace("×", "x").split("x"))) for text in sys.argv[1:]]
    given_up: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        for people, mentors in sizes or SIZES:
            asked = store(people, mentors, Path(folder))
            print(f"\n### {people:,} × {mentors:,}, seed {SEED}\n\n{HEAD}")
            for name, script, environment in PEERS:
                print(row(name, script, environment, asked, given_up), flush=True)
            print(f"\n{whole(people, mentors)}")


def store(people: int, mentors: int, folder: Path) -> Asked:
    problem = problem_of(tables(people, mentors), {})
    stored = folder / f"{people}x{mentors}.npz"
    np.savez(
        stored,
        people=people,
        mentors=mentors,
        person=problem.person,
        mentor=problem.mentor,
        score=problem.score,
        capacity=problem.capacity,
        urgency=problem.urgency,
    )
    return Asked(problem, stored, folder / "answer.npy")


def row(name: str, script: str, environment: str, asked: Asked, given_up: set[str]) -> str:
    if name in given_up:
        return f"| {name} | not tried: missed or failed before | | | | | |"
    command = [
        python_of(environment),
        str(ROOT / "bench" / "matching" / "peers" / f"{script}.py"),
        str(asked.stored),
        str(asked.answer),
    ]
    paths = {"PYTHONPATH": str(ROOT)} if not environment else {}
    try:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            env=os.environ | paths,
        )
    except subprocess.TimeoutExpired:
        given_up.add(name)
        return f"| {name} | not finished after {LIMIT:.0f} s | | | | | |"
    if done.returncode:
        given_up.add(name)
        why = done.stderr.strip().splitlines() or [f"code {done.returncode}"]
        return f"| {name} | failed: {why[-1][:80]} | | | | | |"
    return described(name, asked, json.loads(done.stdout))


def described(name: str, asked: Asked, measured: dict[str, Any]) -> str:
    problem, mentor_of = asked.problem, np.load(asked.answer)
    matched = mentor_of >= 0
    scores = checked(problem, mentor_of)
    urgent = problem.urgency >= URGENT
    return (
        f"| {name} | {matched.sum():,} | {(matched & urgent).sum():,} of {urgent.sum():,} "
        f"| {scores.min()} | {scores.sum():,} "
        f"| {measured['seconds']:.2f} | {measured['peak_mb']:.0f} |"
    )


def checked(problem: Problem, mentor_of: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """The scores of an assignment, after a look at whether it keeps to pairs and seats."""
    people = np.flatnonzero(mentor_of >= 0)
    load = np.bincount(mentor_of[people], minlength=len(problem.capacity))
    codes = problem.person * len(problem.capacity) + problem.mentor
    asked = people * len(problem.capacity) + mentor_of[people]
    if (load > problem.capacity).any() or not np.isin(asked, codes).all():
        raise SystemExit("An assignment breaks the rules of its round.")
    return problem.score[np.searchsorted(codes, asked)]


def whole(people: int, mentors: int) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bench.matching.whole", str(people), str(mentors)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    found = json.loads(done.stdout)
    stages = ", ".join(f"{name} {seconds:.2f}" for name, seconds in found["stages"].items())
    return (
        f"Ours from rows to explained proposals: {sum(found['stages'].values()):.2f} s ({stages}), "
        f"peak {found['peak_mb']:.0f} MB; {found['pairs_each']:.1f} feasible mentors and "
        f"{found['options_each']:.2f} options a person, {found['sentences']:,} sentences."
    )


if __name__ == "__main__":
    main()
