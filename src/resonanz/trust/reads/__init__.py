from resonanz.trust.reads.receipts import Receipt, receipt
from resonanz.trust.reads.register import StoredField, StoredTable, stored_tables

__all__ = ["Receipt", "StoredField", "StoredTable", "receipt", "stored_tables"]
