"""What the guests of the evening say, of which the Handbuch takes pictures. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass

FORUM, TEAM, ALL, NAMED = "forum", "team", "public_anonymous", "public_named"


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Who takes a seat. `side` is how they vote; the first one is whose telephone is shown."""

    role: str
    name: str = ""
    table: str = ""
    is_remote: bool = False
    side: int = 0


GUESTS = (
    Guest(role="customer", name="Gerda Ostrowski", table="2"),
    Guest(role="customer", name="Herr Yıldız", table="1"),
    Guest(role="customer", table="1"),
    Guest(role="non_customer", name="Lore", table="3", side=1),
    Guest(role="customer", table="3", side=1),
    Guest(role="customer", name="Familie Benning", is_remote=True),
    Guest(role="competitor_customer", table="4", side=1),
    Guest(role="customer", name="P. Quast", table="4"),
    Guest(role="customer", table="2", side=1),
    Guest(role="customer", name="Anneliese Thode", table="1"),
    Guest(role="non_customer", is_remote=True, side=1),
    Guest(role="customer", table="3"),
    Guest(role="other", name="Svenja vom Mieterverein", table="4", side=1),
    Guest(role="customer", table="2", side=1),
)

Said = tuple[int, str, str]
"""Number of the guest, who may see it, and the words."""

ARRIVAL: tuple[Said, ...] = (
    (1, FORUM, "Mit wenig, ehrlich gesagt. Aber die Suppe riecht gut."),
    (3, ALL, "Ich bin nicht Kundin. Ich wollte sehen, ob Sie wirklich fragen oder nur so tun."),
    (5, ALL, "Dass wir von zu Hause auch mal drankommen, nicht nur die im Saal."),
    (9, ALL, "Ich hoffe, dass mir jemand meinen Abschlag erklärt, ohne dass ich mich dumm fühle."),
    (12, FORUM, "Mitschreiben und nachher weitersagen, was versprochen wurde."),
    (13, TEAM, "Meine Tochter hat mich geschickt."),
)

STORIES: tuple[Said, ...] = (
    (
        1,
        ALL,
        "Der Brief kam an meinen Vater, da war er vier Monate tot. „Wir freuen uns, dass Sie bei uns bleiben.“",
    ),
    (
        2,
        ALL,
        "Abschlag neu festgesetzt. Kein warum, nix. Ich hab zwei Abende gerechnet und kam auf was anderes.",
    ),
    (
        3,
        ALL,
        "Vier Briefe an einem Tag, alle mit anderem Ansprechpartner. In dreien stand, ich soll den anderen ignorieren.",
    ),
    (
        4,
        ALL,
        "Eine Mahnung über 3,20 Euro, und ein Drittel davon war das Porto. Ich musste lachen, leider allein.",
    ),
    (
        5,
        FORUM,
        "Nach dem Umzug kam alles an die alte Adresse. Die neue Mieterin bringt es uns bis heute rüber.",
    ),
    (
        7,
        NAMED,
        "Ein guter: von Hand darunter „Rufen Sie mich an, Durchwahl 34“. Nach fünf Minuten erledigt. Warum nicht immer",
    ),
    (8, TEAM, "Ich schreib das nur für Sie: Ich habe den Brief nicht aufgemacht, drei Wochen lang, vor lauter Angst."),
    (9, ALL, "Ich bin 81 und lese mit der Lupe. Das Wichtige steht bei Ihnen immer hinten in Grau."),
    (11, ALL, "letzte mahnung stand in rot auf dem umschlag. UMSCHLAG. der ganze hausflur weis jetzt bescheid"),
    (
        12,
        FORUM,
        "In der Beratung legen mir die Leute Ihre Briefe hin und sagen: Übersetzen Sie mal. Ich lese sie auch dreimal.",
    ),
)
OWN_STORY = (
    "Im März kam ein Brief: Zähler wird getauscht, zwischen acht und sechzehn Uhr. Ich habe mir freigenommen. Es kam "
    "keiner. Am nächsten Tag lag einer im Kasten, man habe mich leider nicht angetroffen."
)
"""What is typed on the telephone of the pictures, and told only after the picture."""

GRUMBLES: tuple[Said, ...] = (
    (1, ALL, "Dass keiner nachschaut, ob der Mensch noch lebt, dem er schreibt."),
    (2, ALL, "Diese Wörter. Abschlagsänderungsmitteilung, was soll das sein"),
    (3, ALL, "Keine Telefonnummer drauf, aber drei Mal das Logo."),
    (4, FORUM, "„Wir bitten um Verständnis.“ Wofür denn, Sie erklären ja nichts."),
    (6, ALL, "Beim anderen Anbieter ist es übrigens genauso. Nur bunter."),
    (7, ALL, "Erst Mahnung, dann Rechnung. In DER Reihenfolge. Zwei Jahre hintereinander."),
    (9, ALL, "Graue Schrift auf grauem Papier, zum Kuckuck."),
    (11, ALL, "das rote auf dem umschlag. ich schäm mich heute noch"),
    (13, TEAM, "Ihr Herr im Kundenbüro weiß schon, was ich meine."),
)
OWN_GRUMBLE = "Ein ganzer Tag Urlaub für einen Zähler, und schuld bin ich."
AT_TABLE = "Ich kann das Kleingedruckte nicht lesen, und vorlesen tut mir das ja keiner."
"""Is being written down at a table."""

WISHES: tuple[Said, ...] = (
    (1, ALL, "Einmal im Jahr mit dem Standesamt abgleichen, oder wenigstens anrufen."),
    (2, ALL, "Ein Satz: Sie zahlen jetzt 12 Euro mehr, weil. Fertig."),
    (3, ALL, "Eine Nummer, ein Mensch, und der steht unten mit Vornamen."),
    (7, ALL, "Vor der Mahnung eine freundliche Nachricht. Meistens hat man es einfach verschwitzt."),
    (9, ALL, "Schwarz auf weiß, und das Wichtige zuerst, so wie Sie es Ihrer Oma schreiben würden."),
    (11, ALL, "neutrale umschläge. mehr will ich gar nicht"),
)
OWN_WISH = "Ein Termin auf die Stunde genau, oder eine SMS, wenn es nichts wird."

TALK: tuple[Said, ...] = (
    (4, ALL, "„Sollten sich Ihre Zahlung und dieses Schreiben überschnitten haben“: Ja haben sie denn?"),
    (9, ALL, "Der erste Satz droht schon. Danach liest man den Rest nicht mehr."),
    (12, ALL, "Wo steht, dass man in Raten zahlen darf? Ich finde es nicht, und ich mache das beruflich."),
)
SPEAKERS = (9, 3, 5)
"""Who would like to say something, in this order; the first is called."""

HOUSE_STATEMENTS = (
    "Unsere Briefe sollten auf eine Seite passen.",
    "Lieber eine Nachricht aufs Telefon als ein Brief.",
    "Ein Brief mit Namen und Durchwahl ist mehr wert als eine schnelle Antwort.",
)
GUEST_STATEMENTS = (
    (2, "Wer mahnt, soll vorher einmal anrufen."),
    (6, "Papier können Sie sich ganz sparen, ich will alles online."),
    (9, "Was wichtig ist, muss groß gedruckt sein."),
    (11, "Auf den Umschlag gehört nichts außer der Adresse."),
    (13, "Für Mahnungen sollte es keine Gebühr geben."),
)
VOTES = {
    "Unsere Briefe sollten": ("agree", "agree"),
    "Lieber eine Nachricht": ("disagree", "agree"),
    "Ein Brief mit Namen": ("agree", "disagree"),
    "Wer mahnt": ("agree", "disagree"),
    "Papier können": ("disagree", "agree"),
    "Was wichtig": ("agree", "agree"),
    "Auf den Umschlag": ("agree", "agree"),
    "Für Mahnungen": ("agree", "pass"),
}
"""How a statement begins, and how the two sides vote on it."""

COMMITMENTS = (
    ("Kein Wort mehr außen auf dem Umschlag, außer der Adresse.", "Sevim Aydoğru", 18),
    ("Vor jeder ersten Mahnung eine freundliche Erinnerung, ohne Gebühr.", "Konrad Pleßmann", 47),
    ("Unter jedem Brief ein Name und eine Durchwahl, an der jemand sitzt.", "Ole Brandwirth", 90),
)

FAREWELL: tuple[Said, ...] = (
    (1, ALL, "Dass jemand rot geworden ist, als er seinen eigenen Brief vorgelesen hat. Das war gut."),
    (3, ALL, "Immer noch nicht Kundin. Aber ich komme wieder."),
    (7, ALL, "Die Suppe. Und drei Zusagen, die ich mir in den Kalender geschrieben habe."),
    (11, FORUM, "das es nicht nur mir so geht"),
    (13, TEAM, "War länger als gedacht, bin müde, trotzdem danke."),
)
OWN_FAREWELL = "Meinen Zettel mit dem Code. Ich sehe nach, ob es stimmt."
