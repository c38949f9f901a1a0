from resonanz.trust.reads.exporting import kept_extract, newest_size, write_audit_file, write_extract
from resonanz.trust.reads.log_key import public_key, vkey_of
from resonanz.trust.reads.receipts import Receipt, receipt
from resonanz.trust.reads.register import StoredField, StoredTable, stored_tables
from resonanz.trust.reads.verifier import CheckPage, check_page, verifier_source

__all__ = [
    "CheckPage",
    "Receipt",
    "StoredField",
    "StoredTable",
    "check_page",
    "kept_extract",
    "newest_size",
    "public_key",
    "receipt",
    "stored_tables",
    "verifier_source",
    "vkey_of",
    "write_audit_file",
    "write_extract",
]
