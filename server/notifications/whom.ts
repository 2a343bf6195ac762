import type { NotifiedEvent } from "./events";

/** Who is asked, and how far it has come. */
export interface Asked {
  /** When it happened. */
  readonly approvals: { readonly given: number; readonly required: number };
  /**
   * Those whose approval is asked for, or whom it was assigned to; names are a customer's text, as is. None: whoever may decide
   * reviews, of an assignment nobody.
   */
  readonly people: readonly string[];
}

/** The same as label and value, for what a message of this event is about. */
export function askedInWords({
  event,
  approvals: { given, required },
  people,
}: Asked & { readonly event: NotifiedEvent }): readonly (readonly [string, string])[] {
  const whom = people.length === 0 ? "whoever may decide reviews" : people.join(", ");
  switch (event) {
    case "review.opened":
      return [["Needs", `${required === 1 ? "1 approval" : `${required} approvals`} from ${whom}`]];
    case "review.reminded":
      return [
        ["Waits for", whom],
        ["Approvals", `${given} of ${required}`],
      ];
    case "review.escalated":
      return [
        ["Escalated to", whom],
        ["Approvals", `${given} of ${required}`],
      ];
    case "review.assigned":
      return [["Assigned to", people.length === 0 ? "nobody" : whom]];
    case "review.approved":
      return [["Approvals", `${given} of ${required}`]];
    default:
      return [];
  }
}

/** What a principal is called: `role:policy_manager` is every policy manager; whoever has left is their id. */
export function principalInWords(principal: string, names: Readonly<Record<string, string>>): string {
  const [kind, id = ""] = principal.split(":");
  return kind === "role" ? `every ${id.replaceAll("_", " ")}` : (names[id] ?? id);
}
