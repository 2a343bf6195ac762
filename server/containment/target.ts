import { toolKey } from "@mastguard/engine";
import { z } from "zod";
import { IngestEventSchema } from "@/server/decisions/schemas";
import { ValidationError } from "@/server/errors";
import { plainWords, validationError } from "@/server/http/zod-problems";

/** What is to be contained or let go. */
export type Target =
  | { readonly kind: "stop" }
  | { readonly kind: "quarantine"; readonly agentId: string }
  | { readonly kind: "blocked_tool"; readonly tool: string };

/** What an agent may call itself, and what it may call a tool. */
const Name = IngestEventSchema.shape.agentId;

/** The stored subject of a target. @throws ValidationError naming `agentId` or `tool` for a name no action could carry. */
export function subjectOf(target: Target): string {
  if (target.kind === "stop") return "";
  if (target.kind === "quarantine") return named("agentId", target.agentId);
  const key = toolKey(named("tool", target.tool));
  if (key === "") throw new ValidationError([{ path: "tool", message: "must have a character one can see" }]);
  return key;
}

function named(path: string, text: string): string {
  const parsed = z.object({ [path]: Name }).safeParse({ [path]: text }, { error: plainWords });
  if (!parsed.success) throw validationError(parsed.error);
  return text;
}
