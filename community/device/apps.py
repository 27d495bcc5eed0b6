from django.apps import AppConfig


class DeviceConfig(AppConfig):
    name = "community.device"
    label = "device"
    verbose_name = "Device"

    def ready(self) -> None:
        from community.device import holdings

        holdings.enrol()
