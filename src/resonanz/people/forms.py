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
