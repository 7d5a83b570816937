"""The words for what a day held."""

from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing.words import Online

DAY_WORDS = {
    "contact": (_("A contact"), _("days with a contact written down"), _("days without")),
    "spoken": (_("A talk"), _("days with a talk: face to face, call or video"), _("days without")),
    "heard": (_("Being heard"), _("days with a contact in which you felt heard"), _("other days with a contact")),
    "harm": (_("A hard contact"), _("days with a contact that hurt in some way"), _("other days with a contact")),
    "away": (_("Staying away"), _("days on which you stayed away from something"), _("days without")),
    "slept": (_("Good sleep"), _("days after a good night"), _("days after other nights")),
    "active": (_("Writing or talking online"), _("days with some of it"), _("days without")),
    "passive": (_("Reading or scrolling online"), _("days with some of it"), _("days without")),
}

ONLINE_WORDS = dict(Online.choices)
