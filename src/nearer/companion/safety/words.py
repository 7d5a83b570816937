"""Words of the lines: what countries and kinds of emergency numbers are called, ready for other languages."""

from django.utils.translation import gettext_lazy as _

COUNTRIES = {
    "AR": _("Argentina"),
    "AU": _("Australia"),
    "AT": _("Austria"),
    "BE": _("Belgium"),
    "BR": _("Brazil"),
    "CA": _("Canada"),
    "DK": _("Denmark"),
    "FI": _("Finland"),
    "FR": _("France"),
    "DE": _("Germany"),
    "GR": _("Greece"),
    "HK": _("Hong Kong"),
    "IN": _("India"),
    "IE": _("Ireland"),
    "IL": _("Israel"),
    "IT": _("Italy"),
    "JP": _("Japan"),
    "KE": _("Kenya"),
    "MX": _("Mexico"),
    "NL": _("Netherlands"),
    "NZ": _("New Zealand"),
    "NG": _("Nigeria"),
    "NO": _("Norway"),
    "PL": _("Poland"),
    "PT": _("Portugal"),
    "SG": _("Singapore"),
    "ZA": _("South Africa"),
    "KR": _("South Korea"),
    "ES": _("Spain"),
    "SE": _("Sweden"),
    "CH": _("Switzerland"),
    "TR": _("Türkiye"),
    "GB": _("United Kingdom"),
    "US": _("United States"),
}

LABELS = {
    "all emergencies": _("all emergencies"),
    "ambulance": _("ambulance"),
    "ambulance (Magen David Adom)": _("ambulance (Magen David Adom)"),
    "ambulance (SAMU)": _("ambulance (SAMU)"),
    "ambulance and fire": _("ambulance and fire"),
    "ambulance, where 112 is not yet unified": _("ambulance, where 112 is not yet unified"),
    "emergency by SMS, for deaf or unable to speak": _("emergency by SMS, for deaf or unable to speak"),
    "fire": _("fire"),
    "from a mobile phone": _("from a mobile phone"),
    "medical emergency (SAME)": _("medical emergency (SAME)"),
    "older emergency number": _("older emergency number"),
    "police": _("police"),
}

# By what means somebody made sure of a line.
MEANS = {
    "called": _("somebody called it"),
    "written": _("somebody wrote to it"),
    "website": _("somebody looked at its own page"),
}
