"""Foreign tables as streams of rows: whatever the file is, its content decides."""

from resonanz.ground.tables.opening import open_table
from resonanz.ground.tables.table import Row, Table

__all__ = ["Row", "Table", "open_table"]
