"""A shared tablet is a channel of its own; no other word than ours is one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0005_rota_has_its_own_table"),
    ]

    operations = [
        migrations.AlterField(
            model_name="response",
            name="channel",
            field=models.CharField(
                choices=[
                    ("web", "Website"),
                    ("api", "Another program"),
                    ("import", "Imported file"),
                    ("kiosk", "Shared tablet"),
                ],
                default="web",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["web", "api", "import", "kiosk"])),
                name="consultations_response_channel_known",
            ),
        ),
    ]
