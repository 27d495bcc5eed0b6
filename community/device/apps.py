from django.apps import AppConfig


class DeviceConfig(AppConfig):
    name = "community.device"
    label = "device"
    verbose_name = "Device"
