import { z } from "zod";
import type { JsonObject, JsonValue } from "../vocabulary/json";

/** Any value of JSON. */
export const JsonValueSchema: z.ZodType<JsonValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(JsonValueSchema), JsonObjectSchema]),
);

/** A JSON object, as fixtures hold payloads and contexts. */
export const JsonObjectSchema: z.ZodType<JsonObject> = z.record(z.string(), JsonValueSchema);
