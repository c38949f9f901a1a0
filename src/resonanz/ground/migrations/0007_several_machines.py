from django.db import migrations


class Migration(migrations.Migration):
    """What several machines have to agree on: whose house it is, and files that one takes and another reads."""

    dependencies = [("ground", "0006_hooks")]
    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE ground_house (
                id integer PRIMARY KEY CHECK (id = 1), key_mark bytea NOT NULL CHECK (length(key_mark) = 32)
            )
            """,
            "DROP TABLE ground_house",
        ),
        migrations.RunSQL(
            """
            CREATE TABLE ground_upload (
                name text NOT NULL, piece integer NOT NULL, content bytea NOT NULL, PRIMARY KEY (name, piece)
            )
            """,
            "DROP TABLE ground_upload",
        ),
        # Files are mostly packed already or read once; trying to press them costs more than it saves.
        migrations.RunSQL(
            "ALTER TABLE ground_upload ALTER COLUMN content SET STORAGE EXTERNAL", migrations.RunSQL.noop
        ),
    ]
