"""A result becomes sentences: the same ones for the terminal, the browser and every report."""
