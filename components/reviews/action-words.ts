import type { ScreenTask } from "@/server/reviews/schemas";

/** What a person approves or rejects, as buttons name it. */
export const NOUNS: Readonly<Record<ScreenTask["actionType"], string>> = {
  PAYMENT_APPROVE: "payment",
  EMAIL_SEND: "e-mail",
  RECORD_UPDATE: "update",
  DOCUMENT_MODIFY: "change",
  DATA_ACCESS: "access",
  API_CALL: "call",
  OTHER: "action",
};

/** The name of a person or group by id, `you` for the viewer; their id, shortened, where they have left. */
export function nameOf({ names }: Pick<ScreenTask, "names">, id: string, me: string): string {
  return id === me ? "you" : (names[id] ?? `${id.slice(0, 4)}…${id.slice(-6)}`);
}

/** Whom a review is for, in words: `role:policy_manager` is every policy manager. */
export function principalInWords(task: Pick<ScreenTask, "names">, principal: string, me: string): string {
  const [kind, id = ""] = principal.split(":");
  if (kind === "role") return `every ${id.replaceAll("_", " ")}`;
  return nameOf(task, id, me);
}
