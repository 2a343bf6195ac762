import { type MastFailure, type PolicyEvaluation, readMastFailure, readPolicyEvaluation } from "./decision";
import { arrayOf, nullable, number, object, oneOf, string, withDefault } from "./reader";
import { RISK_CATEGORIES, type RiskCategory, VERDICTS, type Verdict } from "./vocabulary";

/** One entry of the append-only log. Fields that do not apply to its type are `null`. */
export interface AuditEntry {
  /** Position in the organization's log, from 0 and without gaps. */
  readonly index: number;
  /** For example `action.decided`. */
  readonly type: string;
  readonly traceId: string | null;
  readonly agentId: string | null;
  readonly actionType: string | null;
  /** Salted hash of the payload; the payload itself is not in the log. */
  readonly payloadHash: string | null;
  readonly decision: Verdict | null;
  readonly riskScore: number | null;
  readonly riskCategory: RiskCategory | null;
  readonly mastFailures: readonly MastFailure[];
  readonly policiesEvaluated: readonly PolicyEvaluation[];
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  /** SHA-256 leaf hash of the entry (RFC 6962), hexadecimal. */
  readonly leafHash: string;
}

/** Narrows the log. Entries come newest first. */
export interface AuditQuery {
  readonly agentId?: string;
  readonly actionType?: string;
  readonly decision?: Verdict;
  readonly category?: RiskCategory;
  readonly traceId?: string;
  /** An entry type, or `all`; decisions by default, also of one `traceId`. */
  readonly type?: string;
  /** ISO 8601, UTC. */
  readonly from?: string;
  /** ISO 8601, UTC. */
  readonly to?: string;
  /** 1 to 200, 50 by default. */
  readonly limit?: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
}

export const readAuditEntry = object<AuditEntry>({
  index: number,
  type: string,
  traceId: nullable(string),
  agentId: nullable(string),
  actionType: nullable(string),
  payloadHash: nullable(string),
  decision: nullable(oneOf(VERDICTS)),
  riskScore: nullable(number),
  riskCategory: nullable(oneOf(RISK_CATEGORIES)),
  mastFailures: withDefault(arrayOf(readMastFailure), []),
  policiesEvaluated: withDefault(arrayOf(readPolicyEvaluation), []),
  timestamp: string,
  leafHash: string,
});
