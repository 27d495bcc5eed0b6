"""Answers that were collected elsewhere: read a file, infer the questionnaire, store the answers.

``table`` reads the file and refuses what is no table, ``infer`` finds the kind of each column,
``store`` writes page, questionnaire and responses in one transaction.
"""
