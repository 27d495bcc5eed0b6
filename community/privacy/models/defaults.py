from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from community.privacy.gate_fields import PublishGates


@register_setting(icon="lock")
class PublishingDefaults(BaseGenericSetting, PublishGates):
    """What holds for every consultation that does not say otherwise."""

    class Meta:
        verbose_name = "publishing defaults"
        verbose_name_plural = "publishing defaults"
