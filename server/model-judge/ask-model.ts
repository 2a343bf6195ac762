import { wideEvent } from "@/server/log";
import { type JudgeAnswer, parseCompletion } from "./answer";
import type { ModelEndpoint } from "./endpoint";
import { INSTRUCTIONS } from "./question";
import type { JudgeFailure } from "./schemas";

/** What came back, or why nothing did. A failure that may pass by itself is worth another try. */
export type Asked =
  | { readonly kind: "answered"; readonly answer: JudgeAnswer }
  | { readonly kind: "failed"; readonly failure: JudgeFailure; readonly mayPass: boolean };

const ANSWER_BYTES_MAX = 65_536;
const TIMED_OUT = new Set(["TimeoutError", "AbortError"]);

/**
 * Asks the model one question, within the endpoint's time and 64 KiB. Follows no redirect: the payload goes where the
 * operator said and nowhere else. Temperature and token limits are left to the endpoint, since models differ in which they
 * refuse.
 * @throws when `stopping` aborts.
 */
export async function askModel(endpoint: ModelEndpoint, question: string, stopping: AbortSignal): Promise<Asked> {
  try {
    const response = await fetch(endpoint.url, {
      method: "POST",
      redirect: "error",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        ...(endpoint.apiKey === null ? {} : { authorization: `Bearer ${endpoint.apiKey}` }),
      },
      body: JSON.stringify({
        model: endpoint.model,
        messages: [
          { role: "system", content: INSTRUCTIONS },
          { role: "user", content: question },
        ],
        response_format: { type: "json_object" },
      }),
      signal: AbortSignal.any([AbortSignal.timeout(endpoint.timeoutMs), stopping]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      wideEvent("warn", { event: "judge.ask", failure: "refused", status: response.status });
      return { kind: "failed", failure: "refused", mayPass: true };
    }
    const text = await boundedText(response);
    if (text === null) return { kind: "failed", failure: "too_large", mayPass: false };
    const answer = parseCompletion(text);
    return answer === null ? { kind: "failed", failure: "unreadable", mayPass: false } : { kind: "answered", answer };
  } catch (error) {
    if (stopping.aborted) throw error;
    const isLate = error instanceof Error && TIMED_OUT.has(error.name);
    const failure = isLate ? "timeout" : "unreachable";
    wideEvent("warn", { event: "judge.ask", failure, err: error }); // the log of the organization has the word alone
    return { kind: "failed", failure, mayPass: true };
  }
}

/** The body as text; `null`, and the rest not read, when it is longer than any answer. */
async function boundedText({ body }: Response): Promise<string | null> {
  const reader = body?.getReader();
  if (reader === undefined) return "";
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.length;
    if (bytes > ANSWER_BYTES_MAX) {
      await reader.cancel();
      return null;
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts).toString("utf8");
}
