"""Whether forming the themes anew pays. It loads the engine: only the worker imports it."""

from __future__ import annotations

import numpy as np
from django.db.models import F

from resonanz.understand.enums import Pays
from resonanz.understand.models import Progress
from resonanz_engine import defaults
from resonanz_engine.types import ALONE, Drift, Placed, ThemeMemory


def count_fresh(inquiry_id: int, strengths: np.ndarray, memory: ThemeMemory) -> None:
    """Counts stories placed since the last refresh, and those of them that no theme fits."""
    far = int(np.count_nonzero(strengths < memory.floor))
    Progress.objects.filter(inquiry_id=inquiry_id).update(fresh=F("fresh") + len(strengths), far=F("far") + far)


def judge(inquiry_id: int, memory: ThemeMemory, total: int) -> Drift:
    """Asks the engine, and keeps what it says for the page; it needs only which strengths lie under the floor."""
    progress = Progress.objects.filter(inquiry_id=inquiry_id).first()
    fresh, far = (progress.fresh, progress.far) if progress else (0, 0)
    strengths = np.ones(fresh, dtype=np.float32)
    strengths[:far] = -1
    nowhere = np.full(fresh, ALONE, dtype=np.int64)
    drift = defaults.drift(Placed(nowhere, strengths, nowhere), memory, total)
    Progress.objects.filter(inquiry_id=inquiry_id).update(pays=Pays(drift.reason.value))
    return drift
