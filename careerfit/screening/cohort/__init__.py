"""What a class believed: statements and roles in front, never a person."""
