"""The space: one person's own encrypted file, opened with a passphrase and closed again."""
