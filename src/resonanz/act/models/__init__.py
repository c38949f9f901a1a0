from resonanz.act.models.benefit import FEWEST_PEOPLE, LONGEST_LABEL, Benefit, BenefitActual, BenefitAssumption
from resonanz.act.models.commitments import Commitment, CommitmentStep
from resonanz.act.models.darlings import (
    LONGEST_NAME,
    LONGEST_SINCE,
    LONGEST_TITLE,
    Darling,
    DarlingAgreement,
    DarlingComment,
    DarlingCondition,
    DarlingEvidence,
    DarlingFarewell,
    DarlingMaker,
    DarlingPraise,
    DarlingVerdict,
)
from resonanz.act.models.decisions import Decision, Disclosure
from resonanz.act.models.experiments import Experiment, ExperimentStep
from resonanz.act.models.measures import Measure, MeasureStep
from resonanz.act.models.names import NameConsent

__all__ = [
    "FEWEST_PEOPLE",
    "LONGEST_LABEL",
    "LONGEST_NAME",
    "LONGEST_SINCE",
    "LONGEST_TITLE",
    "Benefit",
    "BenefitActual",
    "BenefitAssumption",
    "Commitment",
    "CommitmentStep",
    "Darling",
    "DarlingAgreement",
    "DarlingComment",
    "DarlingCondition",
    "DarlingEvidence",
    "DarlingFarewell",
    "DarlingMaker",
    "DarlingPraise",
    "DarlingVerdict",
    "Decision",
    "Disclosure",
    "Experiment",
    "ExperimentStep",
    "Measure",
    "MeasureStep",
    "NameConsent",
]
