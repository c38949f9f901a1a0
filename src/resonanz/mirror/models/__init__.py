from resonanz.mirror.models.calculation import CalculationBlock, CalculationEdition, OpenProduct
from resonanz.mirror.models.calculation_questions import CalculationAnswer, CalculationQuestion

__all__ = ["CalculationAnswer", "CalculationBlock", "CalculationEdition", "CalculationQuestion", "OpenProduct"]
