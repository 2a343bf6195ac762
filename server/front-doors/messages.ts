import { z } from "zod";

const Question = z.int();

/** What a front door's process is told over its channel, as structured clones. */
export const ToDoor = z.discriminatedUnion("kind", [
  /** Where the page server is; null while it is not there. */
  z.object({
    kind: z.literal("pages"),
    upstream: z.object({ port: z.int(), secret: z.string(), isStrict: z.boolean() }).nullable(),
  }),
  /** What another front door of this machine wants known. */
  z.object({ kind: z.literal("news"), news: z.unknown() }),
  z.object({ kind: z.literal("measure"), question: Question }),
  z.object({ kind: z.literal("metrics"), question: Question, contentType: z.string(), text: z.string() }),
  z.object({ kind: z.literal("close") }),
]);
export type ToDoor = z.output<typeof ToDoor>;

/** What it says. */
export const FromDoor = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("serves"), port: z.int() }),
  /** It could not begin. */
  z.object({ kind: z.literal("failed"), message: z.string() }),
  /** For all other front doors; may be lost. */
  z.object({ kind: z.literal("news"), news: z.unknown(), bytes: z.int() }),
  z.object({ kind: z.literal("measured"), question: Question, figures: z.array(z.looseObject({})) }),
  /** Asks for the figures of all. */
  z.object({ kind: z.literal("metrics?"), question: Question }),
]);
export type FromDoor = z.output<typeof FromDoor>;
