import { sentence } from "../../lib/sentence";
import { isTrpcError } from "../../trpc/query-client";

/** A refusal's message for a field, in a sentence; undefined when none concerns it. @param words of the API's fields in the form's. */
export function refusalAt(
  error: unknown,
  field: string,
  words: Readonly<Record<string, string>> = {},
): string | undefined {
  const details = isTrpcError(error) ? (error.data?.details ?? []) : [];
  const found = details.find(({ path }) => path === field || path.startsWith(`${field}[`));
  if (found === undefined) return undefined;
  return sentence(found.message.replaceAll(/`(\w+)`/g, (quoted, name: string) => words[name] ?? quoted));
}

/** Whether a refusal is shown beside one of these fields. */
export function isPlaced(error: unknown, fields: readonly string[]): boolean {
  return fields.some((field) => refusalAt(error, field) !== undefined);
}
