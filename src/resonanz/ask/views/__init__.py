"""One module for each thing somebody comes for."""
