from resonanz.trust.reads.promises import Figure, Promise, promises
from resonanz.trust.reads.receipts import Receipt, receipt
from resonanz.trust.reads.register import StoredField, StoredTable, stored_tables
from resonanz.trust.reads.releases import ReleasedTable, ShownCell

__all__ = [
    "Figure",
    "Promise",
    "Receipt",
    "ReleasedTable",
    "ShownCell",
    "StoredField",
    "StoredTable",
    "promises",
    "receipt",
    "stored_tables",
]
