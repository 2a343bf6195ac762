import { z } from "zod";
import { isId, type OrganizationId } from "@/server/ids";
import type { OperatorResult } from "./operator-result";

/** One operator command: its options as typed, and the one object it prints. */
export type Command = (options: readonly string[]) => Promise<OperatorResult>;

/** The option `--organization`. */
export const Organization = z
  .string()
  .refine((text): text is OrganizationId => isId("org", text), "must be an organization's id (`org_…`)");

/** What a command that succeeded prints. */
export function done(output: object): OperatorResult {
  return { exitCode: 0, output };
}
