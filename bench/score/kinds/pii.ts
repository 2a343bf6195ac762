import type { Finding } from "@mastguard/engine";
import { withPayloadText } from "../actions";
import { byRules } from "../by-rules";
import type { Judgement, LabelledRecord, Scorer } from "../scorer";

/** Which rules may answer for a labelled type, and under what it is counted. Other labelled types are not judged. */
const EXPECTED: ReadonlyMap<string, { readonly metric: string; readonly rules: readonly string[] }> = new Map([
  ["CREDIT_CARD", { metric: "pii.structured", rules: ["credit_card"] }],
  ["IBAN_CODE", { metric: "pii.structured", rules: ["iban"] }],
  ["US_SSN", { metric: "pii.structured", rules: ["ssn", "us_itin", "national_id"] }],
  ["EMAIL_ADDRESS", { metric: "pii.structured", rules: ["email"] }],
  ["IP_ADDRESS", { metric: "pii.structured", rules: ["ip_address"] }],
  ["UK_NHS", { metric: "pii.structured", rules: ["nhs_number"] }],
  ["US_ITIN", { metric: "pii.structured", rules: ["us_itin"] }],
  ["US_DRIVER_LICENSE", { metric: "pii.structured", rules: ["driver_license"] }],
  ["US_PASSPORT", { metric: "pii.structured", rules: ["passport"] }],
  ["PHONE_NUMBER", { metric: "pii.phone", rules: ["phone"] }],
]);

/** Dates of birth are labelled as dates like any other; a finding on one is no mistake. */
const ALSO_FITTING: ReadonlyMap<string, readonly string[]> = new Map([["DATE_TIME", ["date_of_birth"]]]);

/** The least share of each of the two spans that both cover. */
const OVERLAP_MIN = 0.8;

interface Span {
  readonly start: number;
  readonly end: number;
}

interface LabelledSpan extends Span {
  readonly type: string;
}

/** Sentences with labelled spans: recall by span, precision by finding. */
export const SCORER: Scorer = {
  kinds: ["pii"],
  score(record, detect): readonly Judgement[] {
    const spans = spansOf(record);
    const findings = detect(withPayloadText(record.text ?? "")).filter(({ type }) => type === "personal_data");
    const judgements: Judgement[] = [];
    for (const span of spans) {
      const expected = EXPECTED.get(span.type);
      if (expected === undefined) continue;
      const fitting = findings.filter((finding) => expected.rules.includes(finding.rule) && covers(finding, span));
      judgements.push(byRules(expected.metric, true, fitting));
    }
    for (const finding of findings) {
      if (spans.some((span) => fits(finding, span))) continue;
      const metric = finding.rule === "phone" ? "pii.phone" : "pii.structured";
      judgements.push({ metric, expected: false, flagged: true });
    }
    return judgements;
  },
};

function fits(finding: Finding, span: LabelledSpan): boolean {
  const rules = EXPECTED.get(span.type)?.rules ?? ALSO_FITTING.get(span.type) ?? [];
  return rules.includes(finding.rule) && covers(finding, span);
}

function covers({ span }: Finding, labelled: Span): boolean {
  if (span === null) return false;
  const shared = Math.min(span.end, labelled.end) - Math.max(span.start, labelled.start);
  return shared >= OVERLAP_MIN * (span.end - span.start) && shared >= OVERLAP_MIN * (labelled.end - labelled.start);
}

/** `spans` is a list of `[start, end, type]`; anything else is left out. */
function spansOf({ spans }: LabelledRecord): readonly LabelledSpan[] {
  if (!Array.isArray(spans)) return [];
  return spans.flatMap((span: unknown) => {
    if (!Array.isArray(span)) return [];
    const [start, end, type] = span;
    return typeof start === "number" && typeof end === "number" && typeof type === "string"
      ? [{ start, end, type }]
      : [];
  });
}
