from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("privacy", "0009_who_asked_for_a_child"),
    ]

    operations = [
        migrations.AddField(
            model_name="guardianask",
            name="mailed",
            field=models.BooleanField(default=False),
        ),
    ]
