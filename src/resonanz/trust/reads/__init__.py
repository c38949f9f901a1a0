from resonanz.trust.reads.receipts import Receipt, receipt
from resonanz.trust.reads.register import StoredField, StoredTable, stored_tables
from resonanz.trust.reads.size import ledger_size

__all__ = ["Receipt", "StoredField", "StoredTable", "ledger_size", "receipt", "stored_tables"]
