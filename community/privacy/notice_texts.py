"""The notices as we ship them, for whoever installs this to make their own.

``short`` stands where it matters, its first two sentences (what for, who sees it) at once and the
rest behind *More*; ``full`` on a page of its own, ``easy`` is the same in easy read. Where answers
are used because people consent to it, ``short_by_consent`` and ``full_by_consent`` hold instead;
everywhere else nothing here says that anybody consents.
``{reader}`` is the role that reads, ``{hours}`` when.
"""

from dataclasses import dataclass

from community.privacy.moments import Moment, Sign


@dataclass(frozen=True, kw_only=True)
class Shipped:
    short: str
    full: str
    easy: tuple[tuple[Sign, str], ...]
    short_by_consent: str = ""
    full_by_consent: str = ""

    def paragraphs(self, name: str) -> str:
        """Without the breaks of lines that the width of this file asks for."""
        parts = getattr(self, name).split("\n\n")
        return "\n\n".join(" ".join(part.split()) for part in parts)


ANSWERING = Shipped(
    short="You choose if you take part. You can skip a question, stop, or take your answers back.",
    full="""
We ask to find out what people think. Then we can make things safer and better here. This is our
job, and the law lets us do it.

You choose if you take part. You can skip any question. You can stop at any time. Nothing bad
happens if you do.

We do not ask for your name. We keep your answers for two years after the last day. Then we delete
them.

When you send, you get four words. With them you can read your answers, change them while it is
open, or take them back.

We show what people said in numbers. Nobody can see from them what you said.
""",
    short_by_consent=(
        "We use your answers only if you consent, which means you say yes. You can say no, skip a "
        "question, or take your yes back."
    ),
    full_by_consent="""
We use your answers only if you consent. To consent means to say yes. When you press send, you say
yes.

You can say no. You can skip any question. You can take your yes back at any time, and we delete
your answers. Nothing bad happens if you do.

We do not ask for your name. We keep your answers for two years after the last day. Then we delete
them.

When you send, you get four words. With them you can read your answers, change them while it is
open, or take them back.

We show what people said in numbers. Nobody can see from them what you said.
""",
    easy=(
        (Sign.TICK, "You choose if you take part."),
        (Sign.HAND, "You can skip a question. You can stop."),
        (Sign.PERSON, "We do not ask for your name."),
        (Sign.PEN, "When you send, you get four words."),
        (Sign.LOCK, "The four words open your answers. Keep them safe."),
        (Sign.BIN, "We delete your answers after two years."),
    ),
)
FREE_TEXT = Shipped(
    short=(
        "{reader} reads what you write here, to learn what should change. If someone is being "
        "hurt, they may have to tell people who can help. They read at set times{hours}. We do "
        "not know who you are unless you say so. Please leave out names."
    ),
    full="""
A real person reads what you write. It is never just a machine. At night and on some days nobody
reads. So if you need help now, ring 999, or Childline on 0800 1111.

If you tell us that you or someone else is being hurt, we may have to tell people who can help. We
cannot promise to keep that secret.

We do not know who you are unless you say so. If you want someone to help you, you can ask for
that when you have sent your answers.

Please leave out names, and say nothing that shows who a person is.

Your words are locked in a way that only the people who read them can open. We never put them on
the web as you wrote them.
""",
    easy=(
        (Sign.EYE, "A person reads what you write."),
        (Sign.CLOCK, "At night nobody reads."),
        (Sign.PHONE, "Do you need help now? Ring 999."),
        (Sign.HELP, "Is someone hurting you? Then we may have to tell people who can help."),
        (Sign.PERSON, "We do not know who you are. You can tell us if you want."),
        (Sign.HAND, "Please leave out names."),
    ),
)
EQUALITY = Shipped(
    short=(
        "We ask this to see if we hear from all kinds of people. We only count it, nobody sees "
        "that it was you, and you can skip it. We keep it for two years. Then we delete it."
    ),
    full="""
We ask about you to see if we hear from all kinds of people. If a group is left out, we must do
better.

We keep these answers apart from the rest. Nobody on our team can read one by one what people said
here. We only count them. If a number is so small that it could point to you, we hide it.

We keep them for two years after the last day. Then we delete them.

You can skip all of this. Your other answers count just the same.
""",
    short_by_consent=(
        "We ask this to see if we hear from all kinds of people, and nobody sees that it was you. "
        "We use it only if you consent: if you answer, you say yes. You can skip it. We only "
        "count it. We keep it for two years. Then we delete it."
    ),
    full_by_consent="""
We ask about you to see if we hear from all kinds of people. If a group is left out, we must do
better.

We use this only if you consent. If you answer, you say yes. You can skip it, or take it back
later with your four words.

We keep these answers apart from the rest. Nobody on our team can read one by one what people said
here. We only count them. If a number is so small that it could point to you, we hide it.

We keep them for two years after the last day. Then we delete them.
""",
    easy=(
        (Sign.PEOPLE, "We want to hear from all kinds of people. So we ask about you."),
        (Sign.LOCK, "We keep this apart from your other answers."),
        (Sign.EYE, "No one reads it. We only count."),
        (Sign.BIN, "We delete it after two years."),
        (Sign.HAND, "You can skip this."),
    ),
)
CONTACT = Shipped(
    short=(
        "We use your number or address to get in touch, and for nothing else. Only the person who "
        "gets in touch sees it."
    ),
    full="""
If you ask us to get in touch, we need a way to reach you. You choose the way, and the time that
is safe for you.

Only the people who help you see it. It is locked away from everything else. We do not use it for
anything else, and we do not pass it on, unless someone is in danger.

If you asked only to hear what came of something, we delete your address a month after we told
you.

Changed your mind? Tell us, and we stop.
""",
    easy=(
        (Sign.PHONE, "You tell us how to reach you."),
        (Sign.CLOCK, "You tell us when it is safe."),
        (Sign.EYE, "Only the person who helps you sees it."),
        (Sign.HAND, "You can change your mind."),
    ),
)
ACCOUNT = Shipped(
    short=(
        "We keep your name here, your age group, and what you do on this site. You can see it all, "
        "and you can delete it."
    ),
    full="""
With an account you can come back to your things. You choose what we call you. It need not be your
real name.

We keep what you give us and what you do here. You can see all of it on the page 'What we hold
about you'. There you can also see who looked at it, and on which day.

People who work here can see only what they need for their job. Your answers are not tied to your
account.

You can delete your account at any time. Some things we must keep by law. We tell you which.
""",
    easy=(
        (Sign.PERSON, "You choose the name that we call you."),
        (Sign.EYE, "You can see all that we keep about you."),
        (Sign.PEOPLE, "You can see who looked at it."),
        (Sign.BIN, "You can delete your account."),
    ),
)
WORRY = Shipped(
    short=(
        "A person whose job is safety reads this. They may have to tell people who can help, and "
        "try to ask you first. You need not give your name."
    ),
    full="""
A person whose job is to keep people safe reads what you tell us. It goes to a small group, and to
nobody else.

To keep someone safe they may have to tell others, like a social worker or the police. If they
can, they ask you first.

You need not give your name. If you give it and ask us not to tell it, two people must agree
before anyone opens it.

We keep this for a long time, often for many years. The law asks us to. That helps if someone
needs to show later what happened.
""",
    easy=(
        (Sign.HELP, "You can tell us if you are worried."),
        (Sign.EYE, "A person whose job is safety reads it."),
        (Sign.SPEECH, "They may have to tell others. They do this to keep someone safe."),
        (Sign.PERSON, "You do not have to say your name."),
        (Sign.CLOCK, "We keep it for a long time."),
    ),
)
UPLOADS = Shipped(
    short=(
        "We take out the place and the phone, but a face or a voice can still show who you are. "
        "Send only what you want us to have."
    ),
    full="""
A picture from a phone can say where you were. We take that out before we keep the picture.

A face or a voice can still show who you are. So do not send a picture of someone who did not say
yes. Do not say names.

A machine looks for things that could harm others. Then a person may look at it or listen to it.
They may write down what is said.

Each file is locked with a key of its own. When its time is over we delete the key, and no one can
open the file any more.
""",
    easy=(
        (Sign.LOCK, "We take out the place where you were."),
        (Sign.PERSON, "A face can show who you are. A voice can, too."),
        (Sign.PEOPLE, "Is someone else in the picture? Ask them first."),
        (Sign.BIN, "We delete it when we no longer need it."),
    ),
)
LIMITS = Shipped(
    short="Some things we cannot promise. It is fair that you know them.",
    full="""
We do not write down where you are or which phone you use. But others might.

Your phone company or the wi-fi can see that you were on this site. They cannot see what you wrote
here.

A school or club may watch its own tablets and laptops. Then they might see your screen. If you
are not sure, use another one.

If other people use the same phone or tablet, they might see that you were here. Press 'Leave this
page' when you are done. It does not clear the list of pages you were on. You can clear that list
yourself.

If a judge orders it, we must give the police what we have. We give no more than that. What we do
not have we cannot give. Your answers have no name on them.

If someone is in danger, we may have to tell people who can help. Then we cannot keep a secret.

A person may know you by how you write or by what you tell. So leave out what could show that it
was you.
""",
    easy=(
        (Sign.PHONE, "Your phone company can see that you were on this site."),
        (Sign.EYE, "A school can watch its own tablets."),
        (Sign.PEOPLE, "Do others use the same tablet? They might see that you were here."),
        (Sign.LOCK, "A judge can order us to give the police what we have."),
        (Sign.PERSON, "Your answers have no name on them."),
        (Sign.HELP, "Is someone in danger? Then we may have to tell."),
    ),
)
RIGHTS = Shipped(
    short="What we hold about you is yours to see. You can have it put right, or deleted.",
    full="""
These rights are yours, at any age. You do not need a grown-up to use them. A grown-up you trust
can help you if you like.

You can see what we hold about you. You can see who looked at it.

You can have mistakes put right. You can ask us to delete things, or to stop using them.

You can complain. A person answers you within a month. It costs nothing, and nothing bad happens
to you.

You can also complain to the people who check all of us. They are called the Information
Commissioner. Ring 0303 123 1113.

If a parent asks for your things, we first think about what is best for you, and we ask you if we
can.
""",
    easy=(
        (Sign.EYE, "You can see what we hold about you."),
        (Sign.PEN, "You can have mistakes put right."),
        (Sign.BIN, "You can ask us to delete it."),
        (Sign.SPEECH, "You can complain. A person answers you."),
        (Sign.TICK, "You can do this yourself. You can also ask someone to help you."),
    ),
)
SHIPPED: dict[Moment, Shipped] = {
    Moment.ANSWERING: ANSWERING,
    Moment.FREE_TEXT: FREE_TEXT,
    Moment.EQUALITY: EQUALITY,
    Moment.CONTACT: CONTACT,
    Moment.ACCOUNT: ACCOUNT,
    Moment.WORRY: WORRY,
    Moment.UPLOADS: UPLOADS,
    Moment.LIMITS: LIMITS,
    Moment.RIGHTS: RIGHTS,
}
