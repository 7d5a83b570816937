"""The first look: an invented person's cycle, or that of a diary of one's own."""
