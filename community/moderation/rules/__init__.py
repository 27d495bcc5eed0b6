"""What other packages ask: whether a feature is on, and what of it somebody may see."""

from community.moderation.rules.assessing import is_on, standing
from community.moderation.rules.seeing import Visible, visible

__all__ = ["Visible", "is_on", "standing", "visible"]
