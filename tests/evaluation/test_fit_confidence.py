from __future__ import annotations

import numpy as np
import pytest
import yaml

from evaluation.fit_confidence import (
    FOLDS,
    GIVEN,
    LEFT_OUT,
    RARE,
    best_ridge,
    columns_of,
    describe,
    fit,
    fold_of,
    hold_out,
    log_loss,
    store,
)
from evaluation.judged import Judgement


def judgement(number, verdict, **signs):
    signs = {name.replace("_", " "): value for name, value in signs.items()}
    return Judgement(str(number), f"article {number // 3}", True, verdict, "", signs)


def judged():
    """Clear claims are right three times in four, blurred ones once in four; noise says nothing."""
    rows = []
    for number in range(240):
        clear, lucky, noise = number % 2 == 0, number % 8 < 6, float(number % 3 == 0)
        right = lucky if clear else not lucky
        sign = {"clear": 1.0} if clear else {"blurred": 1.0}
        rows.append(judgement(number, "right" if right else "roles", noise=noise, **sign))
    return rows


def test_the_fit_finds_what_tells_right_from_wrong():
    found = fit(judged(), 1.0)
    assert found.signs["clear"] > 0.3
    assert found.signs["blurred"] < -0.3
    assert abs(found.signs.get("noise", 0.0)) < 0.3


def test_the_fit_is_the_same_each_time():
    assert fit(judged(), 4.0) == fit(judged(), 4.0)
    assert best_ridge(judged()) == best_ridge(judged())


def test_a_stronger_ridge_gives_smaller_weights():
    weak, strong = fit(judged(), 1.0), fit(judged(), 32.0)
    assert abs(strong.signs["clear"]) < abs(weak.signs["clear"])


def test_held_out_confidence_beats_the_plain_share():
    rows = judged()
    right = np.array([float(each.verdict == "right") for each in rows])
    assert log_loss(hold_out(rows, 1.0), right) < log_loss(np.full(len(rows), right.mean()), right)


def test_an_article_is_in_one_fold():
    folds = {each.article: fold_of(each) for each in judged()}
    assert all(fold_of(each) == folds[each.article] for each in judged())
    assert set(folds.values()) <= set(range(FOLDS))


def test_rare_given_and_excluded_signs_are_not_fitted():
    rows = [judgement(i, "right", typed=1.0, question=1.0, seen=1.0) for i in range(RARE)]
    rows += [judgement(9, "roles", rare=1.0, status_planned=1.0)] * (RARE - 1)
    assert columns_of(rows) == ["seen"]
    assert "typed" in LEFT_OUT


def test_the_description_has_both_tables():
    lines = list(describe(judged(), 4.0))
    assert lines[0].startswith("240 claims, 0.500 right")
    assert any(line.startswith("confidence") for line in lines)
    assert any(line.startswith("0.50") for line in lines)


def test_the_resource_keeps_its_words_and_takes_the_weights(tmp_path):
    path = tmp_path / "confidence.yaml"
    path.write_text("# Words.\nwords:\n  vague: [it]\n")
    for _ in range(2):
        store(fit(judged(), 4.0), 240, path)
    text = path.read_text()
    data = yaml.safe_load(text)
    assert text.count("intercept:") == 1
    assert data["words"] == {"vague": ["it"]}
    assert data["signs"]["clear"] > 0
    assert data["signs"]["question"] == pytest.approx(GIVEN["question"])
