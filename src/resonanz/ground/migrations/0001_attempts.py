from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            """
            CREATE UNLOGGED TABLE ground_attempt (
                key bytea NOT NULL, name text NOT NULL, slot bigint NOT NULL, n integer NOT NULL,
                PRIMARY KEY (key, name)
            )
            """,
            "DROP TABLE ground_attempt",
        ),
        migrations.RunSQL("CREATE EXTENSION IF NOT EXISTS vector", migrations.RunSQL.noop),
    ]
