"""The form of the plan."""

from typing import ClassVar

from django import forms

from nearer.companion.safety.models import Plan


class PlanForm(forms.ModelForm):
    """Every part may be left empty."""

    class Meta:
        """What is asked."""

        model = Plan
        fields = ("signs", "alone", "around", "ask", "helpers", "safer", "reasons", "open_without_passphrase")
        widgets: ClassVar = {name: forms.Textarea(attrs={"rows": 3}) for name in fields[:-1]}
