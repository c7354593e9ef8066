"""What things are: frozen, strict models without any input or output."""
