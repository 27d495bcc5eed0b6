"""The page of assessments: each feature, where it stands, what was recorded, and its figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from community.moderation.figures import Figures, figures
from community.moderation.models import Assessment, Switch
from community.moderation.rules import assessing
from community.moderation.states import Standing
from community.people.models import User
from community.registries import SharedContent, shared_contents


@dataclass(frozen=True)
class FeatureRow:
    feature: SharedContent
    standing: Standing
    assessment: Assessment | None
    earlier: list[Assessment]
    switch: Switch | None
    figures: Figures
    may_switch_on: bool
    may_switch_off: bool

    @property
    def is_on(self) -> bool:
        return self.standing is Standing.ON


def page_for(person: User) -> Mapping[str, Any]:
    """Constant in queries; counts items and never people."""
    names = [one.name for one in shared_contents]
    standing, switches = assessing.standings(names), assessing.latest_switches(names)
    history: dict[str, list[Assessment]] = {name: [] for name in names}
    recorded = Assessment.objects.filter(feature__in=names).select_related("recorded_by")
    for one in recorded.prefetch_related("parts"):
        history[one.feature].append(one)
    numbers, records = figures(names), assessing.records(person)
    rows = [
        FeatureRow(
            feature=one,
            standing=standing[one.name],
            assessment=next(iter(history[one.name]), None),
            earlier=history[one.name][1:],
            switch=switches.get(one.name),
            figures=numbers[one.name],
            may_switch_on=records and standing[one.name] is Standing.OFF,
            may_switch_off=records and standing[one.name] is not Standing.OFF,
        )
        for one in shared_contents
    ]
    return {"rows": rows, "records": records}
