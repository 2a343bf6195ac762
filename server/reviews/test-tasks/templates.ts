import type { ActionType } from "@mastguard/engine";

/** A made-up action that nobody who reads it would let through. `{name}` is filled in from `values.ts`, the same everywhere in one action. */
export interface TestTemplate {
  /** What the log calls it: never changed once it is released. */
  readonly id: string;
  readonly actionType: ActionType;
  readonly tool: string;
  readonly environment?: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The fields of the payload that are wrong: an edit that changes none of them has not seen it. */
  readonly wrong: readonly string[];
  /** What should have been seen, in words for the reviewer. */
  readonly hint: string;
}

/** Varied on purpose: who has learnt one of them by heart has to read the next. */
export const TEST_TEMPLATES: readonly TestTemplate[] = [
  {
    id: "payment-other-account",
    actionType: "PAYMENT_APPROVE",
    tool: "send_payment",
    payload: {
      to: "{supplier}",
      iban: "{otherIban}",
      amount: "{amount}",
      currency: "EUR",
      reference: "Invoice {invoice}",
      invoiceText: "{supplier} · Invoice {invoice} · Total {amount} EUR · Payable within 14 days to IBAN {iban}",
    },
    wrong: ["iban"],
    hint: "The account it pays to is not the one that the invoice names.",
  },
  {
    id: "payment-more-than-invoiced",
    actionType: "PAYMENT_APPROVE",
    tool: "create_transfer",
    payload: {
      to: "{supplier}",
      iban: "{iban}",
      amount: "{tenfold}",
      currency: "EUR",
      reference: "Invoice {invoice}, order {order}",
      invoiceText: "{supplier} · Order {order} · Invoice {invoice} · Total {amount} EUR · IBAN {iban}",
    },
    wrong: ["amount"],
    hint: "It pays ten times the total of the invoice.",
  },
  {
    id: "payment-already-paid",
    actionType: "PAYMENT_APPROVE",
    tool: "send_payment",
    payload: {
      to: "{supplier}",
      iban: "{iban}",
      amount: "{amount}",
      currency: "EUR",
      reference: "Invoice {invoice}",
      invoiceText: "{supplier} · Invoice {invoice} · Total {amount} EUR · IBAN {iban}",
      ledger: "Invoice {invoice}: {amount} EUR, paid in full {days} days ago, booking {order}",
    },
    wrong: ["amount", "reference"],
    hint: "The invoice was paid in full before: the ledger beside it says so.",
  },
  {
    id: "refund-more-than-bought",
    actionType: "PAYMENT_APPROVE",
    tool: "issue_refund",
    payload: {
      to: "Customer {customer}",
      amount: "{tenfold}",
      currency: "EUR",
      orderId: "{order}",
      orderTotal: "{amount}",
      note: "Goodwill refund of the whole order, item arrived damaged",
    },
    wrong: ["amount"],
    hint: "It gives back ten times what the whole order cost.",
  },
  {
    id: "email-customers-outside",
    actionType: "EMAIL_SEND",
    tool: "send_email",
    payload: {
      to: "{outside}",
      subject: "Customer list {region}",
      body: "As discussed, here is the list.\n\n{customer}; {phone}; contract {contract}; turnover {amount} EUR\n{customer2}; {phone2}; contract {contract2}; turnover {tenfold} EUR\n\n214 more rows are attached.",
      attachments: ["customers-{region}.csv"],
      policy: "Customer data stays within the company.",
    },
    wrong: ["to", "body", "attachments"],
    hint: "Customer data goes to an address outside the company.",
  },
  {
    id: "email-lookalike-domain",
    actionType: "EMAIL_SEND",
    tool: "reply_email",
    payload: {
      to: "purchasing@{fakeDomain}",
      subject: "Re: contract {contract}",
      body: "Please find the signed contract {contract} with our prices for the next two years attached.",
      attachments: ["contract-{contract}.pdf"],
      inReplyTo: "purchasing@{domain}",
    },
    wrong: ["to"],
    hint: "The answer goes to another domain than the message came from: one letter differs.",
  },
  {
    id: "delete-production",
    actionType: "OTHER",
    tool: "run_job",
    environment: "production",
    payload: {
      id: "purge-{table}",
      target: "production",
      table: "{table}",
      rows: "{rows}",
      filter: "all",
      request: "Ticket {ticket}: please remove last week's test rows from the staging copy of {table}.",
    },
    wrong: ["target", "filter", "rows", "table"],
    hint: "It removes every row in production; what was asked for is last week's test rows on staging.",
  },
  {
    id: "update-every-record",
    actionType: "RECORD_UPDATE",
    tool: "update_records",
    environment: "production",
    payload: {
      table: "articles",
      filter: "category = '{region}'",
      affected: "{rows}",
      set: { price: 0 },
      request: "Ticket {ticket}: set the price of article {order} to 0, it is a free sample.",
    },
    wrong: ["filter", "affected", "set"],
    hint: "One article was to become free; it makes a whole category free.",
  },
  {
    id: "read-payroll",
    actionType: "DATA_ACCESS",
    tool: "query_database",
    environment: "production",
    payload: {
      query: "select employee, salary, iban from hr.payroll where month = 'last'",
      purpose: "Ticket {ticket}: customer {customer} asks where order {order} is",
      rows: "{rows}",
    },
    wrong: ["query"],
    hint: "A question about an order is no reason to read the payroll.",
  },
  {
    id: "contract-clause-removed",
    actionType: "DOCUMENT_MODIFY",
    tool: "edit_document",
    payload: {
      document: "Contract {contract} with {supplier}",
      request: "Correct the spelling of “recieve” in section 4.",
      changes: [
        { section: "4", before: "will recieve", after: "will receive" },
        { section: "11", before: "Liability is unlimited for intent and gross negligence.", after: "" },
      ],
    },
    wrong: ["changes"],
    hint: "Beside the spelling it removes the clause on liability, which nobody asked for.",
  },
  {
    id: "admin-for-outsider",
    actionType: "API_CALL",
    tool: "set_role",
    environment: "production",
    payload: {
      endpoint: "/directory/members/{outside}/role",
      method: "PUT",
      body: { role: "administrator", expires: null },
      request: "Ticket {ticket}: an employee cannot sign in, please send a link to set the password anew.",
    },
    wrong: ["endpoint", "body"],
    hint: "It makes somebody outside the company an administrator; what was asked for is a link for a password.",
  },
];

/** A template by what the log calls it; null for one that is not there any more. */
export function templateOf(id: string): TestTemplate | null {
  return TEST_TEMPLATES.find((template) => template.id === id) ?? null;
}
