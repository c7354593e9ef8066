"""Answers as other people's tools write them become a checked table of option numbers."""
