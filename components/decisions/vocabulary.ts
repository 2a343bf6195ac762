/** The four verdicts of a decision, in words of the API. */
export type Verdict = "ALLOW" | "ALERT" | "HITL" | "BLOCK";

/** The four steps of risk: score 0–29, 30–59, 60–84, 85–100. */
export type RiskCategory = "LOW" | "MEDIUM" | "HIGH" | "CRITICAL";
