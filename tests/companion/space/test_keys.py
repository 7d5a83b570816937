"""Keys: what wraps them unwraps them, and nothing else does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.companion.space import keys
from nearer.companion.space.keys import KeyFormError, draw_key, draw_recovery_code, read_recovery_code

SECRET = "grey kites over leeds"


def test_a_key_comes_back_with_its_secret_and_with_no_other() -> None:
    key = draw_key()
    lock = keys.wrap_key(key, SECRET, "passphrase")
    assert keys.unwrap_key(lock, SECRET) == key
    assert keys.unwrap_key(lock, SECRET + " ") is None
    assert keys.unwrap_key(lock, "") is None


def test_a_wrapped_key_says_nothing_of_the_key_and_never_looks_the_same_twice() -> None:
    key = draw_key()
    first, again = (keys.wrap_key(key, SECRET, "passphrase") for _ in range(2))
    assert {first[part] == again[part] for part in ("salt", "nonce", "wrapped")} == {False}
    assert keys.show(bytes(key)) not in str(first)


@pytest.mark.parametrize("change", [{"kind": "recovery"}, {"passes": 2}, {"memory_kib": 16}, {"wrapped": "AAAA" * 16}])
def test_a_lock_that_was_changed_opens_nothing(change: dict[str, object]) -> None:
    lock = keys.wrap_key(draw_key(), SECRET, "passphrase")
    assert keys.unwrap_key(lock | change, SECRET) is None


@pytest.mark.parametrize(
    "change",
    [{"salt": "?"}, {"passes": "many"}, {"nonce": None}, {"memory_kib": 0}, {"memory_kib": 10**9}, {"lanes": 2}],
)
def test_a_lock_that_is_damaged_says_so(change: dict[str, object]) -> None:
    lock = keys.wrap_key(draw_key(), SECRET, "passphrase")
    with pytest.raises(KeyFormError, match=r"damaged .*Restore your last backup"):
        keys.unwrap_key(lock | change, SECRET)


def test_the_same_letters_from_another_keyboard_open_the_lock() -> None:
    key = draw_key()
    lock = keys.wrap_key(key, "fünf Käuze", "passphrase")
    assert keys.unwrap_key(lock, "fu\u0308nf Ka\u0308uze") == key


def test_stretching_agrees_with_the_published_result_of_argon2id() -> None:
    # From the tests of the reference code (phc-winner-argon2, src/test.c, version 0x13).
    known = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
    assert keys.stretch("password", b"somesalt", keys.Cost(65536, 2, 1)).hex() == known


def test_the_usual_cost_is_the_second_choice_of_the_standard() -> None:
    numbers = keys.read_numbers()
    assert (numbers["memory_kib"], numbers["passes"], numbers["lanes"]) == (65536, 3, 4)


@settings(max_examples=50)
@given(st.integers(0, 27), st.sampled_from(keys.LETTERS))
def test_one_wrong_letter_in_a_recovery_code_is_always_noticed(place: int, letter: str) -> None:
    code = read_recovery_code(draw_recovery_code())
    slip = code[:place] + letter + code[place + 1 :]
    if slip == code:
        return
    with pytest.raises(KeyFormError, match="Look at your paper"):
        read_recovery_code(slip)


@settings(max_examples=50)
@given(st.integers(0, 24))
def test_two_letters_in_the_wrong_order_are_always_noticed(place: int) -> None:
    code = read_recovery_code(draw_recovery_code())
    slip = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if slip == code:
        return
    with pytest.raises(KeyFormError):
        read_recovery_code(slip)


def test_a_recovery_code_is_read_however_it_is_written_down() -> None:
    code = draw_recovery_code()
    whole = read_recovery_code(code)
    assert len(code.split("-")) == 7
    assert read_recovery_code(f"  {code.lower().replace('-', ' ')} ") == whole
    assert read_recovery_code(code.replace("0", "o").replace("1", "l")) == whole


def test_no_two_recovery_codes_are_the_same() -> None:
    assert len({draw_recovery_code() for _ in range(200)}) == 200
