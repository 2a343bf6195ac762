import type { ActionContext, IngestEvent } from "@auxdynamics/mastguard-sdk";
import { type Pick32, pick32 } from "./random";

const AGENTS = 200;
const SESSIONS = 2_000;
const WITHOUT_SESSION_EVERY = 10;
const SEED = 0x5eed;
/** Enough that every session occurs several times; about 20 MB of bodies. */
const EVENTS = 16_000;

const TOOLS = [
  { tool: "crm.update_contact", actionType: "RECORD_UPDATE", resource: "crm/contacts" },
  { tool: "mail.send", actionType: "EMAIL_SEND", resource: "mail/outbox" },
  { tool: "billing.approve_invoice", actionType: "PAYMENT_APPROVE", resource: "billing/invoices" },
  { tool: "warehouse.query", actionType: "DATA_ACCESS", resource: "warehouse/orders" },
  { tool: "docs.edit", actionType: "DOCUMENT_MODIFY", resource: "docs/contracts" },
  { tool: "shipping.create_label", actionType: "API_CALL", resource: "shipping/labels" },
] as const;
const CITIES = ["Lisbon", "Zürich", "Kraków", "Toronto", "Nairobi", "Osaka"] as const;
const SENTENCES = [
  "The customer asked for a copy of the last three invoices.",
  "Delivery was promised for Thursday and has not arrived yet.",
  "Please keep the account manager informed of every change.",
  "The contract is renewed yearly unless somebody objects in time.",
  "A discount of ten percent was agreed on the phone last week.",
  "Two items of the order are out of stock until the end of the month.",
] as const;

/** The events of the workload: always the same ones, about 1 kB of JSON each, 200 agents, 2,000 sessions, 10 % in none. */
function workloadEvents(): IngestEvent[] {
  const pick = pick32(SEED);
  return Array.from({ length: EVENTS }, (_, index) => eventAt(index, pick));
}

/** What one of the agents is called, from 0. */
export function agentName(number: number): string {
  return `support-agent-${number}`;
}

/** The same as JSON texts. */
export function eventBodies(): string[] {
  return workloadEvents().map((event) => JSON.stringify(event));
}

function eventAt(index: number, pick: Pick32): IngestEvent {
  const { tool, actionType, resource } = pick.of(TOOLS);
  const customer = pick.below(50_000);
  const context: ActionContext = {
    tool,
    resource,
    environment: pick.of(["production", "staging"]),
    agentVersion: `4.${pick.below(9)}.0`,
    purpose: "customer support",
    task: pick.of(SENTENCES),
    messages: [
      { role: "user", content: `${pick.of(SENTENCES)} ${pick.of(SENTENCES)}` },
      {
        role: "tool",
        name: "crm.read",
        content: `Customer ${customer} from ${pick.of(CITIES)}: ${pick.of(SENTENCES)}`,
      },
    ],
    reasoning: `${pick.of(SENTENCES)} So I call ${tool}.`,
    step: 1 + pick.below(12),
  };
  const hasSession = index % WITHOUT_SESSION_EVERY !== 0;
  return {
    agentId: agentName(pick.below(AGENTS)),
    actionType,
    payload: {
      customerId: `cus_${customer}`,
      recipient: `customer${customer}@example.com`,
      amount: pick.below(10_000),
      currency: pick.of(["EUR", "USD", "CHF"]),
      city: pick.of(CITIES),
      lines: [
        { sku: `sku-${pick.below(900)}`, quantity: 1 + pick.below(5) },
        { sku: `sku-${pick.below(900)}`, quantity: 1 + pick.below(5) },
      ],
      note: `${pick.of(SENTENCES)} ${pick.of(SENTENCES)}`,
    },
    context: hasSession ? { ...context, sessionId: `session-${pick.below(SESSIONS)}` } : context,
  };
}
