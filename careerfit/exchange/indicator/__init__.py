"""A record of indicator metadata ("field | value |") becomes a draft service with its indicator."""
