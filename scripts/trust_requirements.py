"""What the platform has to keep, in a line each, and why some of it has no test yet.

The numbers are those of the list that this was built from; tests name them with
``@pytest.mark.trust("W1")``.
"""

LAW = {
    "R1": "No consultation opens without its legal basis",
    "R2": "What a person agrees to is worded by the legal basis",
    "R3": "What people write freely is kept as the most sensitive kind",
    "R4": "Everything held about a person can be seen and taken away",
    "R5": "Young people use their rights themselves, by receipt or account",
    "R6": "What is erased is gone everywhere it was",
    "R7": "Everything has a period, and the night keeps to it",
    "R8": "Concerns have a clock of their own",
    "R9": "A complaint has a way in, an answer at once, and a day",
    "R10": "The record of processing is made from the models",
    "R11": "Nothing lets people publish to each other unassessed",
    "R12": "What young people see from each other was looked at first",
    "R13": "A concern holds what was said, decided and why",
    "R14": "The chronology only grows, and tampering shows",
    "R15": "Alerts say that something waits, nothing else",
    "R16": "Only those who need to know see a concern",
    "R17": "An alert nobody answers goes on to the next",
    "R18": "A mentor raises a concern from where they are",
}
DEPLOYMENT = {
    "S1": "Production settings pass Django's checks",
    "S2": "Nothing inline and nothing from elsewhere on the site",
    "S3": "Links in e-mails never come from a request",
    "S4": "Secrets come from the environment, or nothing starts",
    "S5": "Uploads have no address of their own",
    "S6": "Sessions are new at sign-in, short, and locked to the host",
}
EDITOR = {
    "W1": "One way to sign in",
    "W2": "A second step for all who read about others",
    "W3": "Pictures carry no place and show nobody unasked",
    "W4": "Documents leave by one door, as attachments",
    "W5": "No shared passwords for pages or files",
    "W6": "Search and site map know public pages only",
    "W7": "Wagtail's own interfaces for programs are not there",
    "W8": "No form builder",
    "W9": "Editors do not reach the Oversight Group's papers",
    "W10": "Every address of the editor, asked by everybody",
    "W11": "Accounts are for administrators alone",
    "W12": "No field takes raw HTML",
    "W13": "Nothing is embedded from elsewhere",
    "W14": "No drawings that hold scripts",
    "W15": "Erasure reaches the editor's log",
    "W16": "Campaigns do not say whose they are",
}
ACCOUNTS = {
    "2.4-settings": "Signing in is set up strictly",
    "2.4-limits": "Guessing is limited and tells nothing",
    "2.4-mixing": "A second person inherits nothing from the first",
    "2.4-email": "Changes of an account are told to its owner",
}
QUEUE = {
    "C1": "What is owed is sent once, even after a crash",
    "C2": "Nothing is sent for a deed that failed",
    "C3": "The queue carries ids only",
    "C4": "A lost alert is noticed",
}
DATA = {
    "H1": "Rich text is cleaned twice, by a short list",
    "H2": "HTMX may do little",
    "H3": "No spreadsheet runs what somebody wrote",
    "H4": "No address that somebody gives is fetched",
    "H5": "Uploads are told by their bytes, scanned, painted anew",
    "A1": "An answer says neither who nor when",
    "A2": "Logs hold no answers and no addresses",
    "A3": "We say what we cannot promise",
    "A4": "Small numbers are hidden, the rest rounded",
    "A5": "Two releases cannot be subtracted",
    "A6": "No raw text is published",
    "2.8-no-store": "A shared device keeps nothing",
    "2.8-autocomplete": "Answers are not offered to the next person",
    "2.8-kiosk": "A kiosk starts anew by itself",
    "2.8-exit": "Leaving quickly works everywhere",
    "2.8-receipt": "Receipts cannot be guessed",
    "2.9": "What is confidential is sealed in the database",
}
OURS = {
    "6-1": "Who reads is said above each text field, and kept with the answer",
    "6-2": "Help is found without being watched",
    "6-3": "When somebody reads is said truly",
    "6-4": "Two people open who is behind an item",
    "6-5": "What we hold, and who looked",
    "6-6": "When something goes is shown",
    "6-7": "Erasing gives a receipt",
    "6-8": "What came of it is said, without an account",
    "6-9": "Nothing on the device gives the topic away",
    "6-10": "Young people can stop a consultation",
    "6-11": "Reading takes a purpose, and unusual reading is asked about",
    "6-12": "Promises are shown with their checks",
}
CLASSES = {
    "CVE-1": "Somebody gets in by a side door",
    "CVE-2": "A part is taken from under another whole",
    "CVE-3": "What is private comes out another way",
    "CVE-4": "The answer tells that something exists",
    "CVE-5": "Stored text runs in a page",
    "CVE-6": "Text in an address runs in a page",
    "CVE-7": "An upload runs in a page",
    "CVE-8": "A private download is used again",
    "CVE-9": "Anybody changes something",
    "CVE-10": "Tokens and ids work where they do not belong",
    "CVE-11": "An invitation outlives its end",
    "CVE-12": "A link leads elsewhere",
    "CVE-13": "Text becomes SQL",
    "CVE-14": "The server is made to fetch",
    "CVE-15": "Many at once do it twice",
    "CVE-16": "One request costs too much",
    "CVE-17": "Half a sign-in counts as one",
    "CVE-18": "Limits are got round",
    "CVE-19": "A link hides a script",
    "CVE-20": "Public data holds too much",
}
GROUPS = {
    "Law and safeguarding": LAW,
    "Running it": DEPLOYMENT,
    "The editor": EDITOR,
    "Accounts": ACCOUNTS,
    "What is sent": QUEUE,
    "Texts, files, numbers, devices": DATA,
    "What others do not do": OURS,
    "Classes of holes that were found elsewhere": CLASSES,
}

# Without a test for now: why, and with what the test comes.
LATER = {
    "W16": "comes with campaigns",
}
# Tested in part; what is missing.
IN_PART = {
    "A6": "copied words and details are refused, names shown; no second person has to agree",
    "W9": "the papers themselves come with the Oversight Group",
    "R18": "from a session log: comes with mentoring",
}
