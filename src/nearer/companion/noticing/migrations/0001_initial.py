"""The tables of the feature noticing."""

import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='BodySignal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, help_text='When it was. It may be an earlier day.', verbose_name='when')),
                ('written_at', models.DateTimeField(auto_now_add=True, help_text='When it was first written down. Set by itself.', verbose_name='written')),
                ('sent', models.CharField(blank=True, db_index=True, editable=False, help_text='A mark of the form it came with, so that sending it twice writes it once.', max_length=36, verbose_name='form')),
                ('note', models.TextField(blank=True, help_text='Anything to remember.', max_length=4000, verbose_name='in your own words')),
                ('signals', models.JSONField(blank=True, default=list, help_text='What the body does.', verbose_name='signals')),
                ('places', models.JSONField(blank=True, default=list, help_text='Where it is felt.', verbose_name='places')),
                ('strength', models.PositiveSmallIntegerField(blank=True, help_text='0 is hardly there, 10 is as strong as it gets.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='how strong')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, help_text='When it was. It may be an earlier day.', verbose_name='when')),
                ('written_at', models.DateTimeField(auto_now_add=True, help_text='When it was first written down. Set by itself.', verbose_name='written')),
                ('sent', models.CharField(blank=True, db_index=True, editable=False, help_text='A mark of the form it came with, so that sending it twice writes it once.', max_length=36, verbose_name='form')),
                ('note', models.TextField(blank=True, help_text='Anything to remember.', max_length=4000, verbose_name='in your own words')),
                ('mood', models.PositiveSmallIntegerField(blank=True, help_text='0 is very low, 10 is very good.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='mood')),
                ('battery', models.PositiveSmallIntegerField(blank=True, help_text='0 is empty, 10 is full. How much you have left for people.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='battery')),
                ('wish', models.PositiveSmallIntegerField(blank=True, help_text='0 is none, 10 is very strong.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='wish for people')),
                ('urge', models.PositiveSmallIntegerField(blank=True, help_text='0 is none, 10 is very strong.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='urge to stay away')),
                ('alone', models.CharField(blank=True, choices=[('alone_fine', 'alone, and that is fine'), ('alone_lonely', 'alone, and lonely'), ('among_fine', 'with people, and that is fine'), ('among_lonely', 'with people, and still lonely')], help_text='Being alone can be lonely, and it can be fine.', max_length=16, verbose_name='alone or not')),
                ('sleep', models.PositiveSmallIntegerField(blank=True, help_text='0 is very bad, 10 is very good.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='sleep last night')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DigitalTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, help_text='When it was. It may be an earlier day.', verbose_name='when')),
                ('written_at', models.DateTimeField(auto_now_add=True, help_text='When it was first written down. Set by itself.', verbose_name='written')),
                ('sent', models.CharField(blank=True, db_index=True, editable=False, help_text='A mark of the form it came with, so that sending it twice writes it once.', max_length=36, verbose_name='form')),
                ('note', models.TextField(blank=True, help_text='Anything to remember.', max_length=4000, verbose_name='in your own words')),
                ('kind', models.CharField(blank=True, choices=[('one_to_one', 'wrote or talked with one person'), ('group', 'wrote or talked in a group'), ('reading', 'read what a group wrote'), ('scrolling', 'looked on or scrolled')], help_text='What you did.', max_length=12, verbose_name='what it was')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, help_text='About how long, in minutes.', null=True, validators=[django.core.validators.MaxValueValidator(1440)], verbose_name='minutes')),
                ('mood_before', models.PositiveSmallIntegerField(blank=True, help_text='0 is very low, 10 is very good.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='mood before')),
                ('mood_after', models.PositiveSmallIntegerField(blank=True, help_text='0 is very low, 10 is very good.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='mood after')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Feeling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, help_text='When it was. It may be an earlier day.', verbose_name='when')),
                ('written_at', models.DateTimeField(auto_now_add=True, help_text='When it was first written down. Set by itself.', verbose_name='written')),
                ('sent', models.CharField(blank=True, db_index=True, editable=False, help_text='A mark of the form it came with, so that sending it twice writes it once.', max_length=36, verbose_name='form')),
                ('note', models.TextField(blank=True, help_text='Anything to remember.', max_length=4000, verbose_name='in your own words')),
                ('words', models.JSONField(blank=True, default=list, help_text='The words chosen from the list.', verbose_name='feelings')),
                ('own_words', models.CharField(blank=True, help_text='Your own word for it.', max_length=200, verbose_name='own words')),
                ('numb', models.BooleanField(default=False, help_text='Feeling nothing is an answer too.', verbose_name='numb, or nothing')),
                ('strength', models.PositiveSmallIntegerField(blank=True, help_text='0 is hardly there, 10 is as strong as it gets.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='how strong')),
                ('circling', models.PositiveSmallIntegerField(blank=True, help_text='0 is not at all, 10 is all the time.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='thoughts going round')),
                ('held_in', models.PositiveSmallIntegerField(blank=True, help_text='0 is all shown, 10 is all kept in.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='kept inside')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StayedAway',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, help_text='When it was. It may be an earlier day.', verbose_name='when')),
                ('written_at', models.DateTimeField(auto_now_add=True, help_text='When it was first written down. Set by itself.', verbose_name='written')),
                ('sent', models.CharField(blank=True, db_index=True, editable=False, help_text='A mark of the form it came with, so that sending it twice writes it once.', max_length=36, verbose_name='form')),
                ('note', models.TextField(blank=True, help_text='Anything to remember.', max_length=4000, verbose_name='in your own words')),
                ('what', models.CharField(blank=True, help_text='What you stayed away from.', max_length=200, verbose_name='what it was')),
                ('relief', models.PositiveSmallIntegerField(blank=True, help_text='0 is none, 10 is very much.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='relief right then')),
                ('mood', models.PositiveSmallIntegerField(blank=True, help_text='0 is very low, 10 is very good.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='mood right then')),
                ('spared', models.CharField(blank=True, help_text='Staying away often guards something.', max_length=200, verbose_name='what it spared you')),
                ('asks_later', models.BooleanField(default=True, help_text='Some hours later the page asks once how you are.', verbose_name='ask me later')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='A name or a sign that only you need to know.', max_length=80, verbose_name='name')),
                ('layer', models.CharField(blank=True, choices=[('family', 'family'), ('friend', 'friend'), ('neighbour', 'neighbour'), ('work', 'work or school'), ('group', 'a group'), ('online', 'online'), ('professional', 'somebody whose job it is'), ('other', 'somebody else')], help_text='Which part of life.', max_length=12, verbose_name='who they are to you')),
                ('keeps_harming', models.BooleanField(default=False, help_text='They hurt, scare or control me. No step will lead to them.', verbose_name='I want to keep my distance')),
                ('set_aside', models.BooleanField(default=False, help_text='Not shown in lists any more.', verbose_name='no longer listed')),
            ],
            options={
                'ordering': ('name', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Earlier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(help_text='What kind of entry it was.', max_length=20, verbose_name='kind')),
                ('entry', models.PositiveBigIntegerField(help_text='The number of the entry.', verbose_name='entry')),
                ('values', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, help_text='What stood there before.', verbose_name='as it was')),
                ('taken_away', models.BooleanField(default=False, help_text='The entry was taken away then.', verbose_name='taken away')),
                ('replaced_at', models.DateTimeField(auto_now_add=True, help_text='When this stopped being so.', verbose_name='until')),
            ],
            options={
                'ordering': ('-replaced_at', '-id'),
                'indexes': [models.Index(fields=['kind', 'entry'], name='earlier_by_entry')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, help_text='When it was. It may be an earlier day.', verbose_name='when')),
                ('written_at', models.DateTimeField(auto_now_add=True, help_text='When it was first written down. Set by itself.', verbose_name='written')),
                ('sent', models.CharField(blank=True, db_index=True, editable=False, help_text='A mark of the form it came with, so that sending it twice writes it once.', max_length=36, verbose_name='form')),
                ('note', models.TextField(blank=True, help_text='Anything to remember.', max_length=4000, verbose_name='in your own words')),
                ('mood', models.PositiveSmallIntegerField(blank=True, help_text='0 is very low, 10 is very good.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='mood now')),
                ('lonely', models.PositiveSmallIntegerField(blank=True, help_text='0 is not at all, 10 is very much.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='lonely now')),
                ('again', models.PositiveSmallIntegerField(blank=True, help_text='0 is not at all, 10 is very much.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='glad that I stayed away')),
                ('stayed_away', models.OneToOneField(help_text='The time of staying away that this follows.', on_delete=django.db.models.deletion.CASCADE, related_name='follow_up', to='noticing.stayedaway', verbose_name='after')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='stayedaway',
            name='tie',
            field=models.ForeignKey(blank=True, help_text='Who it would have been. You can leave this empty.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='stayed_away', to='noticing.tie', verbose_name='from whom'),
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, help_text='When it was. It may be an earlier day.', verbose_name='when')),
                ('written_at', models.DateTimeField(auto_now_add=True, help_text='When it was first written down. Set by itself.', verbose_name='written')),
                ('sent', models.CharField(blank=True, db_index=True, editable=False, help_text='A mark of the form it came with, so that sending it twice writes it once.', max_length=36, verbose_name='form')),
                ('note', models.TextField(blank=True, help_text='Anything to remember.', max_length=4000, verbose_name='in your own words')),
                ('channel', models.CharField(blank=True, choices=[('in_person', 'in person'), ('call', 'call'), ('video', 'video'), ('message', 'message or letter'), ('game', 'game or shared screen'), ('nearby', 'near people, without talk')], help_text='In what way.', max_length=12, verbose_name='how')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, help_text='About how long, in minutes.', null=True, validators=[django.core.validators.MaxValueValidator(1440)], verbose_name='minutes')),
                ('warmth', models.PositiveSmallIntegerField(blank=True, help_text='0 is cold, 10 is very warm.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='warmth')),
                ('heard', models.PositiveSmallIntegerField(blank=True, help_text='0 is not at all, 10 is fully.', null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name='being heard')),
                ('unavailable', models.BooleanField(default=False, help_text='They had no time or ear.', verbose_name='was not there for me')),
                ('demanding', models.BooleanField(default=False, help_text='They asked more than I could.', verbose_name='wanted too much')),
                ('harsh', models.BooleanField(default=False, help_text='They were rough or unkind.', verbose_name='was harsh')),
                ('judging', models.BooleanField(default=False, help_text='They made me feel small or wrong.', verbose_name='judged me')),
                ('conflict', models.BooleanField(default=False, help_text='There was an open fight.', verbose_name='we had a fight')),
                ('tie', models.ForeignKey(blank=True, help_text='Who it was. Leave it empty for somebody you do not know.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contacts', to='noticing.tie', verbose_name='who')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'abstract': False,
            },
        ),
    ]
