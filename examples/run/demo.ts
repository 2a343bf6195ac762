import { styleText } from "node:util";
import type { Verdict } from "@auxdynamics/mastguard-sdk";
import { auditedSince } from "./audited";
import { connect } from "./connect";
import { installExamplePolicies } from "./example-policies";
import { type Options, readOptions } from "./options";
import { recordedEvents, type Sent, sendAll } from "./replay-events";
import { sentenceOf, tableOf, tallyOf } from "./tally";

const CLOCK_TOLERANCE_MS = 60_000;
const COLORS = { ALLOW: "green", ALERT: "yellow", HITL: "cyan", BLOCK: "red" } as const;
const usesColor = process.stdout.isTTY && !process.env.NO_COLOR;

/**
 * Replays recorded sessions of real agents against a running server, over HTTP and through the SDK as the agents would
 * have, into an organization marked as demo; then checks the server's figures against its own count.
 * @param signal stops the replay; what was sent until then is still summed up and checked.
 * @returns the exit code: 1 when any event had no decision or the figures differ.
 */
export async function demo(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const options = readOptions(argv);
  const { baseUrl, account, agents, policies, isNew } = await connect(process.env);
  const added = await installExamplePolicies(policies, baseUrl, account.policiesKey);
  if (isNew) print(`The organization \`Demo\` is ready (${account.organizationId}).`);
  if (added > 0) print(`${added} policies of examples/policies.json installed.`);
  const startedAt = new Date();
  const before = await agents.governance.getDashboard();
  const sent = await replay(agents, options, startedAt, signal);
  const after = await agents.governance.getDashboard();

  // Days are those of the organization's zone; a new one has UTC.
  const isSameDay = startedAt.toISOString().slice(0, 10) === new Date().toISOString().slice(0, 10);
  const audited = await auditedSince(agents, new Date(startedAt.getTime() - CLOCK_TOLERANCE_MS));
  const tally = tallyOf(sent, audited, isSameDay ? after.eventsToday - before.eventsToday : null);
  print(`\n${tableOf(sent)}\n\n${sentenceOf(tally)}`);
  print(`\nSee them: ${baseUrl}/overview (organization \`Demo\` in the switcher)`);
  return tally.isComplete ? 0 : 1;
}

async function replay(
  client: Parameters<typeof sendAll>[0],
  options: Options,
  startedAt: Date,
  signal: AbortSignal,
): Promise<Sent[]> {
  const events = await recordedEvents(startedAt.getTime().toString(36), options.limit);
  const pace = options.fast ? "as fast as one agent can" : `${options.pace} a second`;
  print(`${events.length} recorded events, ${pace}. Ctrl-C stops.\n`);
  const sent: Sent[] = [];
  for await (const outcome of sendAll(client, events, options, signal)) {
    sent.push(outcome);
    print(lineOf(outcome));
  }
  return sent;
}

function lineOf({ event, decision, error }: Sent): string {
  const time = new Date().toTimeString().slice(0, 8);
  const what = `${event.agentId.padEnd(22)}  ${event.context?.tool ?? event.actionType}`;
  if (decision === null) return `${time}  ${"-".padEnd(6)} ${what}  ${error?.message ?? ""}`;
  return `${time}  ${colored(decision.decision)} ${what}`;
}

function colored(verdict: Verdict): string {
  const text = verdict.padEnd(6);
  return usesColor ? styleText(COLORS[verdict], text) : text;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
