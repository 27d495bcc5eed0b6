from community.moderation.models.assessments import Assessment, AssessmentPart, Switch
from community.moderation.models.decisions import Appeal, Decision, Report
from community.moderation.models.items import ModeratedItem

__all__ = [
    "Appeal",
    "Assessment",
    "AssessmentPart",
    "Decision",
    "ModeratedItem",
    "Report",
    "Switch",
]
