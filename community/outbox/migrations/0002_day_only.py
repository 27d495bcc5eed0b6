from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_rows")]

    operations = [
        migrations.AddField(
            model_name="outboxrow",
            name="day_only",
            field=models.BooleanField(default=False, help_text="Its moments say the day alone."),
        ),
        migrations.AddIndex(
            model_name="outboxrow",
            index=models.Index(models.F("about"), name="outbox_about"),
        ),
    ]
