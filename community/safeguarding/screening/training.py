"""Makes the weights: word and letter TF-IDF with logistic regression, from our own texts.

Needs scikit-learn, which only this command uses. Thresholds come from texts that the weights of
that round have not seen: each file is scored by weights that were learnt without it and without
its neighbours in the same fold. The texts in ``texts/unseen`` are never read here.
"""

import gzip
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from community.safeguarding.screening import scorer
from community.safeguarding.screening.finding import Category
from community.safeguarding.screening.normal import words_of
from community.safeguarding.screening.phrases import PhraseBook
from community.safeguarding.screening.screener import CONCERN, TARGETS, URGENT
from community.safeguarding.screening.texts import Labelled

FOLDS = 5
BONUS = 0.45
# Weights that move nothing are left out of the file.
SMALLEST = 0.02
# Of the texts in training that have the label, how many must come over its threshold. Which harm it
# is matters less than that it is seen: there recall weighs one and a half times precision.
RECALL = {CONCERN: 0.92, URGENT: 0.85}
BETA = 1.5
STRENGTH = 4.0
Matrix = Any


@dataclass(frozen=True)
class Model:
    words: TfidfVectorizer
    letters: TfidfVectorizer
    of_target: dict[str, LogisticRegression]


def train(texts: Sequence[Labelled], book: PhraseBook) -> scorer.Weights:
    thresholds = _thresholds(texts, book)
    return replace(_exported(_fit(texts), texts), thresholds=thresholds)


def _analyser(parts: Callable[[Sequence[str]], Any]) -> Callable[[str], list[str]]:
    return lambda text: list(parts(words_of(text)))


def _fit(texts: Sequence[Labelled]) -> Model:
    words = TfidfVectorizer(analyzer=_analyser(scorer.word_parts), sublinear_tf=True, min_df=2)
    letters = TfidfVectorizer(
        analyzer=_analyser(scorer.letter_parts), sublinear_tf=True, min_df=3, max_features=30_000
    )
    plain = [one.text for one in texts]
    features = _stack(words.fit_transform(plain), letters.fit_transform(plain))
    concern = truth(texts, CONCERN)
    models = {}
    for target in TARGETS:
        # Which harm it is, is asked of concerns alone.
        rows = np.ones_like(concern) if target in RECALL else concern
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=400)
        models[target] = model.fit(features[rows], truth(texts, target)[rows])
    return Model(words, letters, models)


def _stack(words: Matrix, letters: Matrix) -> Matrix:
    return hstack([words, letters]).tocsr()


def truth(texts: Sequence[Labelled], target: str) -> NDArray[np.bool_]:
    return np.array([one.is_labelled(target) for one in texts])


def _exported(model: Model, texts: Sequence[Labelled]) -> scorer.Weights:
    rows = np.stack([model.of_target[target].coef_[0] for target in TARGETS], axis=1)
    split = len(model.words.vocabulary_)
    return scorer.Weights(
        version=hashlib.sha256("\n".join(one.text for one in texts).encode()).hexdigest()[:12],
        targets=TARGETS,
        intercepts=tuple(round(float(model.of_target[t].intercept_[0]), 4) for t in TARGETS),
        thresholds={},
        bonus=BONUS,
        words=_table(model.words, rows[:split]),
        letters=_table(model.letters, rows[split:]),
    )


def _table(vectorizer: TfidfVectorizer, rows: NDArray[np.float64]) -> dict[str, tuple[float, ...]]:
    """Parts in their order. All of them are kept: each counts in the length of a text."""
    found = {}
    for part, place in sorted(vectorizer.vocabulary_.items()):
        row = [round(float(value), 2) if abs(value) >= SMALLEST else 0 for value in rows[place]]
        found[part] = (round(float(vectorizer.idf_[place]), 3), *row)
    return found


def held_out_scores(texts: Sequence[Labelled], book: PhraseBook) -> dict[str, NDArray[np.float64]]:
    """Per target the log-odds of each text, by weights that have not seen it, phrases added."""
    fold = np.array([_fold_of(one) for one in texts])
    found = {target: np.zeros(len(texts)) for target in TARGETS}
    for number in range(FOLDS):
        weights = _exported(
            _fit([one for one, f in zip(texts, fold, strict=True) if f != number]), texts
        )
        for place in np.flatnonzero(fold == number):
            matches, words = book.read(words_of(texts[int(place)].text))
            scores = scorer.scores(words, weights)
            for target, value in zip(TARGETS, scores, strict=True):
                added = [m.weight for m in matches if _counts_for(target, m.category, m.urgent)]
                found[target][place] = value + BONUS * sum(added)
    return found


def _counts_for(target: str, category: Category, urgent: bool) -> bool:
    return target == CONCERN or (target == URGENT and urgent) or target == category.value


def _fold_of(one: Labelled) -> int:
    """By file and text, so that it is the same on every machine."""
    return int(hashlib.sha256(one.text.encode()).hexdigest(), 16) % FOLDS


def _thresholds(texts: Sequence[Labelled], book: PhraseBook) -> dict[str, float]:
    found = held_out_scores(texts, book)
    concern = truth(texts, CONCERN)
    return {
        target: round(
            _letting_through(found[target][truth(texts, target)], RECALL[target])
            if target in RECALL
            else _best(found[target][concern], truth(texts, target)[concern]),
            3,
        )
        for target in TARGETS
    }


def _letting_through(scores: NDArray[np.float64], recall: float) -> float:
    """The highest threshold that still lets through so many of those that have the label."""
    return float(np.quantile(scores, 1 - recall))


def _best(scores: NDArray[np.float64], true: NDArray[np.bool_]) -> float:
    """Among concerns, the threshold with the best F score of one harm."""
    return float(max(scores[true], key=lambda at: _f_score(scores >= at, true)))


def _f_score(said: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    both = float((said & true).sum())
    weight = BETA**2
    return (1 + weight) * both / (weight * float(true.sum()) + float(said.sum()))


def save(weights: scorer.Weights, path: Path = scorer.WEIGHTS) -> None:
    """The same weights give the same bytes."""
    data = {
        "version": weights.version,
        "targets": weights.targets,
        "intercepts": weights.intercepts,
        "thresholds": weights.thresholds,
        "bonus": weights.bonus,
        "words": weights.words,
        "letters": weights.letters,
    }
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(packed, 9, mtime=0))
