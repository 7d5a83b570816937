"""Statistics: which figures a study can give, each computed from its table by statsmodels, pandas or SciPy."""

import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

NOTHING = float("nan")
DAYS_A_MONTH = 30.4375
DAYS_A_YEAR = 365.25


class Statistic(NamedTuple):
    """A figure: what it is, its unit, what the study needs for it, and what computes it from the table."""

    says: str
    unit: str
    needs: frozenset[str]
    compute: Callable[[pd.DataFrame, list[str]], float]


def prevalence(table: pd.DataFrame, covariates: list[str]) -> float:
    """Percentage with the outcome."""
    return float(100 * table["outcome"].mean()) if len(table) else NOTHING


def mean(table: pd.DataFrame, covariates: list[str]) -> float:
    """Mean of the outcome."""
    return float(table["outcome"].mean()) if len(table) else NOTHING


def share_of_exposed(table: pd.DataFrame, covariates: list[str]) -> float:
    """Percentage with the outcome among those exposed."""
    return prevalence(table[table["exposure"] == 1], covariates)


def share_of_others(table: pd.DataFrame, covariates: list[str]) -> float:
    """Percentage with the outcome among those not exposed."""
    return prevalence(table[table["exposure"] == 0], covariates)


def correlation(table: pd.DataFrame, covariates: list[str]) -> float:
    """Pearson correlation of exposure and outcome."""
    pair = table[["exposure", "outcome"]].to_numpy(float)
    if len(pair) < 3 or (pair.std(axis=0) == 0).any():
        return NOTHING
    return float(np.corrcoef(pair.T)[0, 1])


def slope(table: pd.DataFrame, covariates: list[str]) -> float:
    """Points of the outcome for one point of exposure, adjusted."""
    return fit_line(table, ["exposure", *covariates])


def path(table: pd.DataFrame, covariates: list[str]) -> float:
    """Standardised slope of exposure on the later outcome, the outcome at the start allowed for."""
    columns = ["outcome", "exposure", "before", *covariates]
    spread = table[columns].std()
    if not len(table) or (spread[["outcome", "exposure"]] == 0).any():
        return NOTHING
    scores = table[columns] - table[columns].mean()
    return fit_line(scores / spread.where(spread > 0, 1.0), columns[1:])


def fit_line(table: pd.DataFrame, columns: list[str]) -> float:
    """The first slope of a least-squares line."""
    from statsmodels.regression.linear_model import OLS

    if len(table) <= len(columns) + 1:
        return NOTHING
    return float(OLS(table["outcome"].to_numpy(), design(table, columns)).fit().params[1])


def design(table: pd.DataFrame, columns: list[str]) -> np.ndarray[Any, Any]:
    """A constant and some columns."""
    return np.column_stack([np.ones(len(table)), table[columns].to_numpy(float)])


def odds_ratio(table: pd.DataFrame, covariates: list[str]) -> float:
    """Odds of the outcome with exposure against without, by logistic regression."""
    from statsmodels.genmod.families import Binomial

    return fit_ratio(table, covariates, Binomial())


def risk_ratio(table: pd.DataFrame, covariates: list[str]) -> float:
    """Risk of the outcome with exposure against without, by Poisson regression."""
    from statsmodels.genmod.families import Poisson

    return fit_ratio(table, covariates, Poisson())


def fit_ratio(table: pd.DataFrame, covariates: list[str], family: Any) -> float:
    """The ratio that a generalised linear model gives for exposure."""
    from statsmodels.genmod.generalized_linear_model import GLM

    if len(table) < 10 or table["outcome"].nunique() < 2 or table["exposure"].nunique() < 2:
        return NOTHING
    if table["exposure"].nunique() == 2 and (table.groupby("exposure")["outcome"].sum() == 0).any():
        return NOTHING
    # Covariates in standard scores keep the search for the maximum steady; the ratio is the same.
    scores = table[covariates]
    spread = scores.std()
    ready = pd.concat([table[["exposure"]], (scores - scores.mean()) / spread.where(spread > 0, 1.0)], axis=1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = GLM(table["outcome"].to_numpy(), design(ready, ["exposure", *covariates]), family=family).fit()
    return float(np.exp(fitted.params[1])) if np.isfinite(fitted.params[1]) else NOTHING


def attributable_fraction(table: pd.DataFrame, covariates: list[str]) -> float:
    """Percentage of outcomes that would be missing without exposure: exposed among cases times 1 - 1 / risk ratio."""
    ratio = risk_ratio(table, covariates)
    cases = table[table["outcome"] == 1]
    return float(100 * cases["exposure"].mean() * (1 - 1 / ratio)) if len(cases) else NOTHING


def risk_increase(table: pd.DataFrame, covariates: list[str]) -> float:
    """How much likelier the outcome is with exposure, in percent."""
    return 100 * (risk_ratio(table, covariates) - 1)


def mean_difference(table: pd.DataFrame, covariates: list[str]) -> float:
    """Mean outcome with exposure less without."""
    means = table.groupby("exposure")["outcome"].mean()
    return float(means.get(1, NOTHING) - means.get(0, NOTHING))


def hedges_g(table: pd.DataFrame, covariates: list[str]) -> float:
    """Mean difference in pooled standard deviations, corrected for small samples."""
    groups = [table.loc[table["exposure"] == value, "outcome"] for value in (1, 0)]
    sizes = [len(group) for group in groups]
    if min(sizes) < 2:
        return NOTHING
    freedom = sum(sizes) - 2
    pooled = np.sqrt(sum((size - 1) * group.var() for size, group in zip(sizes, groups, strict=True)) / freedom)
    return float((1 - 3 / (4 * freedom - 1)) * mean_difference(table, covariates) / pooled) if pooled > 0 else NOTHING


def change(table: pd.DataFrame, covariates: list[str]) -> float:
    """How far the outcome fell from the start, in standard deviations at the start."""
    spread = table["before"].std() if len(table) > 1 else 0
    return float((table["before"].mean() - table["outcome"].mean()) / spread) if spread else NOTHING


def survival_share(table: pd.DataFrame, covariates: list[str]) -> float:
    """Percentage who have had the event by the follow-up (Kaplan-Meier)."""
    curve = survival(table)
    return float(100 * (1 - curve.surv_prob[-1])) if curve is not None and len(curve.surv_prob) else NOTHING


def survival_left(table: pd.DataFrame, covariates: list[str]) -> float:
    """Percentage who have not had the event by the follow-up (Kaplan-Meier)."""
    return 100 - survival_share(table, covariates)


def survival_median(table: pd.DataFrame, covariates: list[str]) -> float:
    """Months until half have had the event (Kaplan-Meier)."""
    curve = survival(table)
    return float(curve.quantile(0.5)) / DAYS_A_MONTH if curve is not None else NOTHING


def survival(table: pd.DataFrame) -> Any:
    """The Kaplan-Meier curve; None without anybody, or without events."""
    from statsmodels.duration.survfunc import SurvfuncRight

    if not len(table) or not table["event"].any():
        return None
    return SurvfuncRight(table["time"].to_numpy(), table["event"].to_numpy())


def hazard_ratio(table: pd.DataFrame, covariates: list[str]) -> float:
    """Hazard of the event with exposure against without (Cox)."""
    from statsmodels.duration.hazard_regression import PHReg

    if not len(table) or not table["event"].any() or table["exposure"].nunique() < 2:
        return NOTHING
    columns = table[["exposure", *covariates]].to_numpy(float)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = PHReg(table["time"].to_numpy(), columns, status=table["event"].to_numpy()).fit()
    return float(np.exp(fitted.params[0]))


def incidence(table: pd.DataFrame, covariates: list[str]) -> float:
    """Events in a hundred people a year."""
    years = table["time"].sum() / DAYS_A_YEAR
    return float(100 * table["event"].sum() / years) if years else NOTHING


def came_first(table: pd.DataFrame, covariates: list[str]) -> float:
    """Of people with both, percentage whose exposure came in an earlier year than the outcome."""
    both = table.dropna(subset=["exposure", "outcome"])
    return float(100 * (both["exposure"] < both["outcome"]).mean()) if len(both) else NOTHING


def _row(compute: Callable[[pd.DataFrame, list[str]], float], unit: str, *needs: str) -> Statistic:
    """A statistic whose words are those of its function."""
    return Statistic((compute.__doc__ or "").strip(), unit, frozenset(needs), compute)


STATISTICS: dict[str, Statistic] = {
    "prevalence": _row(prevalence, "percent", "cases"),
    "mean": _row(mean, "as the outcome"),
    "share_of_exposed": _row(share_of_exposed, "percent", "exposure", "groups", "cases"),
    "share_of_others": _row(share_of_others, "percent", "exposure", "groups", "cases"),
    "correlation": _row(correlation, "r", "exposure"),
    "slope": _row(slope, "points", "exposure"),
    "path": _row(path, "r", "exposure", "before"),
    "odds_ratio": _row(odds_ratio, "ratio", "exposure", "cases"),
    "risk_ratio": _row(risk_ratio, "ratio", "exposure", "cases"),
    "hazard_ratio": _row(hazard_ratio, "ratio", "exposure", "event"),
    "attributable_fraction": _row(attributable_fraction, "percent", "exposure", "groups", "cases"),
    "risk_increase": _row(risk_increase, "percent", "exposure", "cases"),
    "mean_difference": _row(mean_difference, "as the outcome", "exposure", "groups"),
    "hedges_g": _row(hedges_g, "g", "exposure", "groups"),
    "change": _row(change, "g", "before"),
    "survival_share": _row(survival_share, "percent", "event"),
    "survival_left": _row(survival_left, "percent", "event"),
    "survival_median": _row(survival_median, "months", "event"),
    "incidence": _row(incidence, "per 100 person-years", "event"),
    "came_first": _row(came_first, "percent", "exposure"),
    "pair_risk_increase": Statistic(
        "How much likelier a person has the outcome when the other end of a tie does at the same time, in percent; "
        "both at the start are allowed for.",
        "percent",
        frozenset({"pairs", "cases"}),
        risk_increase,
    ),
    "pair_share": Statistic(
        "Percentage with the outcome among people so many ties away from somebody exposed.",
        "percent",
        frozenset({"pairs", "exposure", "groups", "cases"}),
        share_of_exposed,
    ),
}
