from resonanz.mirror.reads.parts import Part, parts

__all__ = ["Part", "parts"]
