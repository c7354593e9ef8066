"""A profile as a form in Word: headings and tables, written and read back."""
