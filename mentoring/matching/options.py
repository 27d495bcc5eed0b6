"""The two or three mentors somebody may choose from, each of them safe.

An option is *safe* if taking it leaves the number of matched people as it is and takes the place
of nobody: whoever has a mentor in this assignment still has one, perhaps another. (So nobody more
urgent is displaced, and nobody as urgent either.) Such a change is a ring of moves: the person
takes the option's seat, whoever sat there moves on, and so forth until the person's old seat is
taken or a free seat is found. All pairs on such a ring are found at once: the ends of the pair
are in the same strongly connected component of the graph of possible moves (Tarjan 1972).

Each option is safe by itself. Two people's choices may depend on each other: after each choice
the round is solved again. `still_best` is the second opinion: it forces the pair and solves anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from mentoring.matching.arrays import Flags, Ints
from mentoring.matching.rounds import Outcome, Problem, solve

SHOWN = 3


@dataclass(frozen=True)
class Options:
    """Safe pairs in the order in which they are shown: by person, best first; the proposed mentor
    is among them. `rank` is 0, 1, 2 within a person.
    """

    person: Ints
    mentor: Ints
    score: Ints
    rank: Ints


def options(problem: Problem, outcome: Outcome, *, shown: int = SHOWN) -> Options:
    """For everybody who is matched and not locked: the proposed mentor and the best other safe
    ones.
    """
    safe = safe_pairs(problem, outcome)
    who, whom, score = problem.person[safe], problem.mentor[safe], problem.score[safe]
    proposed = outcome.mentor_of[who] == whom
    place = _key_order(problem)[whom]
    order = np.lexsort((place, -score, ~proposed, who))
    rank = _ranks(who[order])
    order = order[rank < shown]  # the proposed one is always shown ...
    order = order[np.lexsort((place[order], -score[order], who[order]))]  # ... in its place
    return Options(who[order], whom[order], score[order], _ranks(who[order]))


def safe_pairs(problem: Problem, outcome: Outcome) -> Flags:
    """Which of the problem's pairs are safe; one pass, linear in their number."""
    mentors = len(problem.capacity)
    seated = (outcome.mentor_of[problem.person] >= 0) & ~outcome.locked[problem.person]
    load = np.bincount(outcome.mentor_of[outcome.mentor_of >= 0], minlength=mentors)
    movable = np.bincount(
        outcome.mentor_of[(outcome.mentor_of >= 0) & ~outcome.locked], minlength=mentors
    )
    start = outcome.mentor_of[problem.person[seated]]
    free, lent = np.flatnonzero(load < problem.capacity), np.flatnonzero(movable > 0)
    outside = mentors  # one more node: seats that nobody sits on
    tail = np.concatenate([start, free, np.full(len(lent), outside)])
    head = np.concatenate([problem.mentor[seated], np.full(len(free), outside), lent])
    component = components(tail, head, nodes=mentors + 1)
    safe = np.zeros(len(problem.person), dtype=bool)
    usable = problem.capacity[problem.mentor[seated]] > 0
    safe[seated] = (component[start] == component[problem.mentor[seated]]) & usable
    return safe


def still_best(problem: Problem, outcome: Outcome, *, person: int, mentor: int) -> bool:
    """Forces one pair and solves anew: as many matched, and nobody more urgent displaced?"""
    pair = np.array([[person, mentor]])
    locked = np.concatenate([problem.locked, pair])
    forced = solve(replace(problem, locked=locked, floor=False))
    return forced.levels == outcome.levels


def _key_order(problem: Problem) -> Ints:
    keys = list(problem.mentor_keys)
    place = np.empty(len(keys), dtype=np.int64)
    place[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return place


def _ranks(who: Ints) -> Ints:
    """0, 1, 2 … within each run of the same person."""
    _, first, sizes = np.unique(who, return_index=True, return_counts=True)
    return np.arange(len(who)) - np.repeat(first, sizes)


def components(tail: Ints, head: Ints, *, nodes: int) -> Ints:
    """The strongly connected component of each node."""
    codes = np.unique(tail * nodes + head)
    first = np.searchsorted(codes, np.arange(nodes + 1) * nodes).tolist()
    return _Tarjan(first, (codes % nodes).tolist()).found


@dataclass
class _Tarjan:
    """Tarjan's algorithm with a stack of its own instead of recursion."""

    first: list[int]
    heads: list[int]
    found: Ints = field(init=False)

    def __post_init__(self) -> None:
        nodes = len(self.first) - 1
        self.number = [0] * nodes  # when first seen, from 1
        self.low = [0] * nodes
        self.component = [-1] * nodes
        self.waiting: list[int] = []
        self.seen = self.closed = 0
        for node in range(nodes):
            if not self.number[node]:
                self._walk(node)
        self.found = np.array(self.component, dtype=np.int64)

    def _walk(self, root: int) -> None:
        path = [(root, self._enter(root))]
        number, low, component = self.number, self.low, self.component
        while path:
            node, heads = path[-1]
            for head in heads:
                if not number[head]:
                    path.append((head, self._enter(head)))
                    break
                if component[head] < 0 and number[head] < low[node]:
                    low[node] = number[head]
            else:
                path.pop()
                self._leave(node, path[-1][0] if path else node)

    def _enter(self, node: int) -> Iterator[int]:
        self.seen += 1
        self.number[node] = self.low[node] = self.seen
        self.waiting.append(node)
        return iter(self.heads[self.first[node] : self.first[node + 1]])

    def _leave(self, node: int, parent: int) -> None:
        self.low[parent] = min(self.low[parent], self.low[node])
        if self.low[node] < self.number[node]:
            return
        while True:
            member = self.waiting.pop()
            self.component[member] = self.closed
            if member == node:
                break
        self.closed += 1
