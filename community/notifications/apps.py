from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "community.notifications"
    label = "notifications"
    verbose_name = "Notifications"

    def ready(self) -> None:
        from community.notifications.channels import EMAIL, channels_of, deliver_email
        from community.outbox import channels

        channels.enrol(EMAIL, deliver_email)
        channels.route_by(channels_of)
