"""The ladder: small steps towards people, the person's own, tried in their own time."""
