"""Indexes that find the nearest of many vectors (HNSW). One for each usual length, because the model can be changed;
those without vectors cost nothing. Half precision suffices to find them and halves the space.
"""

from django.db import migrations

SIZES = (256, 384, 512, 768, 1024, 1536)


def build(apps, schema_editor):
    # pgvector before 0.7 has no half precision: there every search compares all vectors.
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT to_regtype('halfvec') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return
        # An empty table needs no care: nobody waits for an index without rows.
        cursor.execute("SELECT EXISTS (SELECT FROM understand_storyvector)")
        gently = "CONCURRENTLY" if cursor.fetchone()[0] else ""
        for size in SIZES:
            # A build that was interrupted leaves an invalid index behind, which IF NOT EXISTS would take for ours.
            cursor.execute(f"DROP INDEX {gently} IF EXISTS understand_meaning_{size}")
            cursor.execute(
                f"CREATE INDEX {gently} understand_meaning_{size} ON understand_storyvector"
                f" USING hnsw ((vector::halfvec({size})) halfvec_ip_ops) WITH (m = 16, ef_construction = 64)"
                f" WHERE vector_dims(vector) = {size}"
            )


def drop(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        for size in SIZES:
            cursor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS understand_meaning_{size}")


class Migration(migrations.Migration):
    # Concurrently: other processes go on reading and writing meanwhile.
    atomic = False
    dependencies = [("understand", "0005_decisions")]
    operations = [migrations.RunPython(build, drop)]
