import { nullable, number, object } from "./reader";

/** The organization's figures. "Today" starts at midnight in the organization's time zone. */
export interface Dashboard {
  readonly eventsToday: number;
  /** Mean of the last 5 minutes. */
  readonly eventsPerMinute: number;
  /** Today's events with a failure mode or a BLOCK. */
  readonly failuresCaught: number;
  readonly hitlQueueDepth: number;
  /** 0 to 100; `null` until a report exists. */
  readonly complianceScore: number | null;
  /** The fraction behind the score: controls supported by evidence, of those in scope. */
  readonly complianceDetail: { readonly supported: number; readonly inScope: number } | null;
  /** Agents seen in the last 30 days. */
  readonly agentsMonitored: number;
}

export const readDashboard = object<Dashboard>({
  eventsToday: number,
  eventsPerMinute: number,
  failuresCaught: number,
  hitlQueueDepth: number,
  complianceScore: nullable(number),
  complianceDetail: nullable(object({ supported: number, inScope: number })),
  agentsMonitored: number,
});
