"""Keys: a random data key, wrapped once by a passphrase and once by a printed recovery code.

    data key        32 random bytes; encrypts the file
    wrapping key    Argon2id(secret, salt)                    secret: passphrase, or recovery code
    wrapped         AES-256-GCM(wrapping key, data key)       bound to the kind of secret and the cost of guessing

Numbers: keys.toml.
"""

from __future__ import annotations

import secrets
import tomllib
import unicodedata
from base64 import b64decode, b64encode
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from nearer.errors import NearerError

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
# A file from elsewhere may not ask for so much that this machine stands still.
MOST_MEMORY_KIB, MOST_PASSES = 2_097_152, 64
# Letters that are hard to mistake for each other on paper (Crockford's base 32).
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("OIL", "011")
CODE_LETTERS = 26
CHECK_LETTERS = 2
GROUP = 4

Kind = Literal["passphrase", "recovery"]


class KeyFormError(NearerError):
    """A file of keys cannot be read, or a recovery code has a slip."""


class Cost(NamedTuple):
    """What one guess at a secret costs."""

    memory_kib: int
    passes: int
    lanes: int


@cache
def read_numbers() -> dict[str, float]:
    """The numbers of keys.toml by name."""
    text = (files("nearer.companion.space") / "keys.toml").read_text(encoding="utf-8")
    return {name: row["value"] for name, row in tomllib.loads(text).items()}


def usual_cost() -> Cost:
    """The cost for keys that are wrapped from now on."""
    numbers = read_numbers()
    return Cost(int(numbers["memory_kib"]), int(numbers["passes"]), int(numbers["lanes"]))


def draw_key() -> bytearray:
    """A new data key."""
    return bytearray(secrets.token_bytes(KEY_BYTES))


def wrap_key(key: bytes | bytearray, secret: str, kind: Kind) -> dict[str, Any]:
    """The data key, wrapped by a secret, as it is kept in the file of keys."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cost, salt, nonce = usual_cost(), secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    wrapped = AESGCM(stretch(secret, salt, cost)).encrypt(nonce, bytes(key), bind(kind, cost))
    return {"kind": kind, **cost._asdict(), "salt": show(salt), "nonce": show(nonce), "wrapped": show(wrapped)}


def unwrap_key(lock: dict[str, Any], secret: str) -> bytearray | None:
    """The data key, or None when the secret does not fit this lock."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        cost = Cost(int(lock["memory_kib"]), int(lock["passes"]), int(lock["lanes"]))
        salt, nonce, wrapped = (b64decode(lock[part], validate=True) for part in ("salt", "nonce", "wrapped"))
        opener = AESGCM(stretch(secret, salt, cost))
        return bytearray(opener.decrypt(nonce, wrapped, bind(lock["kind"], cost)))
    except InvalidTag:
        return None
    except (KeyError, TypeError, ValueError) as error:
        raise KeyFormError(f"A file of keys is damaged ({error}). Restore your last backup.") from None


def stretch(secret: str, salt: bytes, cost: Cost) -> bytes:
    """A wrapping key from a secret, made slow on purpose."""
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    if cost.memory_kib > MOST_MEMORY_KIB or cost.passes > MOST_PASSES:
        raise ValueError(f"a guess would take {cost.memory_kib} KiB and {cost.passes} passes")
    # The same passphrase from another keyboard may be written with other bytes; NFKC makes them one.
    plain = unicodedata.normalize("NFKC", secret).encode()
    try:
        return hash_secret_raw(plain, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)
    except HashingError as error:
        raise ValueError(str(error)) from None


def bind(kind: str, cost: Cost) -> bytes:
    """What is sealed together with the key, so that it cannot be changed unnoticed."""
    return f"nearer 1 {kind} {cost.memory_kib} {cost.passes} {cost.lanes}".encode()


def show(data: bytes) -> str:
    """Bytes as text."""
    return b64encode(data).decode()


def draw_recovery_code() -> str:
    """A new recovery code in groups of four, with two letters that tell a slip of the pen."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))
    whole = letters + check_letters(letters)
    return "-".join(whole[start : start + GROUP] for start in range(0, len(whole), GROUP))


def read_recovery_code(words: str) -> str:
    """A recovery code as it was drawn, whatever its spaces, dashes and small letters; an error for a slip."""
    whole = "".join(letter for letter in words.upper() if letter.isalnum()).translate(LOOKALIKES)
    letters, check = whole[:CODE_LETTERS], whole[CODE_LETTERS:]
    if len(whole) != CODE_LETTERS + CHECK_LETTERS or set(whole) - set(LETTERS) or check != check_letters(letters):
        raise KeyFormError("A letter or number of the code is not right. Look at your paper and type it once more.")
    return whole


def check_letters(letters: str) -> str:
    """Two letters from all the others: the remainder of the whole number by the largest prime below 32 x 32."""
    number = 0
    for letter in letters:
        number = number * len(LETTERS) + LETTERS.index(letter)
    rest = number % 1021
    return LETTERS[rest // len(LETTERS)] + LETTERS[rest % len(LETTERS)]
