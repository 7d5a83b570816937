"""The tables of the feature words."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('noticing', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, help_text='When it was. It may be an earlier day.', verbose_name='when')),
                ('written_at', models.DateTimeField(auto_now_add=True, help_text='When it was first written down. Set by itself.', verbose_name='written')),
                ('sent', models.CharField(blank=True, db_index=True, editable=False, help_text='A mark of the form it came with, so that sending it twice writes it once.', max_length=36, verbose_name='form')),
                ('note', models.TextField(blank=True, help_text='Anything to remember.', max_length=4000, verbose_name='in your own words')),
                ('words', models.TextField(help_text='Change what is not you. It stays here until you copy it.', max_length=2000, verbose_name='the words')),
                ('key', models.CharField(blank=True, help_text='Its name in the list of words.', max_length=40, verbose_name='from the list')),
                ('group', models.CharField(blank=True, choices=[('ask', 'Asking for something'), ('silence', 'I went quiet'), ('limit', 'Setting a limit'), ('no', 'Saying no'), ('leave', 'Leaving early'), ('tell', 'Telling, step by step'), ('joy', 'Sharing good things'), ('repair', 'Making up'), ('listen', 'Hearing others')], help_text='What the words are for.', max_length=10, verbose_name='what for')),
                ('layer', models.CharField(blank=True, choices=[('family', 'family'), ('friend', 'friend'), ('neighbour', 'neighbour'), ('work', 'work or school'), ('group', 'a group'), ('online', 'online'), ('professional', 'somebody whose job it is'), ('other', 'somebody else')], help_text='Which part of life it goes to.', max_length=12, verbose_name='which part of life')),
                ('tone', models.CharField(blank=True, choices=[('warm', 'warm'), ('plain', 'plain'), ('light', 'light'), ('soft', 'soft'), ('clear', 'clear'), ('firm', 'firm'), ('round', 'roundabout')], help_text='How the text sounded.', max_length=8, verbose_name='tone')),
                ('burden_before', models.PositiveSmallIntegerField(blank=True, help_text='0 is not at all, 10 is very much.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='it feels like too much to say')),
                ('swap', models.CharField(blank=True, choices=[('glad', 'I would be glad that they told me'), ('fine', 'it would be fine'), ('could_say_no', 'a bit much, and I could say no'), ('too_much', 'too much for me')], help_text='How it would be for you, the other way round.', max_length=12, verbose_name='if they sent you these words')),
                ('easy_no', models.BooleanField(default=False, help_text='They can say no without a long reason.', verbose_name='my words leave room for a no')),
                ('burden_after', models.PositiveSmallIntegerField(blank=True, help_text='0 is not at all, 10 is very much.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='and now: too much to say')),
                ('kind_answer', models.PositiveSmallIntegerField(blank=True, help_text='0 is surely not, 100 is surely. A guess, to look back on.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='how likely is a kind answer')),
                ('if_yes', models.CharField(blank=True, help_text='What you will think, say or do then.', max_length=300, verbose_name='if they say yes')),
                ('if_no', models.CharField(blank=True, help_text='What you will think, say or do then.', max_length=300, verbose_name='if they say no')),
                ('if_silence', models.CharField(blank=True, help_text='What you will do in the meantime.', max_length=300, verbose_name='if nothing comes')),
                ('mood_before', models.PositiveSmallIntegerField(blank=True, help_text='0 is very low, 10 is very good.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='mood now')),
                ('gone_at', models.DateTimeField(blank=True, help_text='When you said that you had sent or said it yourself.', null=True, verbose_name='sent by hand')),
                ('answer', models.CharField(blank=True, choices=[('yes', 'a yes, or something kind'), ('partly', 'partly, or later'), ('no', 'a no'), ('silence', 'nothing so far'), ('hurt', 'something that hurt')], help_text='All in all, as you see it.', max_length=8, verbose_name='what came back')),
                ('answered_at', models.DateTimeField(blank=True, db_index=True, help_text='Now, if you leave it empty.', null=True, verbose_name='when it came')),
                ('mood_after', models.PositiveSmallIntegerField(blank=True, help_text='0 is very low, 10 is very good.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='mood after it')),
                ('tie', models.ForeignKey(blank=True, help_text='Those you keep away from are not listed.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='messages', to='noticing.tie', verbose_name='to whom')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'abstract': False,
            },
        ),
    ]
