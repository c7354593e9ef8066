"""Role guides, lesson plans, cards and sheets as PDF: tagged, for paper and for screen readers."""
