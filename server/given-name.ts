import { z } from "zod";

/** For `regex()`: nothing that cannot be seen, or would be lost or torn on its way through a database, a log or a terminal. */
export const VISIBLE = [/^\P{C}*$/u, "must not contain control characters"] as const;

/** What people call a thing of theirs: 1–100 characters after trimming, none of them invisible. */
export const GivenName = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(100, "must have at most 100 characters")
  .regex(...VISIBLE);
