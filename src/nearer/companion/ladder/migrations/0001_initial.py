"""The tables of the feature ladder."""

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
            name='Beforehand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('in_danger', models.BooleanField(default=False, help_text='Help comes first then.', verbose_name='I am in danger now, or might hurt myself')),
                ('controlled', models.BooleanField(default=False, help_text='Then staying away can keep you safe.', verbose_name='Someone scares me or controls who I see')),
                ('real_threat', models.BooleanField(default=False, help_text='Then it is not a habit to unlearn.', verbose_name='I stay in because of a real threat')),
                ('unwell', models.BooleanField(default=False, help_text='Then a doctor is the right person to ask first.', verbose_name='I hear or see things others do not, or hardly sleep and race')),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now, help_text='When this was said.', verbose_name='said')),
            ],
            options={
                'ordering': ('-said_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Pause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('began_at', models.DateTimeField(default=django.utils.timezone.now, help_text='When the pause began.', verbose_name='from')),
                ('ended_at', models.DateTimeField(blank=True, help_text='When it ended, if it has.', null=True, verbose_name='until')),
            ],
            options={
                'ordering': ('-began_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='OwnStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(help_text='One small thing to do with or near people.', max_length=300, verbose_name='the step')),
                ('half', models.CharField(blank=True, help_text='A smaller way, for a hard day. It counts as well.', max_length=300, verbose_name='half of it')),
                ('key', models.CharField(blank=True, help_text='Its name in the list of steps.', max_length=40, verbose_name='from the list')),
                ('rung', models.CharField(blank=True, choices=[('near', 'be near people'), ('hello', 'a nod or hello'), ('exchange', 'two minutes of talk'), ('message', 'a message'), ('chat', 'a short planned chat'), ('together', 'do something together'), ('group', 'a group'), ('honest', 'say or ask something true')], help_text='How near it goes.', max_length=12, verbose_name='how near')),
                ('road', models.CharField(blank=True, choices=[('old', 'someone from before'), ('deeper', 'someone I know, a bit nearer'), ('new', 'someone new'), ('weak', 'faces around me'), ('giving', 'by giving something')], help_text='To whom it leads.', max_length=12, verbose_name='to whom')),
                ('energy', models.PositiveSmallIntegerField(choices=[(1, 'little'), (2, 'some'), (3, 'much')], default=2, help_text='How much of your battery it takes.', verbose_name='energy it takes')),
                ('dread', models.PositiveSmallIntegerField(blank=True, help_text='0 is no dread, 100 is as much as you can think of.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='dread')),
                ('worth', models.PositiveSmallIntegerField(blank=True, help_text='0 is not worth it, 100 is worth very much.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='worth')),
                ('when', models.CharField(blank=True, help_text='A time or a sign that comes anyway.', max_length=200, verbose_name='when')),
                ('then', models.CharField(blank=True, help_text='The first small move.', max_length=200, verbose_name='then I will')),
                ('if_hard', models.CharField(blank=True, help_text='What you will do then to be good to yourself.', max_length=200, verbose_name='if it goes badly')),
                ('set_aside', models.BooleanField(default=False, help_text='Off the ladder for now.', verbose_name='set aside')),
                ('not_before', models.DateField(blank=True, help_text='You said: not today. It comes back on this day.', null=True, verbose_name='not before')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, help_text='When it was put there.', verbose_name='put on the ladder')),
                ('tie', models.ForeignKey(blank=True, help_text='The person it leads to, if it is one.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='steps', to='noticing.tie', verbose_name='who')),
            ],
            options={
                'ordering': (models.OrderBy(models.F('dread'), nulls_last=True), models.OrderBy(models.F('worth'), descending=True, nulls_last=True), 'id'),
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('half', models.BooleanField(default=False, help_text='The half step was taken.', verbose_name='the half step')),
                ('planned_at', models.DateTimeField(default=django.utils.timezone.now, help_text='When it was picked.', verbose_name='planned')),
                ('expected_dread', models.PositiveSmallIntegerField(blank=True, help_text='0 is no dread, 100 is as much as you can think of.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='dread before')),
                ('expected_worth', models.PositiveSmallIntegerField(blank=True, help_text='0 is not worth it, 100 is worth very much.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='worth expected')),
                ('expected', models.TextField(blank=True, help_text='Your guess, before you go.', max_length=1000, verbose_name='what I think will happen')),
                ('at', models.DateTimeField(blank=True, db_index=True, help_text='When it was tried. Empty while it waits.', null=True, verbose_name='when it was')),
                ('outcome', models.CharField(blank=True, choices=[('good', 'good, or better than I thought'), ('mixed', 'so-so, some of both'), ('hard', 'hard, it cost more than it gave')], help_text='How it was, all in all.', max_length=8, verbose_name='how it was')),
                ('felt_dread', models.PositiveSmallIntegerField(blank=True, help_text='0 is no dread, 100 is as much as you can think of.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='dread while doing it')),
                ('felt_worth', models.PositiveSmallIntegerField(blank=True, help_text='0 is not worth it, 100 is worth very much.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='worth it')),
                ('happened', models.TextField(blank=True, help_text='What came, in short.', max_length=1000, verbose_name='what happened')),
                ('learned', models.TextField(blank=True, help_text='One thing to keep.', max_length=1000, verbose_name='what I learned')),
                ('step', models.ForeignKey(help_text='The step that was tried.', on_delete=django.db.models.deletion.CASCADE, related_name='attempts', to='ladder.ownstep', verbose_name='the step')),
            ],
            options={
                'ordering': ('-planned_at', '-id'),
            },
        ),
    ]
