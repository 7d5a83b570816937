"""Settings of the page: on this machine only, nothing stored, nothing fetched from elsewhere."""

import secrets
from pathlib import Path

ROOM = Path(__file__).parent

# A new key at each start: what an old page holds cannot be used again.
SECRET_KEY = secrets.token_urlsafe(50)
DEBUG = False
# Only these names, so that no other site can point its own name at this page.
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
ROOT_URLCONF = "nearer.companion.urls"

INSTALLED_APPS: list[str] = []
DATABASES: dict[str, object] = {}
MIDDLEWARE = [
    "nearer.companion.guards.guard_answers",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOM / "look" / "templates"],
        "OPTIONS": {"builtins": [], "string_if_invalid": ""},
    }
]

# A file stays in memory; one that is larger is not kept at all.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
LARGEST_FILE_MEGABYTES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_FILE_MEGABYTES * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

CSRF_COOKIE_NAME = "nearer_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "nearer.companion.look.troubles.show_stale_form"
VISIT_COOKIE = "nearer_visit"

# How many possible selves the page draws; the command line takes more time and draws more.
SELVES = 4000

LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
APPEND_SLASH = False
LOGGING_CONFIG = None
