"""Outside formats, one room each: bytes in, a draft and notes out; no file is opened here."""
