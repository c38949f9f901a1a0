"""Foreign tables as streams of rows, whatever they are about."""

from resonanz.ground.tables.opening import open_table
from resonanz.ground.tables.table import Row, Table

__all__ = ["Row", "Table", "open_table"]
