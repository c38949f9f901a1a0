from resonanz.ask.models.inquiry import OWED, Inquiry, PurposeVersion

__all__ = ["OWED", "Inquiry", "PurposeVersion"]
