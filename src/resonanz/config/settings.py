"""Django's settings. Values from outside come through `environment`, nothing else is read here."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from resonanz.ground.environment import read_environment, secret_key
from resonanz.ground.mailboxes.place import read_mailbox_place
from resonanz.ground.offline import static_headers
from resonanz.ground.postgres import connection

ENVIRONMENT = read_environment()
DATA = ENVIRONMENT.data

SECRET_KEY = secret_key(DATA)
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.public_url] if ENVIRONMENT.public_url else []
PUBLIC_URL = ENVIRONMENT.public_url
MAILBOX = read_mailbox_place()

ROOMS = [
    f"resonanz.{room}"
    for room in (
        *("ground", "trust", "people", "ask", "listen"),
        *("understand", "act", "mirror", "answer", "forum", "doors"),
    )
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_htmx",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    *ROOMS,
]

MIDDLEWARE = [
    "resonanz.doors.operation.counting.CountingMiddleware",
    "resonanz.doors.api.middleware.ApiMiddleware",
    "resonanz.ground.middleware.PrivatePagesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "servestatic.middleware.ServeStaticMiddleware",
    "csp.middleware.CSPMiddleware",
    "resonanz.ground.middleware.MomentMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "resonanz.ground.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "resonanz.ground.middleware.TeamDoorMiddleware",
    "resonanz.ask.views.inside.InsideDoorMiddleware",
]

ROOT_URLCONF = "resonanz.config.urls"
ASGI_APPLICATION = "resonanz.config.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "resonanz.doors.context.page",
            ],
            # In the address or the name of something, a number is written without the separators of a language.
            "builtins": ["django.templatetags.l10n"],
        },
    }
]
FORM_RENDERER = "resonanz.ground.forms.Renderer"


# A database on another machine may go without a word. Seconds, but for the last, which is in milliseconds.
_LINE = {
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",
}


def _database() -> dict[str, Any]:
    if ENVIRONMENT.is_embedded:
        place = connection(DATA)
        parts = {"NAME": place.name, "USER": place.user, "PASSWORD": place.password, "HOST": place.host}
        options: dict[str, Any] = {}
    else:
        url = urlsplit(ENVIRONMENT.database_url)
        said = dict(parse_qsl(url.query))
        options = said if "host" in said else {**_LINE, **said}
        parts = {
            "NAME": unquote(url.path.lstrip("/")),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": options.pop("host", "") or url.hostname or "",
            "PORT": str(url.port or ""),
        }
    options["application_name"] = "resonanz"
    if ENVIRONMENT.pool:
        options["pool"] = {"min_size": 1, "max_size": 8, "timeout": 5}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **parts,
        "OPTIONS": options,
        "CONN_HEALTH_CHECKS": ENVIRONMENT.pool,
        "TEST": {"NAME": parts["NAME"]},
    }


CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Three hundred, as it is without being told, would forget the counts of a house with many inquiries at once.
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    }
}

DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["resonanz.people.reads.backend.AccountBackend"]
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "doors:team"
SECOND_FACTOR_URL = "people:add_app"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
        ("CommonPasswordValidator", {}),
    )
]

# allauth does what must not be made by hand: time codes, recovery codes, passkeys, OpenID Connect. Pages, mails
# and the decision who comes in are our own (people.views), so none of its addresses and forms are in use.
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "resonanz.people.actions.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODE_DIGITS = 10
SOCIALACCOUNT_ADAPTER = "resonanz.people.views.service.ServiceAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True}}

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("Deutsch")), ("en", _("English"))]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["resonanz.config.formats"]
USE_TZ = True
TIME_ZONE = "Europe/Berlin"
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
SERVESTATIC_USE_FINDERS = True
SERVESTATIC_AUTOREFRESH = DEBUG
SERVESTATIC_MAX_AGE = 60
SERVESTATIC_ADD_HEADERS_FUNCTION = static_headers
FILES = DATA / "files"

# A promise of the product: the only two cookies are these, and neither says who a guest is.
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_NAME = "csrf"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.secure_cookies
CSRF_FAILURE_VIEW = "resonanz.doors.views.sealed_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if ENVIRONMENT.secure_cookies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "font-src": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Words of 64 kB arrive percent-encoded, four fields of them; uploads are streamed to disk.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
if ENVIRONMENT.mail is not None:
    EMAIL_BACKEND = "resonanz.ground.smtp.Backend"
    EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.mail.host, ENVIRONMENT.mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.user, ENVIRONMENT.mail.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = ENVIRONMENT.mail.use_tls, ENVIRONMENT.mail.use_ssl
    EMAIL_TIMEOUT = 20
    DEFAULT_FROM_EMAIL = ENVIRONMENT.mail.sender

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_secrets": {"()": "resonanz.ground.logs.WithoutSecrets"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_secrets"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # What people type wrongly is no warning to an operator.
        "django.request": {"level": "ERROR"},
        "resonanz": {"level": "INFO"},
        "procrastinate": {"level": "WARNING"},
    },
}
PROCRASTINATE_IMPORT_PATHS = [
    "resonanz.ground.tasks",
    "resonanz.trust.tasks",
    "resonanz.people.tasks",
    "resonanz.ask.tasks",
    "resonanz.listen.tasks",
    "resonanz.understand.tasks",
    "resonanz.act.tasks",
    "resonanz.answer.tasks",
    "resonanz.doors.tasks",
]
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
