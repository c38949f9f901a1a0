from django.db import migrations


class Migration(migrations.Migration):
    """The key that hides addresses lives for a day and never reaches the write-ahead log."""

    dependencies = [("ground", "0001_attempts")]
    operations = [
        migrations.RunSQL(
            "CREATE UNLOGGED TABLE ground_daysecret (day date PRIMARY KEY, secret bytea NOT NULL)",
            "DROP TABLE ground_daysecret",
        )
    ]
