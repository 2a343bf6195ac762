import { z } from "zod";

/** Which floor to serve: with a database, each request commits a row of that many bytes; without, it is only echoed. */
export const FloorPlan = z.strictObject({ databaseUrl: z.string().nullable(), rowBytes: z.int().min(1).max(7_000) });
export type FloorPlan = z.output<typeof FloorPlan>;

/** The worker's answer once it listens. */
export const FloorReady = z.strictObject({ port: z.int().min(1) });
