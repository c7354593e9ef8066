"""What many sheets of one form say about its scales: how consistent, how sure, how fair."""
