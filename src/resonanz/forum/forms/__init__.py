from resonanz.forum.forms.agenda import RoundForm, TemplateForm
from resonanz.forum.forms.facts import FactsForm, Moment
from resonanz.forum.forms.helpers import HelperForm
from resonanz.forum.forms.making import NewForumForm
from resonanz.forum.forms.readiness import AfterForm, AnswerForm, BeforeForm
from resonanz.ground.forms import new_key

__all__ = [
    "AfterForm",
    "AnswerForm",
    "BeforeForm",
    "FactsForm",
    "HelperForm",
    "Moment",
    "NewForumForm",
    "RoundForm",
    "TemplateForm",
    "new_key",
]
