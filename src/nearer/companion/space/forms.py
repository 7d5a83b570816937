"""Forms of the space: passphrases, recovery codes, choices."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.companion.space.models import Choice
from nearer.companion.space.strength import find_weakness


def ask_secret(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    """A field for something secret; pasting and password managers are welcome."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "spellcheck": "false", "autocapitalize": "none"})
    return forms.CharField(label=label, max_length=1000, strip=False, widget=widget, help_text=help_text)


class PassphraseForm(forms.Form):
    """Open a space."""

    passphrase = ask_secret(_("Passphrase"), "current-password")


class NewPassphraseForm(forms.Form):
    """Choose a passphrase, typed twice."""

    passphrase = ask_secret(
        _("New passphrase"),
        "new-password",
        _("Four or five words that have nothing to do with each other are strong and easy to keep in mind."),
    )
    again = ask_secret(_("The same once more"), "new-password")

    def clean_passphrase(self) -> str:
        """A passphrase that is not guessed at once."""
        passphrase: str = self.cleaned_data["passphrase"]
        if weakness := find_weakness(passphrase):
            raise forms.ValidationError(weakness, code="weak")
        return passphrase

    def clean(self) -> dict[str, Any]:
        """Both must be the same, or a slip would lock the person out."""
        cleaned: dict[str, Any] = super().clean()
        passphrase, again = cleaned.get("passphrase"), cleaned.get("again")
        if passphrase and again and passphrase != again:
            self.add_error("again", _("The two are not the same. Type both once more."))
        return cleaned


class ChangePassphraseForm(NewPassphraseForm):
    """Change the passphrase; the old one is asked for."""

    old = ask_secret(_("Passphrase until now"), "current-password")
    field_order = ("old", "passphrase", "again")


class RecoveryForm(NewPassphraseForm):
    """Open a space with the code on paper, and choose a new passphrase."""

    code = forms.CharField(
        label=_("Recovery code"),
        max_length=100,
        help_text=_("The 28 letters and numbers on your paper. Spaces, dashes and small letters do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )
    field_order = ("code", "passphrase", "again")


class RestoreForm(forms.Form):
    """Bring back a backup."""

    file = forms.FileField(label=_("Backup"), help_text=_("The file you kept. Its name ends in .nearer."))
    secret = ask_secret(
        _("Passphrase or recovery code"), "current-password", _("The one you had when you made the backup.")
    )


class EraseForm(PassphraseForm):
    """Erase everything."""

    sure = forms.BooleanField(label=_("Yes, erase everything I wrote here. It cannot be brought back."))
    field_order = ("sure", "passphrase")


class ChoiceForm(forms.ModelForm):
    """The choices about this space."""

    MINUTES = ((5, _("5 minutes")), (15, _("15 minutes")), (30, _("30 minutes")), (60, _("1 hour")), (0, _("never")))
    minutes_open = forms.TypedChoiceField(
        label=Choice._meta.get_field("minutes_open").verbose_name,
        help_text=Choice._meta.get_field("minutes_open").help_text,
        choices=MINUTES,
        coerce=int,
    )

    class Meta:
        """What is asked."""

        model = Choice
        fields = ("minutes_open",)
