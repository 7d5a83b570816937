"""SQLCipher for Django: the SQLite backend, over the open space's file and with its key."""

from __future__ import annotations

import datetime
import decimal
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3 import base as plain
from django.db.backends.sqlite3._functions import register as register_functions
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2 as cipher

from nearer.companion.space.current import require_space
from nearer.errors import NearerError

# How long a second window waits for the first to finish writing.
SECONDS_TO_WAIT = 20
PRAGMAS = (
    # Short journals beside the file, encrypted like it, and gone when a change is complete.
    "journal_mode = DELETE",
    # A change is acknowledged only when the journal's end is on the disk too, so a power cut cannot undo it.
    "synchronous = EXTRA",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "foreign_keys = ON",
    "legacy_alter_table = OFF",
    "trusted_schema = OFF",
)

READERS = {"date": parse_date, "time": parse_time, "datetime": parse_datetime, "timestamp": parse_datetime}
for kind, read in READERS.items():
    cipher.register_converter(kind, plain.decoder(read))
cipher.register_converter("bool", b"1".__eq__)
cipher.register_adapter(decimal.Decimal, str)
cipher.register_adapter(datetime.date, plain.adapt_date)
cipher.register_adapter(datetime.datetime, plain.adapt_datetime)


class CipherError(NearerError):
    """The encryption is missing, or the file is not what it should be."""


class Cursor(cipher.Cursor):
    """A cursor that takes Django's way of writing places for values."""

    convert_query = plain.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, dict) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run one statement many times."""
        rows = list(param_list)
        names = list(rows[0]) if rows and isinstance(rows[0], dict) else None
        return super().executemany(self.convert_query(query, param_names=names), rows)


class DatabaseWrapper(plain.DatabaseWrapper):
    """Django's connection to the file of the space that is open here and now; there is none while it is locked."""

    display_name = "SQLCipher"
    Database = cipher

    def get_connection_params(self) -> dict[str, Any]:
        """Which file, and how to read its columns."""
        self.transaction_mode = None
        return {"database": str(require_space().file)}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file with its key, and make sure that it is encrypted."""
        connection = connect(conn_params["database"], require_space().key)
        register_functions(connection)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        """A cursor."""
        return self.connection.cursor(factory=Cursor)

    def close(self) -> None:
        """Close the file."""
        self.validate_thread_sharing()
        BaseDatabaseWrapper.close(self)


def connect(file: str, key: bytes | bytearray) -> Any:
    """A connection to an encrypted file; an error when the cipher is absent or the key does not fit."""
    connection = cipher.connect(
        file,
        timeout=SECONDS_TO_WAIT,
        detect_types=cipher.PARSE_DECLTYPES | cipher.PARSE_COLNAMES,
        check_same_thread=False,
    )
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        require_cipher(connection)
        # The first reading proves the key; a wrong one says that this is no database.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def try_cipher() -> str:
    """The version of the cipher on this machine."""
    connection = cipher.connect(":memory:")
    try:
        return require_cipher(connection)
    finally:
        connection.close()


def require_cipher(connection: Any) -> str:
    """The version of the cipher; plain SQLite takes a key without a word and writes everything in the clear."""
    row = connection.execute("PRAGMA cipher_version").fetchone()
    if not row or not row[0]:
        raise CipherError(
            "The encryption (SQLCipher) is missing, so nothing may be written. Install sqlcipher3, or run: make setup"
        )
    return str(row[0])
