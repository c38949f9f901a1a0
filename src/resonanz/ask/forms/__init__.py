from resonanz.ask.forms.inquiries import InquiryForm

__all__ = ["InquiryForm"]
