import { RISK_CATEGORIES, RISK_SCORE_MAX, type RiskCategory, riskCategoryOf } from "@mastguard/engine";
import type pg from "pg";
import { dayAgoHour, lastHours } from "./last-hours";
import type { ListAgentsInput } from "./schemas";

/** What an agent did so far, and its highest risk score of the last 24 hours (null when it did nothing). */
export interface AgentActivity {
  readonly agentId: string;
  readonly lastActionType: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly events: number;
  readonly alert: number;
  readonly hitl: number;
  readonly block: number;
  readonly failures: number;
  readonly riskScore: number | null;
}

/** What an agent did in one hour. */
export interface AgentHourRow {
  readonly agentId: string;
  readonly hour: Date;
  readonly events: number;
  readonly alert: number;
  readonly hitl: number;
  readonly block: number;
  readonly failures: number;
  readonly maxRisk: number;
}

/** An agent seen within so many days counts as active. */
export const ACTIVE_DAYS = 30;

/** The lowest score of each band above the first: the engine owns the bands, the query only counts them. */
const BAND_FLOORS = RISK_CATEGORIES.slice(1).map(lowestScoreOf);

function lowestScoreOf(category: RiskCategory): number {
  return Array.from({ length: RISK_SCORE_MAX + 1 }, (_, score) => score).findIndex(
    (score) => riskCategoryOf(score) === category,
  );
}

const COLUMNS = `a.agent_id as "agentId", a.last_action_type as "lastActionType", a.first_seen_at as "firstSeenAt",
  a.last_seen_at as "lastSeenAt", a.events, a.alert, a.hitl, a.block, a.failures, r.risk as "riskScore"`;

/** Agents of one organization, read on one connection that is already inside it. */
export class AgentStore {
  constructor(
    private readonly client: pg.PoolClient,
    private readonly now: Date,
  ) {}

  /**
   * One page, by risk band, then events of the newest 24 hours, then last seen, then id.
   * Indexes: agent_hour_pkey for the hours of the day, agent_activity_organization_id_last_seen_at_idx for who is active.
   */
  async page(input: ListAgentsInput): Promise<{ agents: readonly AgentActivity[]; total: number }> {
    const filter = [this.activeSince(), input.active, input.q];
    const { rows } = await this.client.query<AgentActivity>(
      `with r as (select agent_id, max(max_risk) as risk, sum(events) filter (where hour >= $5) as events
                  from mastguard.agent_hour where hour >= $4 group by agent_id)
       select ${COLUMNS} from mastguard.agent_activity a left join r using (agent_id) where ${MATCHES}
       order by width_bucket(coalesce(r.risk, 0), $6::int[]) desc, coalesce(r.events, 0) desc, a.last_seen_at desc, a.agent_id
       limit $7 offset $8`,
      [...filter, dayAgoHour(this.now), this.firstHour(), BAND_FLOORS, input.limit, (input.page - 1) * input.limit],
    );
    const count = await this.client.query<{ total: number }>(
      `select count(*) as total from mastguard.agent_activity a where ${MATCHES}`,
      filter,
    );
    return { agents: rows, total: count.rows[0]?.total ?? 0 };
  }

  /** One agent; null when this organization never saw it. Index: agent_activity_pkey. */
  async find(agentId: string): Promise<AgentActivity | null> {
    const { rows } = await this.client.query<AgentActivity>(
      `select ${COLUMNS} from mastguard.agent_activity a
       left join lateral (select max(h.max_risk) as risk from mastguard.agent_hour h where h.agent_id = a.agent_id and h.hour >= $2) r on true
       where a.agent_id = $1`,
      [agentId, dayAgoHour(this.now)],
    );
    return rows[0] ?? null;
  }

  /** What these agents did in the newest 24 hours; hours without events are absent. Index: (organization, agent, hour). */
  async hours(agentIds: readonly string[]): Promise<readonly AgentHourRow[]> {
    const { rows } = await this.client.query<AgentHourRow>(
      `select agent_id as "agentId", hour, events, alert, hitl, block, failures, max_risk as "maxRisk"
       from mastguard.agent_hour where agent_id = any ($1) and hour >= $2`,
      [agentIds, this.firstHour()],
    );
    return rows;
  }

  private activeSince(): Date {
    return new Date(this.now.getTime() - ACTIVE_DAYS * 86_400_000);
  }

  private firstHour(): Date {
    return lastHours(this.now)[0] ?? this.now;
  }
}

/** `strpos`, not `like`: what a person searches for holds no wildcards. */
const MATCHES = `($2 = 'all' or (a.last_seen_at >= $1) = ($2 = 'true')) and strpos(lower(a.agent_id), lower($3)) > 0`;
