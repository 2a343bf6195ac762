import { isRecord, type RecordedMessage } from "./recording";

/**
 * tau-bench publishes these sessions with the results of tool calls but without the calls. Each result determines its
 * call: a list of flights was searched for, an order that is now cancelled and was not before has been cancelled. This
 * reads them back. Names are tau-bench's own; arguments are what the result shows, and `refund_amount` and `amount` are
 * what its payment history says was paid back or charged.
 */
interface ToolCall {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}

type Row = Readonly<Record<string, unknown>>;

/** Reads the calls of one session, whose records it remembers: whether a result is news depends on what came before. */
export class TauCallReader {
  readonly #known = new Map<string, Row>();

  /**
   * The call behind a tool result, or `null` when the result does not tell (a bare error, an empty thought).
   * @param before the conversation up to the call
   */
  callBehind(result: string, before: readonly RecordedMessage[]): ToolCall | null {
    const value = parse(result);
    if (isRecord(value)) return this.#ofRecord(value, before);
    if (Array.isArray(value)) return ofFlights(value);
    if (typeof value === "number") return { tool: "calculate", args: { result: value } };
    return ofText(result, before);
  }

  #ofRecord(now: Row, before: readonly RecordedMessage[]): ToolCall | null {
    if (typeof now.order_id === "string") return ofOrder(now, this.#update(now.order_id, now));
    if (typeof now.reservation_id === "string") {
      const id = now.reservation_id;
      const isMentioned = before.some(({ content }) => content.includes(id));
      return ofReservation(now, this.#update(id, now), isMentioned);
    }
    if (typeof now.product_id === "string")
      return { tool: "get_product_details", args: { product_id: now.product_id } };
    if (isRecord(now.payment_methods)) return ofUser(now, this.#update(String(now.email), now));
    return Object.values(now).every((id) => typeof id === "string")
      ? { tool: "list_all_product_types", args: {} }
      : null;
  }

  /** Remembers the record and returns what was known of it. */
  #update(id: string, now: Row): Row | undefined {
    const before = this.#known.get(id);
    this.#known.set(id, now);
    return before;
  }
}

function ofOrder(now: Row, before: Row | undefined): ToolCall {
  const order = { order_id: now.order_id };
  const isNews = before === undefined || before.status !== now.status;
  const paidBack = { refund_amount: sum(newRows(now, before).filter(isRefund), "amount") };
  if (isNews && now.status === "cancelled" && now.cancel_reason !== undefined) {
    return { tool: "cancel_pending_order", args: { ...order, reason: now.cancel_reason, ...paidBack } };
  }
  if (isNews && now.status === "return requested") {
    const returned = rows(now.items).filter(({ item_id }) => list(now.return_items).includes(item_id));
    const args = { item_ids: now.return_items, payment_method_id: now.return_payment_method_id };
    return { tool: "return_delivered_order_items", args: { ...order, ...args, refund_amount: sum(returned, "price") } };
  }
  if (isNews && now.status === "exchange requested") {
    const {
      exchange_items: item_ids,
      exchange_new_items: new_item_ids,
      exchange_price_difference: price_difference,
    } = now;
    return { tool: "exchange_delivered_order_items", args: { ...order, item_ids, new_item_ids, price_difference } };
  }
  if (isNews && now.status === "pending (item modified)") {
    const new_item_ids = rows(now.items).map(({ item_id }) => item_id);
    return { tool: "modify_pending_order_items", args: { ...order, new_item_ids, ...paidBack } };
  }
  if (before !== undefined && differs(now, before, "address")) {
    return { tool: "modify_pending_order_address", args: { ...order, address: now.address } };
  }
  if (before !== undefined && differs(now, before, "payment_history")) {
    const payments = newRows(now, before).filter((payment) => !isRefund(payment));
    return {
      tool: "modify_pending_order_payment",
      args: { ...order, payment_method_id: payments[0]?.payment_method_id },
    };
  }
  return { tool: "get_order_details", args: order };
}

function ofReservation(now: Row, before: Row | undefined, isMentioned: boolean): ToolCall {
  const { reservation_id, user_id, cabin, flights, passengers, total_baggages } = now;
  const amount = sum(newRows(now, before), "amount");
  if (now.status === "cancelled" && before?.status !== "cancelled") {
    const refunds = newRows(now, before).filter((payment) => Number(payment.amount) < 0);
    return { tool: "cancel_reservation", args: { reservation_id, refund_amount: -sum(refunds, "amount") } };
  }
  if (before === undefined) {
    // A reservation nobody has named yet did not exist before this call.
    if (isMentioned) return { tool: "get_reservation_details", args: { reservation_id } };
    return { tool: "book_reservation", args: { user_id, cabin, flights, passengers, total_baggages, amount } };
  }
  if (differs(now, before, "flights") || differs(now, before, "cabin")) {
    return { tool: "update_reservation_flights", args: { reservation_id, cabin, flights, amount } };
  }
  if (differs(now, before, "total_baggages")) {
    return { tool: "update_reservation_baggages", args: { reservation_id, total_baggages, amount } };
  }
  if (differs(now, before, "passengers")) {
    return { tool: "update_reservation_passengers", args: { reservation_id, passengers } };
  }
  return { tool: "get_reservation_details", args: { reservation_id } };
}

function ofUser(now: Row, before: Row | undefined): ToolCall {
  if (before === undefined || !differs(now, before, "address")) {
    return { tool: "get_user_details", args: { email: now.email } };
  }
  return { tool: "modify_user_address", args: { email: now.email, address: now.address } };
}

function ofFlights(flights: readonly unknown[]): ToolCall {
  const isOneStop = Array.isArray(flights[0]);
  const [first] = isOneStop ? list(flights[0]) : flights;
  const route = isRecord(first) ? { origin: first.origin, destination: first.destination } : {};
  return { tool: isOneStop ? "search_onestop_flight" : "search_direct_flight", args: route };
}

function ofText(result: string, before: readonly RecordedMessage[]): ToolCall | null {
  if (/^[a-z]+_[a-z]+_\d+$/.test(result) || result === "Error: user not found") {
    const said = before.findLast(({ role }) => role === "user")?.content ?? "";
    const email = /[\w.+-]+@[\w-]+(\.[\w-]+)+/.exec(said)?.[0];
    if (email !== undefined) return { tool: "find_user_id_by_email", args: { email } };
    return { tool: "find_user_id_by_name_zip", args: { said } };
  }
  if (result === "Transfer successful") return { tool: "transfer_to_human_agents", args: {} };
  const certificate = /^Certificate \S+ added to user (\S+) with amount (\d+)/.exec(result);
  if (certificate === null) return null;
  return { tool: "send_certificate", args: { user_id: certificate[1], amount: Number(certificate[2]) } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // plain text is a result like any other
  }
}

/** The payments that were not there before. */
function newRows(now: Row, before: Row | undefined): readonly Row[] {
  const known = before === undefined ? firstPayments(now) : rows(before.payment_history).length;
  return rows(now.payment_history).slice(known);
}

/** Of a record seen for the first time, what was paid before its refunds is old. */
function firstPayments(now: Row): number {
  const firstRefund = rows(now.payment_history).findIndex((payment) => isRefund(payment) || Number(payment.amount) < 0);
  return Math.max(0, firstRefund);
}

function isRefund(payment: Row): boolean {
  return payment.transaction_type === "refund";
}

function differs(now: Row, before: Row, field: string): boolean {
  return JSON.stringify(now[field]) !== JSON.stringify(before[field]);
}

function sum(entries: readonly Row[], field: string): number {
  const cents = entries.reduce((total, entry) => total + Math.round(Number(entry[field]) * 100), 0);
  return cents / 100;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function rows(value: unknown): readonly Row[] {
  return list(value).filter(isRecord);
}
