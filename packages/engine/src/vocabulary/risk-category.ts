/** Risk bands, from the lowest to the highest. */
export const RISK_CATEGORIES = ["LOW", "MEDIUM", "HIGH", "CRITICAL"] as const;

export type RiskCategory = (typeof RISK_CATEGORIES)[number];

/** How bad a finding is; the same four names as the risk bands. */
export type Severity = RiskCategory;

/** The highest risk score; scores are integers from 0 to this. */
export const RISK_SCORE_MAX = 100;

/** The band of a score: LOW < 30 ≤ MEDIUM < 60 ≤ HIGH < 85 ≤ CRITICAL. A score that is not a number is CRITICAL. */
export function riskCategoryOf(score: number): RiskCategory {
  if (score < 30) return "LOW";
  if (score < 60) return "MEDIUM";
  if (score < 85) return "HIGH";
  return "CRITICAL";
}
