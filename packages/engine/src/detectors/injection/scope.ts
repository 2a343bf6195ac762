import type { TextEvidence } from "../../detection/text-evidence";
import { assertNever } from "../../vocabulary/assert-never";
import type { Scope } from "./rules/rule";

/** Names of arguments that hold a document somebody else may have written. */
const DOCUMENT_KEYS: ReadonlySet<string> = new Set([
  "document",
  "documents",
  "page",
  "html",
  "content",
  "contents",
  "body",
  "text",
  "result",
  "results",
  "output",
  "snippet",
  "snippets",
  "source",
  "attachment",
  "attachments",
  "review",
  "comment",
  "comments",
  "description",
  "transcript",
  "retrieved",
  "context",
  "data",
  "markdown",
  "excerpt",
  "message",
  "email",
  "notes",
  "note",
  "summary",
]);

/**
 * Which rules a text is judged by; `null` when it cannot be an injection. Tool results and context: all rules. Arguments
 * that look like documents: also what is addressed to an assistant. What people say and other arguments: attacks only.
 */
export function scopeOf(evidence: TextEvidence): Scope | null {
  switch (evidence.origin) {
    case "assistant":
    case "role":
    case "system":
      return null;
    case "tool":
    case "context":
      return "outside";
    case "payload":
      return evidence.key !== null && DOCUMENT_KEYS.has(evidence.key.toLowerCase()) ? "addressed" : "any";
    case "user":
    case "task":
      return "any";
    default:
      return assertNever(evidence.origin);
  }
}
