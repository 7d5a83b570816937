"""Safety: where to turn now, and a plan made on a calm day. It knows nobody and calls nobody."""
