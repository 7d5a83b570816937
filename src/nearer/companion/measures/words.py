"""The words beside questionnaires that are ours, not their authors'."""

from django.utils.translation import gettext_lazy as _

SCORES = {
    "total": _("Sum"),
    "category": _("Answer"),
    "family": _("Family"),
    "friends": _("Friends"),
    "anxiety": _("Worry"),
    "depression": _("Low mood"),
    "overall": _("All support"),
    "emotional": _("Being understood"),
    "tangible": _("Practical help"),
    "instrumental": _("Practical help"),
    "affectionate": _("Being loved"),
    "interaction": _("Good times together"),
    "reappraisal_sum": _("Looking at it another way, sum"),
    "reappraisal_mean": _("Looking at it another way, mean"),
    "suppression_sum": _("Holding it in, sum"),
    "suppression_mean": _("Holding it in, mean"),
}

RHYTHMS = (
    ("7", _("each week")),
    ("14", _("every two weeks")),
    ("28", _("every four weeks")),
    ("56", _("every eight weeks")),
    ("", _("whenever I like")),
    ("none", _("not on my page")),
)
