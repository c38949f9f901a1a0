from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.people.models import Account, Organisation

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


class MemberChangeForm(MemberForm):
    is_active = forms.BooleanField(label=_("Gehört zum Team"), required=False)

    class Meta(MemberForm.Meta):
        fields = ("name", "function", "email", "is_active")


class OrganisationForm(OrganisationFormBase):
    class Meta:
        model = Organisation
        fields = ("name", "street", "town", "email", "phone", "imprint")
        labels = {
            "name": _("Name der Organisation"),
            "street": _("Straße und Hausnummer"),
            "town": _("Postleitzahl und Ort"),
            "email": _("E-Mail"),
            "phone": _("Telefon"),
            "imprint": _("Weitere Angaben"),
        }


class EmailForm(forms.Form):
    email = forms.EmailField(label=_("Ihre E-Mail-Adresse"))


class BudgetForm(forms.Form):
    says_optional = False
    most = forms.IntegerField(label=_("Höchstens so viele Nachrichten"), min_value=0, max_value=100)
    days = forms.IntegerField(label=_("in so vielen Tagen"), min_value=1, max_value=3660)


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
