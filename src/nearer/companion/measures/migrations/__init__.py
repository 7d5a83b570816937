"""Tables of the questionnaires as they came to be."""
