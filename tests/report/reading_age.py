"""Reading age: the Flesch-Kincaid grade of a text, and the words a page shows to people."""

import re
from html.parser import HTMLParser

# Words that a person hears as one syllable less than their vowels suggest.
SILENT_END = re.compile(r"(?:[^laeiouy]es|[^dtaeiouy]ed|[^laeiouy]e)$")
SHORTEST = 5


def count_syllables(word: str) -> int:
    """About how many syllables an English word has."""
    word = re.sub(r"[^a-z]", "", word.lower())
    word = re.sub(r"e(?=(?:ly|ful|ness|less|ment)$)", "", word)
    groups = len(re.findall(r"[aeiouy]+", word)) + len(re.findall(r"(?<![ct])ia", word))
    if groups > 1 and SILENT_END.search(word):
        groups -= 1
    return max(groups, 1)


def grade_reading(text: str) -> float:
    """The Flesch-Kincaid grade: school years needed to read a text with ease."""
    sentences = [part for part in re.split(r"[.!?:;]+(?=\s|$)|\n+", text) if re.search(r"[A-Za-z]", part)]
    words = re.findall(r"[A-Za-z][A-Za-z'’-]*", text)
    syllables = sum(count_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


class Plain(HTMLParser):
    """Gathers what people read as prose: paragraphs, points and headings outside the annex."""

    READ = ("p", "li", "h1", "h2", "h3", "figcaption", "label", "button", "summary")
    APART = ("nav",)

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("meta", "link", "input", "br"):
            return
        kind = dict(attrs).get("class") or ""
        self.open.append((tag, "annex" in kind.split() or tag in self.APART))
        if tag in self.READ:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(apart for _, apart in self.open):
            return
        if any(tag in self.READ for tag, _ in self.open):
            self.parts.append(data)


def read_prose(page: str) -> str:
    """The prose of a page, one paragraph a line; headings and labels of a few words would make it look easier."""
    reader = Plain()
    reader.feed(page)
    lines = "".join(reader.parts).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if len(line.split()) >= SHORTEST)
