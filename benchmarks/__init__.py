"""Figures anyone can rerun: `make bench`. Ratios against a named peer or limit in the same run."""
