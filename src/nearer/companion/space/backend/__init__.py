"""The backend: how Django speaks to the encrypted file of whoever is here."""
