"""A structured interview: the same questions for everyone, several raters, no automatic end."""
