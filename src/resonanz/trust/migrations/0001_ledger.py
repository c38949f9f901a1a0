from django.db import migrations, models

APPEND_ONLY = """
CREATE FUNCTION trust_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON trust_ledgerentry
    FOR EACH STATEMENT EXECUTE FUNCTION trust_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON trust_ledgercheckpoint
    FOR EACH STATEMENT EXECUTE FUNCTION trust_append_only();

CREATE FUNCTION trust_head_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR NEW.size <= OLD.size THEN
        RAISE EXCEPTION 'the head of the ledger only grows' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON trust_ledgerhead
    FOR EACH ROW EXECUTE FUNCTION trust_head_only_grows();

-- An entry may only take the place the head has given out: no gap, nothing beyond the end.
CREATE FUNCTION trust_entry_below_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.index < 0 OR NEW.index >= (SELECT size FROM trust_ledgerhead WHERE id = 1) THEN
        RAISE EXCEPTION 'entry % was not given out by the head', NEW.index USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER below_head BEFORE INSERT ON trust_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION trust_entry_below_head();

INSERT INTO trust_ledgerhead (id, size) VALUES (1, 0);
"""

UNDO = """
DROP TRIGGER append_only ON trust_ledgerentry;
DROP TRIGGER append_only ON trust_ledgercheckpoint;
DROP TRIGGER only_grows ON trust_ledgerhead;
DROP TRIGGER below_head ON trust_ledgerentry;
DROP FUNCTION trust_append_only();
DROP FUNCTION trust_head_only_grows();
DROP FUNCTION trust_entry_below_head();
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("ground", "0001_attempts")]
    operations = [
        migrations.CreateModel(
            name="LedgerHead",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("size", models.BigIntegerField(default=0)),
            ],
            options={"constraints": [models.CheckConstraint(condition=models.Q(id=1), name="trust_one_head")]},
        ),
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                ("index", models.BigIntegerField(primary_key=True, serialize=False)),
                ("leaf", models.BinaryField(help_text="Kanonisches JSON ohne personenbezogene Daten")),
                ("leaf_hash", models.BinaryField(help_text="SHA-256 nach RFC 9162", max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name="LedgerOpening",
            fields=[
                ("index", models.BigIntegerField(primary_key=True, serialize=False)),
                ("author_salt", models.BinaryField(help_text="Salz der Urheberangabe", max_length=32, null=True)),
                ("body_salt", models.BinaryField(help_text="Salz der Worte", max_length=32, null=True)),
                ("meta_salt", models.BinaryField(help_text="Salz der Umstände", max_length=32, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="LedgerCheckpoint",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("root_hash", models.BinaryField(max_length=32)),
                ("note", models.TextField()),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="IdempotencyKey",
            fields=[
                ("key_hash", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("body_hash", models.BinaryField(max_length=32)),
                ("result", models.JSONField()),
                ("created_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.RunSQL(APPEND_ONLY, UNDO),
    ]
