"""What is offered: the questionnaires that have their words, shipped or filled in by whoever has permission."""

from __future__ import annotations

import tomllib

from nearer.companion.space.home import find_home
from nearer.instruments import Instrument, InstrumentError, fill, read_all, read_instrument

FOLDER = "questionnaires"


def find_offered(name: str) -> Instrument:
    """A questionnaire that can be asked; a slot takes its words from the file of whoever has permission."""
    instrument = read_instrument(name)
    file = find_home() / FOLDER / f"{name}.toml"
    if instrument.ready or not file.is_file():
        return instrument.require_words()
    try:
        words = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InstrumentError(f"{file.name} cannot be read: {error}. Correct that line.") from None
    return fill(instrument, words, file.name)


def list_offered() -> tuple[list[Instrument], list[str]]:
    """Every questionnaire that can be asked, and what is wrong with files of words that cannot be used."""
    offered, troubles = [], []
    for instrument in read_all():
        if not instrument.ready and not (find_home() / FOLDER / f"{instrument.id}.toml").is_file():
            continue
        try:
            offered.append(find_offered(instrument.id))
        except InstrumentError as error:
            troubles.append(str(error))
    return offered, troubles
