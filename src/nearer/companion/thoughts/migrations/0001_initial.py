"""The tables of the feature thoughts."""

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
            name='Afterwards',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, help_text='When it was. It may be an earlier day.', verbose_name='when')),
                ('written_at', models.DateTimeField(auto_now_add=True, help_text='When it was first written down. Set by itself.', verbose_name='written')),
                ('sent', models.CharField(blank=True, db_index=True, editable=False, help_text='A mark of the form it came with, so that sending it twice writes it once.', max_length=36, verbose_name='form')),
                ('note', models.TextField(blank=True, help_text='Anything to remember.', max_length=4000, verbose_name='in your own words')),
                ('what', models.CharField(help_text='The meeting, the call, the evening.', max_length=200, verbose_name='what it was')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, help_text='About how long it has gone round, in minutes.', null=True, validators=[django.core.validators.MaxValueValidator(1440)], verbose_name='minutes')),
                ('circling_before', models.PositiveSmallIntegerField(blank=True, help_text='0 is not at all, 100 is without a break.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='how much it goes round')),
                ('answerable', models.CharField(blank=True, choices=[('no', 'no, I have been round it already'), ('yes', 'yes, there is something to decide'), ('unsure', 'not sure')], help_text='If yes, it is a problem to solve. If no, it may rest.', max_length=8, verbose_name='can thinking on answer something')),
                ('went_well', models.TextField(blank=True, help_text='Or was just ordinary. One thing is enough.', max_length=1000, verbose_name='what went all right')),
                ('keep', models.TextField(blank=True, help_text='One thing for the next time, or nothing.', max_length=1000, verbose_name='what I take along')),
                ('closing', models.CharField(blank=True, help_text='Such as: it is over, and it was a Tuesday.', max_length=200, verbose_name='my closing line')),
                ('circling_after', models.PositiveSmallIntegerField(blank=True, help_text='0 is not at all, 100 is without a break.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='how much it goes round now')),
                ('tie', models.ForeignKey(blank=True, help_text='If it is one person. You can leave this empty.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='afterwards', to='noticing.tie', verbose_name='whom it is about')),
            ],
            options={
                'verbose_name': 'afterwards',
                'ordering': ('-at', '-id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Thought',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, help_text='When it was. It may be an earlier day.', verbose_name='when')),
                ('written_at', models.DateTimeField(auto_now_add=True, help_text='When it was first written down. Set by itself.', verbose_name='written')),
                ('sent', models.CharField(blank=True, db_index=True, editable=False, help_text='A mark of the form it came with, so that sending it twice writes it once.', max_length=36, verbose_name='form')),
                ('note', models.TextField(blank=True, help_text='Anything to remember.', max_length=4000, verbose_name='in your own words')),
                ('thought', models.CharField(help_text='In one line, just as it shouts.', max_length=200, verbose_name='the thought that burns')),
                ('situation', models.TextField(blank=True, help_text='Only what a camera would have seen and heard.', max_length=1000, verbose_name='what happened')),
                ('feelings', models.JSONField(blank=True, default=list, help_text='The words chosen from the list.', verbose_name='feelings')),
                ('feeling_before', models.PositiveSmallIntegerField(blank=True, help_text='0 is hardly there, 100 is as strong as it gets.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='how strong the feeling is')),
                ('belief_before', models.PositiveSmallIntegerField(blank=True, help_text='0 is not at all, 100 is quite sure.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='how true it feels')),
                ('cause_before', models.PositiveSmallIntegerField(blank=True, help_text='0 is all me, 50 is the situation, 100 is all them.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='where the cause lies')),
                ('always_before', models.PositiveSmallIntegerField(blank=True, help_text='0 is only this time, 100 is always.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='how lasting the cause is')),
                ('everything_before', models.PositiveSmallIntegerField(blank=True, help_text='0 is only this one thing, 100 is everything in my life.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='how far it reaches')),
                ('control_before', models.PositiveSmallIntegerField(blank=True, help_text='0 is none of it, 100 is all of it.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='how much is in my hands')),
                ('speaks_for', models.TextField(blank=True, help_text='Things that took place, not feelings.', max_length=1000, verbose_name='what speaks for it')),
                ('speaks_against', models.TextField(blank=True, help_text='Small things count too.', max_length=1000, verbose_name='what does not fit')),
                ('traps', models.JSONField(blank=True, default=list, help_text='The traps it may be in, by name.', verbose_name='traps')),
                ('own_trap', models.CharField(blank=True, help_text='A name that only you need to know.', max_length=120, verbose_name='a trap of my own')),
                ('check_how', models.TextField(blank=True, help_text='One way to find out. It can be tiny.', max_length=1000, verbose_name='how I would check')),
                ('kind_reply', models.TextField(blank=True, help_text='What you would say to a friend who thinks this.', max_length=1000, verbose_name='a kind reply')),
                ('fair', models.TextField(blank=True, help_text='It need not be cheerful. Only fair.', max_length=1000, verbose_name='a line that is fair to both sides')),
                ('feeling_after', models.PositiveSmallIntegerField(blank=True, help_text='0 is hardly there, 100 is as strong as it gets.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='and now: the feeling')),
                ('belief_after', models.PositiveSmallIntegerField(blank=True, help_text='0 is not at all, 100 is quite sure.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='and now: how true it feels')),
                ('cause_after', models.PositiveSmallIntegerField(blank=True, help_text='0 is all me, 50 is the situation, 100 is all them.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='and now: where the cause lies')),
                ('always_after', models.PositiveSmallIntegerField(blank=True, help_text='0 is only this time, 100 is always.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='and now: how lasting the cause is')),
                ('everything_after', models.PositiveSmallIntegerField(blank=True, help_text='0 is only this one thing, 100 is everything in my life.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='and now: how far it reaches')),
                ('control_after', models.PositiveSmallIntegerField(blank=True, help_text='0 is none of it, 100 is all of it.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='and now: how much is in my hands')),
                ('ending', models.CharField(blank=True, choices=[('cooled', 'it has cooled down'), ('partly', 'it is partly true'), ('true', 'it is mostly true'), ('open', 'I cannot tell yet')], help_text='As you see it now.', max_length=8, verbose_name='all in all')),
                ('ended_at', models.DateTimeField(blank=True, help_text='When the ratings after were given. Set by itself.', null=True, verbose_name='looked at again')),
                ('brief', models.BooleanField(default=False, help_text='Begun with the form of one minute. Set by itself.', verbose_name='short form')),
                ('tie', models.ForeignKey(blank=True, help_text='If it is one person. You can leave this empty.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='thoughts', to='noticing.tie', verbose_name='whom it is about')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(help_text='People, the place, chance, me.', max_length=120, verbose_name='who or what had a part')),
                ('number', models.PositiveSmallIntegerField(blank=True, help_text='0 is none, 100 is all of it.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='how large a part')),
                ('thought', models.ForeignKey(help_text='The thought that it stands beside.', on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='thoughts.thought', verbose_name='the thought')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(help_text='What else it could have meant.', max_length=200, verbose_name='another reading')),
                ('number', models.PositiveSmallIntegerField(blank=True, help_text='0 is surely not, 100 is surely.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='how likely')),
                ('thought', models.ForeignKey(help_text='The thought that it stands beside.', on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='thoughts.thought', verbose_name='the thought')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
    ]
