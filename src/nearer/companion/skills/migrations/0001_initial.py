"""The tables of the feature skills."""

import django.core.validators
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Practice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, help_text='When it was. It may be an earlier day.', verbose_name='when')),
                ('written_at', models.DateTimeField(auto_now_add=True, help_text='When it was first written down. Set by itself.', verbose_name='written')),
                ('sent', models.CharField(blank=True, db_index=True, editable=False, help_text='A mark of the form it came with, so that sending it twice writes it once.', max_length=36, verbose_name='form')),
                ('note', models.TextField(blank=True, help_text='Anything to remember.', max_length=4000, verbose_name='in your own words')),
                ('key', models.CharField(help_text='Its name in the list of skills.', max_length=40, verbose_name='the skill')),
                ('mood_before', models.PositiveSmallIntegerField(blank=True, help_text='0 is very low, 10 is very good.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='mood before')),
                ('mood_after', models.PositiveSmallIntegerField(blank=True, help_text='0 is very low, 10 is very good.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='mood after')),
                ('any_good', models.PositiveSmallIntegerField(blank=True, help_text='0 is not at all, 10 is very much. It puts the cards in your order.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='was it any good?')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, help_text='About how long, in minutes.', null=True, validators=[django.core.validators.MaxValueValidator(1440)], verbose_name='minutes')),
                ('stopped', models.BooleanField(default=False, help_text='Stopping is always right when it gets too much.', verbose_name='I stopped early')),
                ('pace', models.PositiveSmallIntegerField(blank=True, choices=[(30, 'after half a minute'), (60, 'after one minute'), (120, 'after two minutes')], help_text='After how many seconds a page turns by itself. Empty: by hand.', null=True, verbose_name='pages turn')),
                ('told', models.BooleanField(default=False, help_text='It was told how it was. Set by itself.', verbose_name='told')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'abstract': False,
            },
        ),
    ]
