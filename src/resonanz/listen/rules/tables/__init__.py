"""Foreign tables as streams of rows, and rows as candidates for stories."""

from resonanz.listen.rules.tables.opening import open_table
from resonanz.listen.rules.tables.table import Row, Table

__all__ = ["Row", "Table", "open_table"]
