"""What a questionnaire is: pure Python over plain data, no database and no requests.

``schema`` holds the nouns, ``types`` what each kind of question can do, ``visibility`` the show-if
rule, ``answers`` turns what a person sent into clean values or sentences that say what to mend.
"""
