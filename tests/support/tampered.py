"""What the ledger speaks about: tables, columns, and what somebody might write there instead."""

from __future__ import annotations

from typing import Any

KEPT = (
    "ask_inquiry",
    "ask_purposeversion",
    "people_account",
    "people_memberchange",
    "listen_story",
    "listen_reading",
    "listen_tally",
    "listen_permissionchange",
    "understand_insight",
    "understand_insightversion",
    "understand_evidence",
    "act_decision",
    "answer_reply",
    "answer_thanks",
    "people_relation",
    "people_relationchange",
    "people_contactbudget",
    "trust_moderation",
    "trust_moderationwords",
    "trust_tombstone",
    "trust_witness",
    "trust_ledgerentry",
    "trust_ledgeropening",
    "trust_ledgerhead",
    "trust_ledgercheckpoint",
)
"""Every table that the ledger speaks about."""

ROLES = (["customer"], ["employee"], ["other"], ["customer", "non_customer"])
TEXT, LATER, NUMBER, ACCOUNT, PLACE = "text", "time", "number", "account", "inquiry"
COLUMNS: dict[str, dict[str, Any]] = {
    "listen_story": {
        "text": TEXT,
        "works_well": TEXT,
        "feeling": ["", "froh", "ratlos", "gelassen"],
        "permission": ["team", "public_anonymous"],
        "roles": ROLES,
        "via": ["web", "hall", "import", "card"],
        "told_at": LATER,
        "received_at": LATER,
        "first_read_at": LATER,
        "inquiry_id": PLACE,
        "source": TEXT,
        "external_id": TEXT,
        "teller": ["00000000-0000-4000-8000-000000000000"],
        "entry_index": NUMBER,
    },
    "listen_reading": {"account_id": ACCOUNT, "read_at": LATER, "entry_index": NUMBER},
    "listen_tally": {"stories": NUMBER, "unread": NUMBER, "withdrawn": NUMBER},
    "understand_insight": {
        "title": TEXT,
        "summary": TEXT,
        "inquiry_id": PLACE,
        "number": NUMBER,
        "people": NUMBER,
        "counter_people": NUMBER,
        "created_by_id": ACCOUNT,
    },
    "understand_insightversion": {
        "title": TEXT,
        "summary": TEXT,
        "changed_by_id": ACCOUNT,
        "changed_at": LATER,
        "number": NUMBER,
        "entry_index": NUMBER,
        "evidence": ["[]"],
    },
    "understand_evidence": {"start": [1, 2], "end": [4, 5, 6], "side": ["support", "counter"]},
    "act_decision": {
        "word": ["exists", "not_possible", "done", "in_progress"],
        "reason": TEXT,
        "owner": TEXT,
        "due_on": ["2030-01-01"],
        "done_on": ["2020-01-01"],
        "decided_by_id": ACCOUNT,
        "decided_at": LATER,
        "is_current": [True, False],
        "number": NUMBER,
        "entry_index": NUMBER,
        "inquiry_id": PLACE,
    },
    "answer_reply": {"text": TEXT, "author_id": ACCOUNT, "created_at": LATER, "entry_index": NUMBER},
    "ask_inquiry": {
        **dict.fromkeys(("title", "question", "why", "readers", "in_return"), TEXT),
        "answer_by": ["2031-01-01"],
        "keep_until": ["2032-01-01"],
        "slug": ["anders"],
        "code": ["ANDERS"],
        "state": ["draft", "closed"],
    },
    "ask_purposeversion": {"deed": ["opened", "closed"], "said_at": LATER, "owed": ["{}"], "said_by_id": ACCOUNT},
    "people_account": {"name": TEXT, "function": TEXT, "is_active": [True, False]},
    "people_memberchange": {"deed": ["joined", "left"], "name": TEXT, "done_at": LATER, "done_by_id": ACCOUNT},
    "people_relationchange": {"role": ["guest", "other"], "place": ["else"], "noted_at": LATER, "body": ["{}"]},
    "people_contactbudget": {"most": NUMBER, "days": NUMBER, "set_at": LATER, "set_by_id": ACCOUNT},
    "answer_thanks": {"sentence": TEXT, "by_id": ACCOUNT, "created_at": LATER, "entry_index": NUMBER},
    "listen_permissionchange": {"after": ["team", "forum", "public_anonymous"], "changed_at": LATER},
    "trust_moderation": {
        "target_index": NUMBER,
        "deed": ["hold", "hide", "release", "appeal", "reject"],
        "ground": ["third_party", "insult", "threat", "ad"],
        "cause": ["decision", "deadline", ""],
        "function": TEXT,
        "decided_by": NUMBER,
        "decided_at": LATER,
        "deadline": LATER,
        "entry_index": NUMBER,
    },
    "trust_moderationwords": {"text": TEXT, "author": TEXT},
    "trust_tombstone": {
        "target_index": NUMBER,
        "ground": ["retention", "teller"],
        "fields": ['["author"]', "[]"],
        "erased_at": LATER,
    },
    "trust_witness": {"function": TEXT, "since": LATER, "until": LATER, "named_by": NUMBER, "entry_index": NUMBER},
}
"""What the pages show, column by column, with what may be put there instead."""

ONLY_WITH_WORDS = {
    *("text", "works_well", "feeling", "permission", "told_at", "source", "external_id", "teller"),
}
"""Of an erased story nothing is left in these columns that anybody could see."""
