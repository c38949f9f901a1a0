from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("listen", "0006_praise")]
    operations = [
        migrations.AddField(
            model_name="reading",
            name="entry_index",
            field=models.BigIntegerField(
                null=True,
                db_index=True,
                help_text="Eintrag im Protokollbuch; einer kann mehrere Geschichten umfassen",
            ),
        ),
    ]
