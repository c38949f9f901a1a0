from django.db import migrations


class Migration(migrations.Migration):
    """What can be computed again is kept out of the write-ahead log: erased words must not linger there."""

    dependencies = [("understand", "0001_initial")]
    operations = [
        migrations.RunSQL(
            f"ALTER TABLE {table} SET UNLOGGED", f"ALTER TABLE {table} SET LOGGED"
        )
        for table in ("understand_storyvector", "understand_searchentry")
    ]
