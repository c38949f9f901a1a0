from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("understand", "0003_sketch")]
    operations = [
        migrations.AddField(
            model_name="insightversion",
            name="evidence",
            field=models.JSONField(
                default=list, help_text="Die Stellen, auf die sie sich stützte, als Orte ohne Worte"
            ),
        ),
    ]
