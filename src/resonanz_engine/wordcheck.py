"""Looks for places in a text that need another look, with the rules of one set: the order of the steps.

It stands beside the pipeline and not in it, so that nobody waits for matrices where only words are read.
"""

from collections.abc import Mapping, Sequence

from resonanz_engine.steps import citing, sentences, slots, tokens
from resonanz_engine.steps.slots import Met
from resonanz_engine.wordbook import UNKNOWN, Balance, Doubt, Finding, Tokens, Topic, Wordbook, WordingRule

CUT_UP_TO = 600
"""Only texts up to this length are tried again without the words that were found."""
TOPIC_WORDS = 8
TELLING = 8
"""At least one word in so many must tell the language, or it is none of ours."""


class WordingCheck:
    """Checks texts with one book; build it once, it remembers which words its patterns know."""

    def __init__(self, book: Wordbook) -> None:
        self._book = book
        self._scanner = slots.scanner(book.patterns)

    def check(self, text: str, explain_in: str) -> tuple[Finding, ...]:
        """The findings by where they begin; one kind marks each word only once. KeyError without such a ``why``."""
        read = self._read(text)
        met = self._met(text, read)
        found = self._found(text, read, met)
        why = self._book.why[explain_in]
        general = {kind: self._instead(text, kind, read, met) for kind in {rule.kind for _, _, rule in found}}
        alone = len(general) == 1
        return tuple(
            Finding(
                kind=rule.kind,
                start=start,
                end=end,
                why=why[rule.kind],
                instead=(alone and self._shorter(text, rule, start, read)) or rule.instead or general[rule.kind],
            )
            for start, end, rule in found
        )

    def doubted(self, text: str, doubt: Doubt, explain_in: str) -> Finding | None:
        """The finding of a doubt that did not come from the rules; None where its kind cannot be."""
        read = self._read(text)
        if doubt.kind in self._book.proof and self._book.proof[doubt.kind].isdisjoint(read.form):
            return None
        instead = self._instead(text, doubt.kind, read, self._met(text, read))
        return Finding(doubt.kind, doubt.start, doubt.end, self._book.why[explain_in][doubt.kind], instead)

    def spoken_of(self, text: str) -> tuple[tuple[int, int, bool], ...]:
        """Start and end of every sentence, and whether it names the people that the book is ``about``."""
        cut = sentences.sentences(text, self._book.abbreviations)
        read = tokens.tokens(text, cut)
        named = _sentences(self._book.about, read, self._met(text, read))
        return tuple((start, end, number in named) for number, (start, end) in enumerate(cut))

    def fired(self, text: str) -> set[str]:
        """The names of the rules that find something."""
        read = self._read(text)
        met = self._met(text, read)
        return {rule.name for rule in self._book.rules if self._places(rule, read, met)}

    def _read(self, text: str) -> Tokens:
        return tokens.tokens(text, sentences.sentences(text, self._book.abbreviations))

    def _met(self, text: str, read: Tokens) -> dict[int, list[Met]]:
        opens = slots.openings(read, self._book.fillers)
        return self._scanner.scan(read, slots.names(text, read, opens, self._book.everyday), opens)

    def _found(self, text: str, read: Tokens, met: Mapping[int, list[Met]]) -> list[tuple[int, int, WordingRule]]:
        cited = citing.cited(text) if self._book.cites else ()
        by_kind: dict[str, list[tuple[int, int, WordingRule]]] = {}
        for rule in self._book.rules:
            for begin, last in self._places(rule, read, met):
                if citing.inside(cited, read.start[begin], read.end[last]):
                    continue
                by_kind.setdefault(rule.kind, []).append((read.start[begin], read.end[last], rule))
        found: list[tuple[int, int, WordingRule]] = []
        for places in by_kind.values():
            free = 0
            for start, end, rule in sorted(places, key=lambda place: (place[0], -place[1])):
                if start >= free:
                    found.append((start, end, rule))
                    free = end
        return sorted(found, key=lambda place: place[:2])

    def _places(self, rule: WordingRule, read: Tokens, met: Mapping[int, list[Met]]) -> list[Met]:
        """First and last word of everything this rule finds."""
        if any(number in met for number in rule.unless_text):
            return []
        if rule.balance and not _outweighs(rule.balance, read):
            return []
        unless = _sentences(rule.unless, read, met)
        needs = [_sentences((number,), read, met) for number in rule.needs]
        places = [
            (begin, last)
            for number in rule.when
            for begin, last in met.get(number, ())
            if (at := read.sentence[last]) not in unless
            and all(at in one for one in needs)
            and (read.asks[at] or not rule.asks)
        ]
        return [_whole(read, last) for _, last in places] if rule.whole else places

    def _shorter(self, text: str, rule: WordingRule, start: int, read: Tokens) -> str:
        """The text without the words that the rule can do without, where that leaves nothing to find; otherwise ""."""
        if not rule.cut or len(text) > CUT_UP_TO:
            return ""
        form = read.form
        begin = next((at for at, word in enumerate(form) if read.start[at] >= start and word in rule.cut), len(form))
        end = begin
        while end < len(form) and (form[end] in rule.cut or self._joins(form[end : end + 2], rule)):
            end += 1
        if end == begin:
            return ""
        shorter = text[: read.start[begin]].rstrip() + text[read.end[end - 1] :]
        return shorter if self._passes(shorter) else ""

    def _joins(self, pair: list[str], rule: WordingRule) -> bool:
        return pair[0] in self._book.joins and pair[-1] in rule.cut

    def _passes(self, text: str) -> bool:
        read = self._read(text)
        return not self._found(text, read, self._met(text, read))

    def _instead(self, text: str, kind: str, read: Tokens, met: Mapping[int, list[Met]]) -> str:
        """Another wording: about the same matter, where the text names one, or a general one."""
        informal = any(form in self._book.intimate for form in read.form)
        for topic in self._book.topics if kind in self._book.topic_kinds else ():
            for _, last in met.get(topic.pattern, ())[:1]:
                words = _topic(text, topic, last, read)
                offer = (topic.informal if informal else topic.instead).replace("{topic}", words)
                if words and self._passes(offer):
                    return offer
        formal = self._book.instead[kind]
        return self._book.informal.get(kind, formal) if informal else formal


def language_of(text: str, telling: Mapping[str, frozenset[str]], first: str) -> str:
    """The language whose own function words occur most; ``first`` where that is undecided."""
    tally = _tally(_forms(text), telling)
    return max(tally, key=lambda code: (tally[code], code == first), default=first)


def known_language(text: str, telling: Mapping[str, frozenset[str]], foreign: frozenset[str]) -> str:
    """Like ``language_of``, but ``UNKNOWN`` where other languages' words prevail, or where hardly any word tells."""
    forms = [form for form in _forms(text) if len(form) > 1]
    tally = _tally(forms, telling)
    best = max(tally, key=tally.__getitem__)
    others = max(sum(form in foreign for form in forms), *(count for code, count in tally.items() if code != best))
    return best if tally[best] > others and tally[best] * TELLING >= len(forms) else UNKNOWN


def _forms(text: str) -> list[str]:
    return [tokens.folded(hit.group()) for hit in tokens.TOKEN.finditer(text)]


def _tally(forms: Sequence[str], telling: Mapping[str, frozenset[str]]) -> dict[str, int]:
    return {code: sum(form in own for form in forms) for code, own in telling.items()}


def _sentences(numbers: Sequence[int], read: Tokens, met: Mapping[int, list[Met]]) -> set[int]:
    return {read.sentence[last] for number in numbers for _, last in met.get(number, ())}


def _outweighs(balance: Balance, read: Tokens) -> bool:
    more = sum(form in balance.more for form in read.form)
    return more >= balance.least and more - sum(form in balance.than for form in read.form) >= balance.ahead


def _whole(read: Tokens, at: int) -> Met:
    """First and last word of the sentence of a word."""
    first = last = at
    while first > 0 and read.sentence[first - 1] == read.sentence[at]:
        first -= 1
    while last + 1 < len(read.form) and read.sentence[last + 1] == read.sentence[at]:
        last += 1
    return first, last


def _topic(text: str, topic: Topic, last: int, read: Tokens) -> str:
    """The words behind ``last`` that name the matter; "" where there are none or too many."""
    begin = end = last + 1
    if end >= len(read.form) or read.form[end] not in topic.begins:
        return ""
    while end < len(read.form) and read.clause[end] == read.clause[last] and read.form[end] not in topic.until:
        end += 1
        if topic.noun and end > begin + 1 and text[read.start[end - 1]].isupper():
            return text[read.start[begin] : read.end[end - 1]]
    if topic.noun or not 0 < end - begin <= TOPIC_WORDS:
        return ""
    return text[read.start[begin] : read.end[end - 1]]
