"""Career prose becomes a draft profile with notes; nothing is invented, nothing left out unsaid."""
