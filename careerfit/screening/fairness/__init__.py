"""Whether people of different groups were selected at different rates, and how sure that is."""
