from django.apps import AppConfig


class ForumConfig(AppConfig):
    name = "resonanz.forum"
    label = "forum"
