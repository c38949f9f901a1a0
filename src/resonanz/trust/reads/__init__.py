from resonanz.trust.reads.exporting import newest_size, write_audit_file, write_extract
from resonanz.trust.reads.log_key import public_key, vkey_of
from resonanz.trust.reads.receipts import Receipt, receipt
from resonanz.trust.reads.register import StoredField, StoredTable, stored_tables

__all__ = [
    "Receipt",
    "StoredField",
    "StoredTable",
    "newest_size",
    "public_key",
    "receipt",
    "stored_tables",
    "vkey_of",
    "write_audit_file",
    "write_extract",
]
