from django.db import migrations

# The leaf is put together here, around its index, so that nobody has to ask for the index first and come back while
# everybody else waits. Writers line up before the advisory lock and are let in one by one; lined up before the row
# of the head, all of them would wake at every commit only to wait again.
APPEND = r"""
CREATE FUNCTION trust_append(
    befores bytea[], afters bytea[], author bytea[], body bytea[], meta bytea[]
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    number CONSTANT integer := cardinality(befores);
    first bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(5203771846003);
    UPDATE trust_ledgerhead SET size = size + number WHERE id = 1 RETURNING size - number INTO STRICT first;
    WITH leaves AS (
        SELECT first + n - 1 AS index, before || convert_to((first + n - 1)::text, 'UTF8') || after AS leaf, a, b, m
        FROM unnest(befores, afters, author, body, meta) WITH ORDINALITY AS given(before, after, a, b, m, n)
    ), entries AS (
        INSERT INTO trust_ledgerentry (index, leaf, leaf_hash)
        SELECT index, leaf, sha256('\x00'::bytea || leaf) FROM leaves
    )
    INSERT INTO trust_ledgeropening (index, author_salt, body_salt, meta_salt) SELECT index, a, b, m FROM leaves;
    RETURN first;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("trust", "0007_tombstone_voice")]
    operations = [
        migrations.RunSQL(APPEND, "DROP FUNCTION trust_append(bytea[], bytea[], bytea[], bytea[], bytea[])"),
    ]
