"""The error a person can mend: wrong input, said in one line."""


class NearerError(ValueError):
    """What was wrong, what arrived, what to do. Rooms give it their own name, the command line prints it."""
