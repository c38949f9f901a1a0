"""Checkpoints under the name of their log, the key, kept nodes, alarms and witnesses.

No version before this one wrote a checkpoint, so their table is made anew.
"""

from django.db import migrations, models

ONLY_ADDED = ("trust_ledgercheckpoint", "trust_ledgerkey", "trust_ledgernode")
APPEND_ONLY = "".join(
    f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION trust_append_only();"
    for table in ONLY_ADDED
)
UNDO = "".join(f"DROP TRIGGER append_only ON {table};" for table in ONLY_ADDED)
OLD_TRIGGER = "DROP TRIGGER append_only ON trust_ledgercheckpoint;"
OLD_TRIGGER_BACK = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON trust_ledgercheckpoint
    FOR EACH STATEMENT EXECUTE FUNCTION trust_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("trust", "0001_ledger")]
    operations = [
        migrations.RunSQL(OLD_TRIGGER, OLD_TRIGGER_BACK),
        migrations.DeleteModel(name="LedgerCheckpoint"),
        migrations.CreateModel(
            name="LedgerKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "origin",
                    models.CharField(
                        help_text="Name des Protokollbuchs, aus dem Schlüssel", max_length=60, unique=True
                    ),
                ),
                (
                    "vkey",
                    models.CharField(help_text="Der öffentliche Schlüssel, mit dem jeder prüfen kann", max_length=200),
                ),
                ("since", models.DateTimeField(help_text="Seit wann mit ihm unterschrieben wird")),
                ("reason", models.TextField(blank=True, help_text="Warum ein neues Protokollbuch begonnen wurde")),
                ("entry_index", models.BigIntegerField(help_text="Eintrag, der den Neubeginn festhält", null=True)),
            ],
            options={
                "verbose_name": "Schlüssel des Protokollbuchs",
            },
        ),
        migrations.CreateModel(
            name="Witness",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Wer es ist; nur das Team sieht es, bis es beendet ist",
                        max_length=120,
                        verbose_name="Name",
                    ),
                ),
                (
                    "function",
                    models.CharField(
                        help_text="Zum Beispiel „Betriebsrat“; steht öffentlich beim Protokollbuch",
                        max_length=120,
                        verbose_name="Funktion",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        help_text="Wohin der tägliche Prüfpunkt geht; leer, sobald er abbestellt ist",
                        max_length=254,
                        verbose_name="E-Mail",
                    ),
                ),
                ("since", models.DateTimeField(help_text="Wann benannt")),
                ("agreed_at", models.DateTimeField(blank=True, help_text="Wann die Person zugestimmt hat", null=True)),
                ("until", models.DateTimeField(blank=True, help_text="Wann abbestellt oder abberufen", null=True)),
                (
                    "written_on",
                    models.DateField(blank=True, help_text="Für welchen Tag zuletzt geschrieben wurde", null=True),
                ),
                ("named_by", models.BigIntegerField(help_text="Wer aus dem Team die Person benannt hat")),
                (
                    "entry_index",
                    models.BigIntegerField(help_text="Eintrag im Protokollbuch, der die Benennung festhält"),
                ),
                (
                    "ended_by",
                    models.BigIntegerField(
                        help_text="Wer aus dem Team es beendet hat; leer: die Person selbst", null=True
                    ),
                ),
                ("ended_index", models.BigIntegerField(help_text="Eintrag, der das Ende festhält", null=True)),
            ],
            options={
                "verbose_name": "Zeuge des Protokollbuchs",
            },
        ),
        migrations.CreateModel(
            name="LedgerAlarm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("key_missing", "Der Schlüssel fehlt"),
                            ("key_changed", "Der Schlüssel ist ein anderer"),
                            ("shorter", "Das Protokollbuch ist kürzer als veröffentlicht"),
                            ("other_root", "Das Protokollbuch passt nicht zum veröffentlichten Prüfpunkt"),
                            ("gap", "Im Protokollbuch fehlen Einträge"),
                            ("leaf", "Ein Eintrag passt nicht zu seinem Prüfwert"),
                        ],
                        help_text="Was nicht stimmt",
                        max_length=12,
                    ),
                ),
                ("since", models.DateTimeField(help_text="Wann es bemerkt wurde")),
                (
                    "ended_at",
                    models.DateTimeField(blank=True, help_text="Wann es vorbei war; leer: noch nicht", null=True),
                ),
                ("note", models.CharField(blank=True, help_text="Welche Stelle, in Zahlen", max_length=200)),
            ],
            options={
                "verbose_name": "Alarm des Protokollbuchs",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("kind",),
                        name="trust_one_open_alarm_of_a_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerCheckpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("origin", models.CharField(help_text="Name des Protokollbuchs", max_length=60)),
                ("size", models.BigIntegerField(help_text="Wie viele Einträge der Prüfpunkt bezeugt")),
                (
                    "root_hash",
                    models.BinaryField(help_text="Ein Wert, in dem jeder dieser Einträge steckt", max_length=32),
                ),
                ("note", models.TextField(help_text="Der Prüfpunkt mit Unterschrift, so wie er veröffentlicht ist")),
                ("created_at", models.DateTimeField(help_text="Wann unterschrieben")),
            ],
            options={
                "verbose_name": "Prüfpunkt",
                "constraints": [
                    models.UniqueConstraint(fields=("origin", "size"), name="trust_one_checkpoint_per_size")
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerNode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("origin", models.CharField(help_text="Name des Protokollbuchs", max_length=60)),
                ("level", models.SmallIntegerField(help_text="Höhe im Baum: 8, 16, 24 …")),
                ("position", models.BigIntegerField(help_text="Der wievielte auf dieser Höhe, ab null")),
                ("node_hash", models.BinaryField(help_text="Prüfwert über alle Einträge darunter", max_length=32)),
            ],
            options={
                "verbose_name": "Knoten des Protokollbuchs",
                "constraints": [
                    models.UniqueConstraint(fields=("origin", "level", "position"), name="trust_one_node_per_place")
                ],
            },
        ),
        migrations.RunSQL(APPEND_ONLY, UNDO),
    ]
