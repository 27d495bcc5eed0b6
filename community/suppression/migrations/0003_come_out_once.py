from django.db import migrations, models


class Migration(migrations.Migration):
    """Numbers come out once: which release it was, and whether the last, is nothing to keep."""

    dependencies = [
        ("suppression", "0002_closing_release"),
    ]

    operations = [
        migrations.AlterModelOptions(name="release", options={"ordering": ["about"]}),
        migrations.RemoveConstraint(model_name="release", name="suppression_release_number"),
        # reviewed: only closing releases were ever made, one for each consultation, number 1
        migrations.RemoveField(model_name="release", name="closing"),
        # reviewed: see above
        migrations.RemoveField(model_name="release", name="number"),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(fields=("about",), name="suppression_release_once"),
        ),
    ]
