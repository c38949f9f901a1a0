from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import Day, MultipleChoices
from resonanz.people import reads
from resonanz.people.enums import Role, Scope
from resonanz.people.models import Account, Organisation
from resonanz.people.rules.domains import fold_domain

if TYPE_CHECKING:
    AccountFormBase = forms.ModelForm[Account]
    OrganisationFormBase = forms.ModelForm[Organisation]
else:
    # Django's own class takes no type at run time.
    AccountFormBase = OrganisationFormBase = forms.ModelForm


class MemberForm(AccountFormBase):
    class Meta:
        model = Account
        fields: tuple[str, ...] = ("name", "function", "email")

    def clean_email(self) -> str | None:
        email = self.cleaned_data["email"]
        return email.lower() if email else None

    def validate_unique(self) -> None:
        """Somebody who has an account already may join the team with it."""
        known = reads.account_by_email(self.cleaned_data.get("email") or "")
        if known is None or known.is_team or self.instance.pk:
            super().validate_unique()


class MemberChangeForm(MemberForm):
    is_active = forms.BooleanField(label=_("Gehört zum Team"), required=False)

    class Meta(MemberForm.Meta):
        fields = ("name", "function", "email", "is_active")


class OrganisationForm(OrganisationFormBase):
    domains = forms.CharField(
        label=_("Ihre Domänen"),
        help_text=_("eine je Zeile; wer eine Adresse darunter bestätigt, wird immer als „Arbeitet hier“ gezeigt"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    class Meta:
        model = Organisation
        fields = (
            *("name", "street", "town", "email", "phone", "imprint"),
            *("answer_days", "asks_second_factor", "open_registration"),
        )
        labels = {
            "answer_days": _("Wir antworten auf Beschwerden innerhalb von so vielen Tagen"),
            "name": _("Name der Organisation"),
            "street": _("Straße und Hausnummer"),
            "town": _("Postleitzahl und Ort"),
            "email": _("E-Mail"),
            "phone": _("Telefon"),
            "imprint": _("Weitere Angaben"),
            "asks_second_factor": _("Das Team braucht einen zweiten Faktor"),
            "open_registration": _("Kundinnen und Kunden dürfen ein Konto anlegen"),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answer_days"].required = False
        if self.instance.pk:
            self.initial["domains"] = "\n".join(self.instance.domains)

    def clean_answer_days(self) -> int:
        """An empty field keeps what was promised."""
        days: int | None = self.cleaned_data["answer_days"]
        return self.instance.answer_days if days is None else days

    def clean_domains(self) -> list[str]:
        given = [line.strip().rpartition("@")[2] for line in self.cleaned_data["domains"].splitlines() if line.strip()]
        for domain in given:
            if "." not in fold_domain(domain):
                sentence = _("„%(domain)s“ ist keine Domäne. Gemeint ist, was hinter dem @ Ihrer Adressen steht.")
                raise ValidationError(sentence % {"domain": domain[:80]})
        return given


class SignInForm(forms.Form):
    says_optional = False

    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Kennwort"),
        help_text=_("nur, wenn Sie eines haben; sonst schicken wir einen Code"),
        required=False,
        strip=False,
        max_length=1024,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, can_send: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        if not can_send:
            self.fields["password"].required = True
            self.fields["password"].help_text = ""
            self.fields["password"].error_messages["required"] = _(
                "Bitte geben Sie Ihr Kennwort ein. Codes per E-Mail verschickt diese Installation nicht."
            )


class CodeForm(forms.Form):
    ticket = forms.CharField(max_length=100, widget=forms.HiddenInput)
    email = forms.EmailField(widget=forms.HiddenInput)
    next = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)
    code = forms.CharField(
        label=_("Code aus der E-Mail"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )


class SecondFactorForm(forms.Form):
    code = forms.CharField(
        label=_("Zahl aus Ihrer App"),
        help_text=_("oder ein Ersatzcode"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class AppForm(SecondFactorForm):
    """When the app is set up, only its own number proves that it works."""

    says_optional = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].help_text = ""


class NameForm(forms.Form):
    name = forms.CharField(label=_("Ihr Name"), max_length=120, required=False)


class AddressForm(forms.Form):
    email = forms.EmailField(label=_("Neue E-Mail-Adresse"))


class RelationsForm(forms.Form):
    says_optional = False

    roles = forms.MultipleChoiceField(
        label=_("Wer sind Sie für uns?"),
        help_text=_("auch mehreres"),
        choices=[choice for choice in Role.choices if choice[0] != Role.GUEST],
        required=False,
        widget=MultipleChoices,
    )


class PasswordForm(forms.Form):
    """The present password is asked for where there is one, so that an open window is not enough."""

    says_optional = False

    def __init__(self, *args: Any, account: Account, **options: Any) -> None:
        super().__init__(*args, **options)
        self.account = account
        hidden: dict[str, Any] = {"strip": False, "max_length": 1024}
        if account.has_usable_password():
            self.fields["present"] = forms.CharField(
                label=_("Bisheriges Kennwort"),
                widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
                **hidden,
            )
        self.fields["new"] = forms.CharField(
            label=_("Neues Kennwort"),
            help_text=_("mindestens 12 Zeichen; leer heißt: kein Kennwort mehr"),
            required=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
            **hidden,
        )

    def clean_present(self) -> str:
        present: str = self.cleaned_data["present"]
        if not self.account.check_password(present):
            raise ValidationError(_("Das ist nicht Ihr bisheriges Kennwort."))
        return present

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        if new:
            validate_password(new, self.account)
        return new


class BudgetForm(forms.Form):
    says_optional = False
    most = forms.IntegerField(label=_("Höchstens so viele Nachrichten"), min_value=0, max_value=100)
    days = forms.IntegerField(label=_("in so vielen Tagen"), min_value=1, max_value=3660)


class OwnBudgetForm(forms.Form):
    """Less than the organisation allows itself; empty leaves it at that."""

    says_optional = False

    def __init__(self, *args: Any, most: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["own_most"] = forms.IntegerField(
            label=_("Ich möchte höchstens so viele"),
            help_text=_("0 heißt: keine. Leer heißt: wie das Haus es festgelegt hat."),
            min_value=0,
            max_value=most,
            required=False,
        )


class ExceptionForm(forms.Form):
    """The four conditions of § 7(3) UWG, each ticked by itself."""

    says_optional = False
    sale = forms.BooleanField(
        label=_("Die Adresse kam von der Person selbst, als sie etwas bei uns gekauft hat."), required=False
    )
    similar = forms.BooleanField(
        label=_("Die Einladung betrifft nur unser eigenes, ähnliches Angebot."), required=False
    )
    silent = forms.BooleanField(label=_("Die Person hat nicht widersprochen."), required=False)
    told = forms.BooleanField(
        label=_("Sie wurde damals und wird in jeder Nachricht auf ihr Widerspruchsrecht hingewiesen."), required=False
    )
    reason = forms.CharField(label=_("Warum das so ist"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    seen = {
        "reason": _("Das sehen die Person selbst und das Team, mit Ihrem Namen. Es bleibt, bis die Ausnahme endet.")
    }

    @property
    def facts(self) -> int:
        return sum(bool(self.cleaned_data.get(name)) for name in ("sale", "similar", "silent", "told"))


class ApiKeyForm(forms.Form):
    """A new key for a program."""

    name = forms.CharField(
        label=_("Wozu er dient"),
        help_text=_("zum Beispiel der Name des Programms; wenn es Geschichten liest, sehen ihn alle"),
        max_length=80,
    )
    scopes = forms.MultipleChoiceField(
        label=_("Was er darf"),
        help_text=_("nur so viel, wie das Programm braucht"),
        choices=Scope.choices,
        widget=MultipleChoices,
        error_messages={"required": _("Bitte wählen Sie, was er darf. Nur so viel, wie das Programm braucht.")},
    )
    expires_on = forms.DateField(
        label=_("Der letzte Tag, an dem er gilt"),
        help_text=_("leer: bis ihn jemand zurückzieht"),
        required=False,
        widget=Day(),
    )
