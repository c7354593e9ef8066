"""Many people: an order by a written policy, its reasons, and what a person decides on it."""
