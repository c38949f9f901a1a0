from resonanz.mirror.actions.audience import publish_voices, who_came_again, who_was_invited
from resonanz.mirror.actions.language import agree_to_counting, count_language, withdraw_counting

__all__ = [
    "agree_to_counting",
    "count_language",
    "publish_voices",
    "who_came_again",
    "who_was_invited",
    "withdraw_counting",
]
