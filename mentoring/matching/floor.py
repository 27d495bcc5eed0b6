"""The worst match as good as it can be, found before anything is added up.

Halving the range of scores: is there still an assignment if nothing below this score may be used?
"""

import numpy as np

from mentoring.matching.arrays import Flags, Ints
from mentoring.matching.engine import possible
from mentoring.matching.face import Face


def above_floor(face: Face, *, score: Ints, chosen: Flags, exempt: Flags) -> Flags:
    """Which pairs of the face reach the best floor. `exempt` pairs pass whatever their score:
    what somebody has already been offered is not taken back for the sake of a floor."""
    reach = np.where(exempt, np.iinfo(np.int64).max, score)
    levels = np.unique(reach)
    low = int(np.searchsorted(levels, reach[chosen].min()))
    high = int(np.searchsorted(levels, _ceiling(face, reach), side="right")) - 1
    middle = high  # what limits the floor is often one person with nothing better
    while low < high:
        if possible(face.only(reach >= levels[middle])):
            low = middle
        else:
            high = middle - 1
        middle = (low + high + 1) // 2
    reached: Flags = reach >= levels[low]
    return reached


def _ceiling(face: Face, reach: Ints) -> int:
    """No floor can be higher than the best that someone who must be matched could get."""
    best = np.full(face.people, -1, dtype=np.int64)
    np.maximum.at(best, face.person, reach)
    best = best[face.always]
    return int(best.min()) if len(best) else int(reach.max())
