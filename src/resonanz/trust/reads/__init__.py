from resonanz.trust.reads.receipts import Receipt, receipt
from resonanz.trust.reads.register import StoredField, StoredTable, stored_tables
from resonanz.trust.reads.releases import ReleasedTable, ShownCell

__all__ = ["Receipt", "ReleasedTable", "ShownCell", "StoredField", "StoredTable", "receipt", "stored_tables"]
