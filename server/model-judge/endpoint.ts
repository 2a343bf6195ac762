import { env } from "@/server/env";

/** The model that is asked: the operator's choice, never a tenant's. */
export interface ModelEndpoint {
  /** Chat completions of an OpenAI-compatible server. */
  readonly url: URL;
  readonly model: string;
  readonly apiKey: string | null;
  /** For one whole answer. */
  readonly timeoutMs: number;
}

/** The configured endpoint; `null` when the operator has configured none. */
export function modelEndpoint(): ModelEndpoint | null {
  const { MODEL_JUDGE_URL: url, MODEL_JUDGE_MODEL: model, MODEL_JUDGE_API_KEY: apiKey } = env();
  if (url === undefined || model === undefined) return null;
  return { url, model, apiKey: apiKey ?? null, timeoutMs: env().MODEL_JUDGE_TIMEOUT_MS };
}
