"""The features that were declared, and their texts: one call of ``read`` for each."""

from collections.abc import Iterable, Sequence

from community.registries import Piece, SharedContent, shared_contents


def name_of(reference: str) -> str:
    return reference.partition(":")[0]


def feature_of(reference: str) -> SharedContent | None:
    name = name_of(reference)
    return next((one for one in shared_contents if one.name == name), None)


def pieces_of(references: Sequence[str]) -> dict[str, Piece]:
    """Those that are still there."""
    found: dict[str, Piece] = {}
    for name in sorted({name_of(one) for one in references}):
        if name in shared_contents:
            mine = [one for one in references if name_of(one) == name]
            found |= shared_contents[name].read(mine)
    return found


def piece_of(reference: str) -> Piece | None:
    return pieces_of([reference]).get(reference)


def title_of(name: str) -> str:
    return shared_contents[name].title if name in shared_contents else name


def titles(names: Iterable[str]) -> dict[str, str]:
    return {name: title_of(name) for name in names}
