"""`mentor-match`: a mentor per seat, since it gives each one mentee a round; our scores as its
rule.
"""

import numpy as np
from exchange import Ints, Round, run
from matching import process
from matching.match import Match
from matching.mentee import Mentee
from matching.mentor import Mentor
from matching.rules.rule import Disqualify, Rule


class Scores(Rule):
    def __init__(self, score: dict[tuple[int, int], int]) -> None:
        super().__init__()
        self.score = score

    def evaluate(self, match_object: Match) -> bool:
        return True

    def apply(self, match_object: Match) -> int:
        return self.score.get(pair(match_object), 0) + 1


def pair(match: Match) -> tuple[int, int]:
    return int(match.mentee.first_name), int(match.mentor.first_name)


def solve(round_: Round) -> Ints:
    columns = (round_.person.tolist(), round_.mentor.tolist(), round_.score.tolist())
    score = {(p, m): s for p, m, s in zip(*columns, strict=True)}
    seats = np.repeat(np.arange(round_.mentors), round_.capacity).tolist()
    mentors = [
        Mentor(**{"grade": 1, "first name": m, "email": f"s{n}"}) for n, m in enumerate(seats)
    ]
    mentees = [
        Mentee(**{"grade": 1, "first name": p, "email": f"y{p}"}) for p in range(round_.people)
    ]
    rules = [Scores(score), Disqualify(lambda match: pair(match) not in score)]
    process.process_data(mentors, mentees, [rules])
    mentor_of = np.full(round_.people, -1, dtype=np.int64)
    for mentee in mentees:
        for mentor in mentee.mentors:
            mentor_of[int(mentee.first_name)] = int(mentor.first_name)
    return mentor_of


run(solve)
