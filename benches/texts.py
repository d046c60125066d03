#!/usr/bin/env python3
"""Write the texts that speed is measured on: news-like prose, invented, and the same bytes from the same seed.

    benches/texts.py FOLDER [NAME...]

writes the inputs of those names into the folder, or all of them; `benches/README.md` says what each is. Nothing is
fetched and nothing is taken from elsewhere: the words and shapes of sentences lie beside this file, and the names are
put together from syllables. What decides the cost of checking is close to real news: some 17 verbs of reporting and 2
sources that nobody can name in a thousand words, 6 bytes a word, 20 words a sentence, a long tail of rare words, and
typographic quotation marks. The prose means nothing, and says nothing about how well findings are made.
"""

import random
import re
import sys
from pathlib import Path

import words
from frames import FRAMES, alternatives

KB, MB = 1_000, 1_000_000
DRAFT, FEATURE = 5 * KB, 100 * KB

GRAMMAR = {name: alternatives(frame) for name, frame in FRAMES.items()}
VERBS = [words.forms(entry) for entry in words.VERBS]
LISTS = {
    "thing": [words.singular(entry) for entry in words.THINGS],
    "things": [words.plural(entry) for entry in words.THINGS],
    "person": [words.singular(entry) for entry in words.PEOPLE],
    "people": [words.plural(entry) for entry in words.PEOPLE],
    "matter": words.MATTERS,
    "adj": words.ADJECTIVES,
    "adv": words.ADVERBS,
    "do": [verb[0] for verb in VERBS],
    "did": [verb[1] for verb in VERBS],
    "done": [verb[2] for verb in VERBS],
    "doing": [verb[3] for verb in VERBS],
    "day": words.DAYS,
    "month": words.MONTHS,
    "given": words.GIVEN,
    "reason": words.REASONS,
    "at": words.PLACES_AT,
}
# Taken without regard to their order, as each of them is rare.
RARE = {
    "rare": words.derived(LISTS["thing"], "noun"),
    "odd": words.derived(words.ADJECTIVES, "adjective"),
    "oddness": words.derived(words.ADJECTIVES, "quality"),
    "oddly": words.derived(words.ADJECTIVES, "manner"),
    "queer": words.derived(LISTS["did"], "verb"),
}
ARTICLE = re.compile(r"\b([Aa]) (?=[aeio]|u(?!ni|se|ti))")
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


class Writer:
    """Writes sentences about a cast of people, bodies and places, which changes with every article.

    Of the generator of chance only `random()` is used, which Python keeps as it is from one version to the next.
    """

    def __init__(self, seed):
        self.chance = random.Random(seed).random
        self.parts = {
            "speaker": self.speaker,
            "he": lambda: self.last[2],
            "surname": lambda: self.pick(self.cast)[1],
            "stranger": lambda: f"{self.pick(words.GIVEN)} {self.family()}",
            "town": self.town,
            "family": self.family,
            "street": lambda: f"{self.family()} {self.pick(('Street', 'Road', 'Lane', 'Square'))}",
            "org": lambda: self.pick(self.bodies),
            "outlet": lambda: self.pick(self.outlets),
            "place": lambda: self.pick(self.places),
            "count": self.count,
            "amount": lambda: f"{100 * self.chance():.1f}",
            "year": lambda: str(1950 + int(76 * self.chance())),
            "age": lambda: str(19 + int(70 * self.chance())),
            "day1": lambda: str(1 + int(28 * self.chance())),
        }
        self.new_cast()

    def pick(self, entries):
        return entries[int(len(entries) * self.chance())]

    def word(self, entries):
        """One of a list, more often an early one."""
        return entries[int(len(entries) * self.chance() ** 2)]

    def new_cast(self):
        self.places = [self.town() for _ in range(4)]
        self.cast = [self.person() for _ in range(7)]
        surnames = [surname for _, surname, _, _ in self.cast]
        self.bodies = [self.pick(words.BODIES).format(self.pick(self.places)) for _ in range(4)]
        self.bodies += [self.pick(words.FIRMS).format(self.pick(surnames)) for _ in range(2)]
        self.outlets = [self.pick(words.OUTLETS).format(self.pick(self.places)) for _ in range(2)]
        self.known = set()
        self.last = self.cast[0]

    def town(self):
        return self.pick(words.PLACE_STARTS) + self.pick(words.PLACE_ENDS)

    def family(self):
        return self.pick(words.NAME_STARTS) + self.pick(words.NAME_ENDS)

    def person(self):
        return self.pick(words.GIVEN), self.family(), self.pick(("he", "she")), self.pick(words.ROLES)

    def speaker(self):
        """A person with name and role, then by the surname; a body now and then."""
        if self.chance() < 0.2:
            return self.pick(self.bodies)
        self.last = self.pick(self.cast)
        given, surname, _, role = self.last
        if surname not in self.known:
            self.known.add(surname)
            shape = self.pick(("{0} {1}, the {2} of {3},", "{0} {1}, a {2},", "{4} {0} {1}", "the {2}, {0} {1},", "{0} {1}"))
            return shape.format(given, surname, role, self.pick(self.places), self.pick(words.TITLES))
        return surname if self.chance() < 0.8 else f"{self.pick(words.TITLES)} {surname}"

    def count(self):
        if self.chance() < 0.7:
            return self.pick(("two", "three", "four", "five", "six", "seven", "a dozen", "twenty", "a hundred"))
        return f"{int(10 ** (1 + 3 * self.chance())):,}"

    def write(self, name):
        if name[0].isupper():
            text = self.write(name.lower())
            return text[0].upper() + text[1:]
        if name in LISTS:
            return self.word(LISTS[name])
        if name in self.parts:
            return self.parts[name]()
        if name in RARE:
            return self.pick(RARE[name])
        frame = self.pick(GRAMMAR[name])
        return "".join(self.write(part) if place % 2 else part for place, part in enumerate(frame))

    def sentence(self, name="sentence"):
        text = self.write(name).replace(",,", ",").replace(",.", ".").replace(", ,", ",")
        return ARTICLE.sub(r"\1n ", text)

    def paragraph(self):
        return [self.sentence() for _ in range(2 + int(4 * self.chance() * self.chance()))]

    def article(self, size, shape=" ".join):
        """Paragraphs of about that many bytes in all, with a headline. `shape` makes one of its sentences."""
        self.new_cast()
        blocks = [self.sentence("headline")]
        left = size - 100
        while left > 0:
            blocks.append(shape(self.paragraph()))
            left -= len(blocks[-1].encode()) + 2
        return blocks


class Markdown:
    """The markup of a newsroom: headings, links, emphasis, lists and block quotes, about as often as wires have them."""

    def __init__(self, writer):
        self.writer = writer

    def shape(self, sentences):
        kind = self.writer.chance()
        if kind < 0.08:
            return "> " + " ".join(sentences)
        if kind < 0.16:
            return "- " + "\n- ".join(sentences)
        text = " ".join(sentences)
        if kind < 0.36:
            return self.mark(text, "[{}](https://example.org/%d)" % (1000 * kind))
        if kind < 0.46:
            return self.mark(text, self.writer.pick(("*{}*", "**{}**")))
        if kind < 0.52:
            return f"## {self.writer.sentence('headline')}\n\n{text}"
        return text

    def mark(self, text, markup):
        pieces = text.split(" ")
        place = int(len(pieces) * self.writer.chance())
        pieces[place] = markup.format(pieces[place])
        return " ".join(pieces)


def prose(size, seed=1):
    """Articles of plain text, one behind the other. A longer text begins with the shorter ones of its seed."""
    return fill(size, articles(Writer(seed)))


def markdown(size, seed=1):
    writer = Writer(seed)
    return fill(size, articles(writer, Markdown(writer).shape, "# "))


def articles(writer, shape=" ".join, heading=""):
    while True:
        title, *blocks = writer.article(4_500, shape)
        yield heading + title
        yield from blocks


def fill(size, blocks, between="\n\n"):
    """Whole blocks up to the size in bytes, and at least one."""
    taken, total = [], 0
    for block in blocks:
        total += len(block.encode()) + len(between)
        if total > size and taken:
            return between.join(taken) + "\n"
        taken.append(block)


def straight(text):
    """The same with the quotation marks of a typewriter."""
    return text.translate(STRAIGHT)


def one_line(size, seed=1):
    """One paragraph, and no line ends but the last."""
    writer = Writer(seed)
    return fill(size, iter(writer.sentence, None), " ")


def flagged(count, seed=1):
    """So many sentences on sources that nobody can name, three to a paragraph; of eight, seven are found."""
    return "\n\n".join(" ".join(three) for three in zip(*[hearsay(Writer(seed), count)] * 3)) + "\n"


def hearsay(writer, count):
    for number in range(count + -count % 3):
        if number % 60 == 0:
            writer.new_cast()
        yield writer.sentence("flagged")


def quotations(size, seed=1):
    """Nothing but speech: every paragraph a quotation, with another within, some running on into the next paragraph."""
    return fill(size, quoted(Writer(seed)))


def quoted(writer):
    while True:
        writer.new_cast()
        for _ in range(12):
            outer, inner, rest = (writer.sentence("spoken") for _ in range(3))
            end = "”" if writer.chance() < 0.8 else ""
            yield f"“{outer[0].upper()}{outer[1:]}. ‘{inner},’ they told us, and {rest}.{end}"


def drafts(count, seed=1):
    """Articles of five kilobytes, each a draft of its own."""
    writer = Writer(seed)
    return ["\n\n".join(writer.article(DRAFT)) + "\n" for _ in range(count)]


# What is measured, by name. A folder holds the drafts of a list.
INPUTS = {
    "draft.txt": lambda: prose(DRAFT),
    "feature.txt": lambda: prose(FEATURE),
    "feature-straight.txt": lambda: straight(prose(FEATURE)),
    "feature.md": lambda: markdown(FEATURE),
    "prose.txt": lambda: prose(2 * MB),
    "prose-straight.txt": lambda: straight(prose(2 * MB)),
    "prose.md": lambda: markdown(2 * MB),
    "line.txt": lambda: one_line(2 * MB),
    "quotations.txt": lambda: quotations(2 * MB),
    "findings.txt": lambda: flagged(115_000),
    "files": lambda: drafts(1_000),
    "big.txt": lambda: prose(50 * MB),
}


def write(folder, name):
    """One of the inputs; answers where it lies. What is there already stays as it is."""
    path = folder / name
    if path.exists():
        return path
    text = INPUTS[name]()
    if isinstance(text, str):
        path.write_text(text, encoding="utf-8", newline="\n")
        return path
    path.mkdir()
    for number, draft in enumerate(text):
        (path / f"{number:04}.txt").write_text(draft, encoding="utf-8", newline="\n")
    return path


def main(folder, *names):
    unknown = set(names) - set(INPUTS)
    if unknown:
        sys.exit(f"no input is called {', '.join(sorted(unknown))}; there are {', '.join(INPUTS)}")
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in names or INPUTS:
        print(write(Path(folder), name))


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
