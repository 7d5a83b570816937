"""The names of how a thought may end, and of whether thinking on can help."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Ending(TextChoices):
    """What has become of a thought, in the person's own eyes."""

    COOLED = "cooled", _("it has cooled down")
    PARTLY = "partly", _("it is partly true")
    TRUE = "true", _("it is mostly true")
    OPEN = "open", _("I cannot tell yet")


class Answerable(TextChoices):
    """Whether thinking about it longer can answer anything."""

    NO = "no", _("no, I have been round it already")
    YES = "yes", _("yes, there is something to decide")
    UNSURE = "unsure", _("not sure")
