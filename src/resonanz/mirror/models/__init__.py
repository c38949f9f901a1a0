from resonanz.mirror.models.language import LEAST_AUTHORS, LanguageAgreement, LanguageCount, LanguageShare

__all__ = ["LEAST_AUTHORS", "LanguageAgreement", "LanguageCount", "LanguageShare"]
