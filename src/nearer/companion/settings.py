"""Settings of the pages: on this machine only, nothing fetched from elsewhere, one encrypted file a person."""

import secrets
from pathlib import Path

from nearer.companion.clock import find_time_zone

ROOM = Path(__file__).parent

# The parts of the companion, in the order of the menu; each is a folder with its own tables, pages and words.
FEATURES = [
    "nearer.companion.noticing",
    "nearer.companion.people",
    "nearer.companion.ladder",
    "nearer.companion.thoughts",
    "nearer.companion.lenses",
    "nearer.companion.words",
    "nearer.companion.skills",
    "nearer.companion.online",
    "nearer.companion.measures",
    "nearer.companion.seeing",
    "nearer.companion.safety",
    "nearer.companion.contents",
    "nearer.companion.space",
]

# A new key at each start: what an old page holds cannot be used again.
SECRET_KEY = secrets.token_urlsafe(50)
DEBUG = False
# Only these names, so that no other site can point its own name at this page.
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
ROOT_URLCONF = "nearer.companion.urls"

INSTALLED_APPS = [
    "nearer.companion.frame",
    "nearer.companion.look",
    *FEATURES,
    "django.contrib.messages",
    "django.forms",
]
# Which file it is depends on who is here: the backend asks for the open space.
DATABASES = {"default": {"ENGINE": "nearer.companion.space.backend", "NAME": "the open space"}}
MIDDLEWARE = [
    "nearer.companion.guards.guard_answers",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "nearer.companion.space.middleware.SpaceMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
MESSAGE_STORAGE = "nearer.companion.space.receipts.Receipts"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "nearer.companion.frame.menu.show_frame",
            ],
            "string_if_invalid": "",
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A file stays in memory; one that is larger is not kept at all.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
LARGEST_FILE_MEGABYTES = 50
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_FILE_MEGABYTES * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

CSRF_COOKIE_NAME = "nearer_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "nearer.companion.frame.troubles.show_stale_form"
VISIT_COOKIE = "nearer_visit"
DOOR_COOKIE = "nearer_door"

# How many possible selves the page draws; the command line takes more time and draws more.
SELVES = 4000

LANGUAGE_CODE = "en"
USE_I18N = True
LOCALE_PATHS = [ROOM / "locale"]
USE_TZ = True
TIME_ZONE = find_time_zone()
APPEND_SLASH = False
LOGGING_CONFIG = None
