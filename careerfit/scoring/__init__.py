"""One plan of integers, several scorers that give the same integers for the same answers."""
