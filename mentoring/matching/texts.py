"""The words of explanations and rules, as data; whoever shows them fills in the names.

Young people are told nothing that counts or ranks mentors, and nothing about who is kept apart
from whom.
"""

from collections.abc import Mapping

from mentoring.matching.explanation import Reader

TEXTS: Mapping[Reader, Mapping[str, str]] = {
    Reader.YOUNG_PERSON: {
        "experience.met": "You asked for someone who knows about this, and they do: {experience}.",
        "interests": "You both like: {interests}.",
        "times": "You both have time: {slots}.",
        "languages.fluent": "You both speak this well: {languages}.",
        "languages.some": "You both speak: {languages}.",
        "travel": "You can meet without a long trip: {minutes} minutes.",
        "gender": "We kept to your wish about who your mentor is.",
        "access": "They can meet you in a way that works for you.",
        "fits": "They fit what you told us.",
        "waiting.seats": "There are mentors who would fit you. They are all with someone now.",
        "waiting.nobody": "We have not found a mentor who fits you yet. We keep looking.",
        "change.gender-wish": "If you like, you can look at your wish about who your mentor is. "
        "You do not have to change it.",
        "change.times": "It would help most if you had some more times when you can meet.",
        "change.reach": "It would help most if you could go a bit further to meet.",
    },
    Reader.MENTOR: {
        "interests": "You both like: {interests}.",
        "times": "You both have time: {slots}.",
        "languages.fluent": "You both speak this well: {languages}.",
        "languages.some": "You both speak: {languages}.",
        "travel": "You can meet within {minutes} minutes.",
        "fits": "You fit what they told us.",
    },
    Reader.COORDINATOR: {
        "experience.met": "The mentor knows about what was asked for: {experience}.",
        "experience.missing": "Also asked for, and not met: {experience_missing}.",
        "interests": "Both like: {interests}.",
        "times": "Both have time: {slots}.",
        "languages.fluent": "Both speak this with ease: {languages}.",
        "languages.some": "Both speak this well enough to talk: {languages}.",
        "travel": "They live {minutes} minutes apart.",
        "gender": "The wish about gender is kept.",
        "access": "The access needs can be met.",
        "score": "Score {score} of 1000: {parts}.",
        "fits": "All rules are kept.",
        "waiting.seats": "Mentors fit, but their seats went to others.",
        "waiting.nobody": "No mentor fits.",
        "change.clearance": "Most would help: mentors cleared for this age ({doors} would fit).",
        "change.capacity": "Most would help: free seats ({doors} more mentors would fit).",
        "change.age-band": "Most would help: mentors who want this age band ({doors} would fit).",
        "change.language": "Most would help: mentors who speak their language ({doors} would fit).",
        "change.access": "Most would help: ways to meet the access needs ({doors} more would fit).",
        "change.gender-wish": "{doors} more mentors would fit without the wish about gender. "
        "It is theirs to keep.",
        "change.times": "{doors} more mentors would fit at other times.",
        "change.reach": "{doors} more mentors would fit with longer travel.",
        "excluded": "Mentors excluded by each rule: {excluded}.",
    },
}

RULE_WORDS: Mapping[str, str] = {
    "clearance": "The mentor's checks and training are in place for this age.",
    "capacity": "The mentor has a free seat.",
    "age-band": "The mentor wants to work with this age band.",
    "gender-wish": "The young person's wish about gender is kept.",
    "language": "Both speak one language well enough to talk.",
    "times": "Both have a time of the week when they can meet.",
    "reach": "One of both can travel to the other in the time they said.",
    "access": "The mentor can meet the young person's access needs.",
    "separation": "Nobody has said that they must not meet: not they, a family, a place, a school.",
    "conflict": "The mentor is no relative, teacher or former mentor whose match ended for cause.",
}
