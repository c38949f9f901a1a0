from resonanz.ground.forms import new_key

__all__ = ["new_key"]
