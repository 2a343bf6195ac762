import { z } from "zod";

/** What people call their organization: 1–100 characters, no control characters. */
export const OrganizationName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{C}*$/u, "must not contain control characters");
