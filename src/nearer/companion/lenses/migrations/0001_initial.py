"""The tables of the feature lenses."""

import django.core.validators
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, help_text='When it was. It may be an earlier day.', verbose_name='when')),
                ('written_at', models.DateTimeField(auto_now_add=True, help_text='When it was first written down. Set by itself.', verbose_name='written')),
                ('sent', models.CharField(blank=True, db_index=True, editable=False, help_text='A mark of the form it came with, so that sending it twice writes it once.', max_length=36, verbose_name='form')),
                ('note', models.TextField(blank=True, help_text='Anything to remember.', max_length=4000, verbose_name='in your own words')),
                ('key', models.CharField(help_text='Its name in the list of lenses.', max_length=40, verbose_name='the lens')),
                ('fits', models.CharField(blank=True, choices=[('yes', 'it fits'), ('partly', 'partly'), ('no', 'no')], help_text='There is no right answer.', max_length=8, verbose_name='does it fit')),
                ('guards', models.JSONField(blank=True, default=list, help_text='Tick as many as fit.', verbose_name='what did it guard you from')),
                ('guarded', models.TextField(blank=True, help_text='Staying away often has a good reason.', max_length=1000, verbose_name='in your own words: what it guarded')),
                ('needed', models.PositiveSmallIntegerField(blank=True, help_text='0 is not at all, 10 is very much.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='how much you still need that')),
                ('costs', models.PositiveSmallIntegerField(blank=True, help_text='0 is nothing, 10 is very much.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='what it costs you')),
                ('wish', models.CharField(blank=True, choices=[('keep', 'keep it as it is'), ('loosen', 'loosen it a little'), ('unsure', 'not sure')], help_text='To keep it is a full answer.', max_length=8, verbose_name='for now')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'abstract': False,
            },
        ),
    ]
