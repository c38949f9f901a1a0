import pytest

from resonanz.understand import reads
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.actions.refreshing import refresh_themes
from resonanz.understand.models import *
from tests.rooms.understand.support import *

pytestmark = pytest.mark.django_db


def test_p(people, model):
    i = people.inquiry()
    tell_all(people, i, HOTLINE, BILL, BUS)
    print(catch_up(i.pk), refresh_themes(i.pk))
    for t in reads.shown_themes(i.pk):
        print(t.name, t.stories, t.tellers, t.people, t.roles, t.weeks, t.phrases, t.central)
    print(list(Placement.objects.values_list("story_id", "theme__key", "strength", "language")))
    print(len(list(reads.alone(i.pk))))
    s, _ = people.tells(i, "Die Hotline und die Warteschleife, wieder die Hotline in der Warteschleife der Hotline.")
    print(catch_up(i.pk), Placement.objects.get(story=s).theme_id, Placement.objects.get(story=s).strength)
    for t in reads.shown_themes(i.pk):
        print(t.name, t.stories)
    s, _ = people.tells(i, "Zebra Giraffe Nilpferd.")
    print(catch_up(i.pk), Placement.objects.get(story=s).theme_id, Placement.objects.get(story=s).strength)
    print(refresh_themes(i.pk))
    for t in reads.shown_themes(i.pk):
        print(t.pk, t.name, t.stories)
    from resonanz.listen.actions import withdraw_stories

    withdraw_stories(story_ids=list(Story.objects.filter(inquiry=i).values_list("pk", flat=True)), ground="teller")
    from resonanz.understand.actions import request_refresh

    request_refresh(i.pk)
    print(catch_up(i.pk), Progress.objects.filter(inquiry=i).values())
    for t in reads.shown_themes(i.pk):
        print(t.pk, t.name, t.stories)
    print(refresh_themes(i.pk))
    for t in reads.shown_themes(i.pk):
        print(t.pk, t.name, t.stories)
