"""What each field says, as the document and the page tell it. A field that is said nowhere fails a test."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Said = str | Promise

_ADDRESS = _("Adresse der Seite, auf der dasselbe steht")
_SLUG = _("Adresse des Anliegens")
_ENTRY = _("Nummer des Eintrags im Protokollbuch")
_DUE = _("Bis wann es zugesagt ist")
_DONE = _("Seit wann es umgesetzt ist")
_OWNER = _("Wer öffentlich dafür einsteht")
_REASON = _("Die öffentliche Begründung")
_PAGE = {
    "next": _("Adresse des nächsten Stücks; null nach dem letzten"),
    "cursor": _("Marke hinter dem letzten Stück; mit ihr kommt später nur, was neu ist"),
    "items": _("Die Stücke, höchstens so viele wie „limit“"),
}
_NAMED = {
    "key": _("Kurzname, der sich nie ändert"),
    "label": _("So steht es auf den Seiten, in der Sprache der Anfrage"),
}
_FORUM: dict[str, Said] = {
    "slug": _SLUG,
    "title": _("Titel des Anliegens, um das es geht"),
    "number": _("Das wievielte Kundenforum es ist"),
    "stage": _("Wie weit es ist: announced, live, review, sealed oder balanced"),
    "label": _NAMED["label"],
    "starts_at": _("Wann es beginnt"),
    "ends_at": _("Wann es endet"),
    "venue": _("Ort"),
    "has_video": _("Ob man auch von fern dabei sein kann; den Link bekommen nur Gäste"),
    "selection": _("Wie die Gäste ausgewählt werden"),
    "budget": _("Was der Abend kostet und wer es bezahlt"),
    "review_until": _("Bis wann Gäste das Protokoll durchsehen"),
    "sealed_at": _("Seit wann das Protokoll steht"),
    "balanced_at": _("Seit wann die Bilanz veröffentlicht ist"),
    "url": _ADDRESS,
}
_INSIGHT: dict[str, Said] = {
    "id": _("Nummer der Erkenntnis"),
    "title": _("Die Erkenntnis in einem Satz"),
    "summary": _("Was dazu zu sagen ist"),
    "people": _("Wie viele Menschen sie belegen"),
    "counter_people": _("Wie viele Menschen das Gegenteil erzählen"),
    "created_on": _("An welchem Tag sie festgehalten wurde"),
    "stand": _("Was öffentlich daraus geworden ist"),
    "url": _ADDRESS,
}
_COUNTS: dict[str, Said] = {
    "stories": _("Wie viele Geschichten da sind"),
    "words": _("Was aus den Erkenntnissen wurde, je Wort gezählt"),
    "promises": _("Zusagen, je Stand gezählt"),
    "promises_moved": _("Wie viele Zusagen verschoben wurden"),
    "answers": _("Wie schnell geantwortet wird; null, solange weniger als fünf Menschen gezählt würden"),
    "url": _ADDRESS,
}

FIELDS: dict[str, dict[str, Said]] = {
    "Counted": {**_NAMED, "count": _("Wie viele")},
    "BadgeOut": _NAMED,
    "InquiryOut": {
        "slug": _SLUG,
        "code": _("Der kurze Code auf Karten und Aushängen"),
        "title": _("Titel"),
        "question": _("Was gefragt wird"),
        "why": _("Warum gefragt wird"),
        "readers": _("Wer es liest"),
        "in_return": _("Was die Gefragten dafür bekommen"),
        "state": _("open oder closed"),
        "opened_on": _("An welchem Tag die Frage gestellt wurde"),
        "answer_by": _("Bis wann die Antwort versprochen ist"),
        "keep_until": _("Bis wann die Geschichten aufbewahrt werden"),
        "stories": _COUNTS["stories"],
        "url": _ADDRESS,
        "balance_url": _("Adresse der Bilanz dieses Anliegens"),
    },
    "StoryIn": {
        "text": _("Was der Mensch erzählt, genau so, wie er es geschrieben hat"),
        "roles": _("Was er von sich sagt; mindestens eines"),
        "permission": _("Wer es lesen darf; er hat das selbst gewählt"),
        "works_well": _("Was gut ist und so bleiben soll"),
        "name": _("Der Name, der dabeistehen soll; nötig bei „public_named“"),
        "feeling": _("Wie ihm dabei war, wenn er es gesagt hat"),
        "wants_answer": _("Ob er eine Antwort möchte"),
    },
    "ReceiptOut": {
        "code": _("Der Code der Quittung; er gehört dem Menschen, der erzählt hat"),
        "address": _("Die Seite, auf der er sieht, was aus seinen Worten wird"),
        "entry": _ENTRY,
    },
    "StoryOut": {
        "entry": _ENTRY,
        "inquiry": _SLUG,
        "text": _("Was erzählt wurde, ungekürzt"),
        "works_well": _("Was gut ist und so bleiben soll"),
        "badges": _("Wer spricht, mit denselben Kennzeichen wie auf den Seiten"),
        "name": _("Der Name, den der Mensch dazugeschrieben hat, sonst leer"),
        "permission": _("Wer es lesen darf: team, forum, public_anonymous oder public_named"),
        "feeling": _("Wie dem Menschen dabei war, sonst leer"),
        "told_on": _("An welchem Tag es erzählt wurde"),
        "received_on": _("An welchem Tag es ankam"),
        "written_down": _("Wer es aufgeschrieben hat, wenn es nicht der Mensch selbst war"),
        "adds_to_entry": _("Der Eintrag der Geschichte, die hier ergänzt wird, sonst null"),
        "is_read": _("Ob sie jemand aus dem Team gelesen und das angekreuzt hat; ein Programm kreuzt nichts an"),
        "via": _("Auf welchem Weg sie kam"),
    },
    "QuoteOut": {
        "words": _("Worte aus einer Geschichte, unverändert"),
        "entry": _ENTRY,
        "badges": _("Wer spricht, mit denselben Kennzeichen wie auf den Seiten"),
    },
    "ThemeOut": {
        "id": _("Nummer des Themas; sie bleibt, wenn sich das Thema ändert"),
        "name": _("Sein Name; null, wenn er aus Worten besteht, die dieser Schlüssel nicht lesen darf"),
        "is_named_by_team": _("Ob das Team den Namen gegeben hat; sonst sind es Worte aus einer Geschichte"),
        "phrases": _("Wendungen, die darin oft vorkommen"),
        "quotes": _("Stellen, die für das Thema stehen"),
        "stories": _("Wie viele Geschichten davon handeln"),
        "tellers": _("Wie viele Stimmen davon erzählen"),
        "people": _("Wie viele Menschen davon erzählen"),
        "share_low": _("Kleinster Anteil an allen, der zu den Zahlen passt, von 0 bis 1"),
        "share_high": _("Größter Anteil an allen, der zu den Zahlen passt, von 0 bis 1"),
        "roles": _("Welche Kennzeichen vorkommen"),
    },
    "StandOut": {
        **_NAMED,
        "reason": _REASON,
        "owner": _OWNER,
        "due_on": _DUE,
        "done_on": _DONE,
        "was_missed": _("Ob der zugesagte Tag verstrichen ist"),
        "public_on": _("Ab wann die Entscheidung öffentlich ist, solange sie es nicht ist"),
    },
    "InsightOut": _INSIGHT,
    "WholeInsightOut": {
        **_INSIGHT,
        "evidence": _("Die Belege, die alle lesen dürfen"),
        "evidence_not_public": _("Wie viele Belege dahinterstehen, die nicht alle lesen dürfen"),
    },
    "EvidenceOut": {
        "entry": _ENTRY,
        "side": _("Ob die Geschichte dafür oder dagegen spricht: support oder counter"),
        "standing": _("Ob ihre Worte zu lesen sind: shown, withheld oder erased"),
        "text": _("Die ganze Geschichte; null, wenn ihre Worte nicht zu lesen sind"),
        "passages": _("Die Stellen, auf die sich die Erkenntnis stützt"),
        "badges": _("Wer spricht, mit denselben Kennzeichen wie auf den Seiten"),
        "name": _("Der Name, den der Mensch dazugeschrieben hat, sonst leer"),
        "told_on": _("An welchem Tag es erzählt wurde"),
    },
    "DecisionOut": {
        "entry": _ENTRY,
        "insight": _("Nummer der Erkenntnis"),
        "word": _("Das Wort der Entscheidung, als Kurzname, der sich nie ändert"),
        "label": _NAMED["label"],
        "reason": _REASON,
        "owner": _OWNER,
        "due_on": _DUE,
        "done_on": _DONE,
        "told_on": _("An welchem Tag sie öffentlich wurde"),
    },
    "CommitmentOut": {
        "id": _("Nummer der Zusage"),
        "entry": _ENTRY,
        "text": _("Was zugesagt ist"),
        "owner": _OWNER,
        "given_on": _("An welchem Tag sie gegeben wurde"),
        "promised_for": _("Der Tag, der zuerst zugesagt war"),
        "due_on": _("Der Tag, der jetzt gilt"),
        "state": _("Der Stand als Kurzname: open, kept, late, missed oder broken"),
        "label": _NAMED["label"],
        "missed_on": _("Welcher zugesagte Tag verstrichen ist, sonst null"),
        "closed_on": _("An welchem Tag sie gehalten oder gebrochen wurde, sonst null"),
        "moved": _("Wie oft sie verschoben wurde"),
        "reason": _("Was beim letzten Schritt dazu gesagt wurde"),
    },
    "ForumOut": _FORUM,
    "WholeForumOut": {**_FORUM, "agenda": _("Die Runden des Abends, in ihrer Reihenfolge")},
    "RoundOut": {
        "position": _("Die wievielte Runde es ist"),
        "title": _("Titel"),
        "kind": _("Art der Runde"),
        "minutes": _("Wie viele Minuten sie dauern soll"),
        "state": _("Wie weit sie ist"),
        "starts_at": _("Wann sie beginnt, nach der Tagesordnung"),
    },
    "AnswersOut": {
        "asked": _("Wie viele um eine Antwort gebeten haben"),
        "waiting": _("Wie viele noch in der Frist warten"),
        "over": _("Wie viele länger warten, als versprochen war"),
        "in_time": _("Wie viele in der Frist eine Antwort hatten"),
        "late": _("Wie viele später eine Antwort hatten"),
        "still_open": _("Wie viele noch keine Antwort haben"),
        "median_days": _("Nach wie vielen Tagen die Hälfte eine Antwort hatte"),
    },
    "BalanceOut": {
        **_COUNTS,
        "unread": _("Wie viele Geschichten noch niemand aus dem Team gelesen hat"),
        "insights": _("Wie viele Erkenntnisse festgehalten sind"),
        "overdue_inquiries": _("Bei wie vielen Anliegen die versprochene Antwort überfällig ist"),
        "moderation": _("Eingriffe in Worte, je Art gezählt"),
    },
    "InquiryBalanceOut": {
        **_COUNTS,
        "inquiry": _SLUG,
        "answer_is_overdue": _("Ob die versprochene Antwort überfällig ist"),
        "who_told": _("Wie viele je Kennzeichen erzählt haben; kleine Gruppen werden nicht gezählt"),
    },
    "RoleCountOut": {
        **_NAMED,
        "people": _("Wie viele Menschen; null, wenn die Gruppe zu klein ist"),
        "fewer_than": _("Weniger als so viele; null, wenn gezählt wird"),
    },
    **{
        name: {**_PAGE}
        for name in (
            *("InquiryPage", "StoryPage", "ThemePage", "InsightPage"),
            *("DecisionPage", "CommitmentPage", "ForumPage"),
        )
    },
    "Problem": {
        "type": _("Immer about:blank: Was war, sagt der Status"),
        "title": _("Was nicht ging, in der Sprache der Anfrage"),
        "status": _("Der Status der Antwort"),
        "detail": _("Was Sie tun können"),
        "errors": _("Was nicht passt, Feld für Feld"),
    },
    "FieldProblem": {
        "field": _("Das Feld, wie Sie es geschrieben haben"),
        "detail": _("Was dort nicht passt"),
    },
}
"""By schema and field."""
