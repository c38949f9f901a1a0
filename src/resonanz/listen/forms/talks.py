"""Forms around interviews and observations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from resonanz.ask import reads as ask_reads
from resonanz.ground.forms import Choices, MultipleChoices, Words
from resonanz.ground.manner import reader_language
from resonanz.listen.enums import NoteKind, Permission, TalkKind
from resonanz.listen.errors import ConsentMissing
from resonanz.listen.forms import KeyField, WordsField
from resonanz.listen.rules.guides import LONGEST_QUESTION, MOST_QUESTIONS, guides, read_questions
from resonanz.people.enums import Role


def _guide_choices() -> list[tuple[str, str]]:
    return [("", str(_("eigener Leitfaden"))), *((guide.key, guide.title) for guide in guides())]


class _SubjectForm(forms.Form):
    says_optional = False
    key = KeyField()
    subject = forms.CharField(label=_("Worum geht es?"), help_text=_("ein Satz, ohne Namen"), max_length=200)
    place = forms.CharField(label=_("Wo?"), help_text=_("wenn Sie mögen"), max_length=120, required=False)


def _library_choices() -> list[tuple[str, str]]:
    return [(entry.key, entry.name) for entry in ask_reads.question_library(reader_language()).values()]


class InterviewForm(_SubjectForm):
    guide = forms.ChoiceField(label=_("Leitfaden"), choices=_guide_choices, required=False, widget=Choices)
    library = forms.MultipleChoiceField(
        label=_("Aus der Fragenbibliothek"),
        help_text=_("sie kommen nach dem Leitfaden"),
        choices=_library_choices,
        required=False,
        widget=MultipleChoices,
    )
    questions = forms.CharField(
        label=_("Eigene Fragen"),
        help_text=_("eine je Zeile; sie kommen zuletzt"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    roles = forms.MultipleChoiceField(
        label=_("Wer spricht?"),
        help_text=_("so, wie die Person es sagt"),
        choices=Role.choices,
        widget=MultipleChoices,
        error_messages={"required": _("Bitte wählen Sie, wer spricht. Es darf auch „Etwas anderes“ sein.")},
    )
    agreed = forms.BooleanField(
        label=_("Ich habe den Satz vorgelesen, und die Person hat zugestimmt"),
        error_messages={"required": ConsentMissing.sentence},
    )

    def clean_questions(self) -> list[str]:
        questions = read_questions(self.cleaned_data["questions"])
        if len(questions) > MOST_QUESTIONS or any(len(question) > LONGEST_QUESTION for question in questions):
            raise ValidationError(
                _("Höchstens %(most)d Fragen, jede mit höchstens %(longest)d Zeichen.")
                % {"most": MOST_QUESTIONS, "longest": LONGEST_QUESTION}
            )
        return questions

    def asked(self, question: str) -> list[str]:
        """The question of the inquiry first, then the guide, then the library, then what was typed; each once."""
        chosen = next((guide.questions for guide in guides() if guide.key == self.cleaned_data["guide"]), ())
        wanted = self.cleaned_data["library"]
        known = ask_reads.question_library(reader_language())
        taken = [known[key].question[:LONGEST_QUESTION] for key in wanted]
        lines = [" ".join(question.split())[:LONGEST_QUESTION], *chosen, *taken, *self.cleaned_data["questions"]]
        return list(dict.fromkeys(lines))


class ObservationForm(_SubjectForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["subject"].label = _("Was wird beobachtet?")
        self.fields["subject"].help_text = _("ein Ort, ein Ablauf; keine Namen und niemand, den man erkennt")
        self.fields["place"].required = True
        self.fields["place"].help_text = ""


class NoteForm(forms.Form):
    """One line while somebody talks; the kind chosen last stays chosen."""

    says_optional = False
    key = KeyField()
    kind = forms.ChoiceField(label=_("Was ist es?"), choices=NoteKind.choices, widget=Choices)
    text = WordsField(label=_("Notiz"), widget=Words(rows=3))

    def __init__(self, *args: Any, talk_kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        is_talk = talk_kind == TalkKind.INTERVIEW
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [choice for choice in NoteKind.choices if is_talk or choice[0] != NoteKind.QUOTE]
        kind.initial = NoteKind.QUOTE if is_talk else NoteKind.SEEN


RELEASE_STEPS = [(step.value, step.label) for step in Permission if step != Permission.PUBLIC_NAMED]


class ReleaseSeenForm(forms.Form):
    permission = forms.ChoiceField(choices=RELEASE_STEPS)
