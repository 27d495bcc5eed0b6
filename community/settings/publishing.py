"""Numbers about people: what may be published (see docs/adr on suppression)."""

from community.settings.environment import env

# A count below the threshold is hidden; what is shown is rounded to the base.
SUPPRESSION_THRESHOLD = env.int("SUPPRESSION_THRESHOLD", default=10)
SUPPRESSION_BASE = env.int("SUPPRESSION_BASE", default=5)

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# A long questionnaire posts thousands of fields from the editor; everywhere else
# `community.request_limits` stops at the number below.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
PUBLIC_MAX_NUMBER_FIELDS = 1000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# A brake on machines: new responses from one network in a quarter of an hour.
LIMIT_RESPONSES_PER_NETWORK = env.int("LIMIT_RESPONSES_PER_NETWORK", default=600)
# The same for 'I'm worried about someone'.
LIMIT_WORRIES_PER_NETWORK = env.int("LIMIT_WORRIES_PER_NETWORK", default=60)

# How many years a closed concern is kept; the second where a child was sexually abused. For the
# operator's data protection officer to decide: docs/legal.md.
SAFEGUARDING_YEARS = env.int("SAFEGUARDING_YEARS", default=25)
SAFEGUARDING_YEARS_LONG = env.int("SAFEGUARDING_YEARS_LONG", default=75)

# Within how many hours somebody looks at what people wrote for others, as they are told.
MODERATION_TARGET_HOURS = env.int("MODERATION_TARGET_HOURS", default=24)
