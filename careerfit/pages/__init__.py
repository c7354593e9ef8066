"""What a visitor sees: a catalogue becomes pages of Markdown that any site generator can build."""
