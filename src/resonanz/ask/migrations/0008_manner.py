
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ask', '0007_addresses'),
    ]

    operations = [
        migrations.AddField(
            model_name='inquiry',
            name='manner',
            field=models.CharField(choices=[('sie', 'mit „Sie“'), ('du', 'mit „du“')], default='sie', help_text='Auf jeder Seite, in jeder Mail und auf Papier, wo deutsch gelesen wird', max_length=3, verbose_name='Anrede der Gäste'),
        ),
    ]
