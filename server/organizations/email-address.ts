import { z } from "zod";

const LENGTH_MAX = 254; // RFC 5321 §4.5.3.1.3, without the angle brackets

/** An address as we store it: lower case, 3–254 characters, one `@`, no spaces or control characters; `owner@localhost` is fine. */
export const EmailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(LENGTH_MAX)
  .regex(
    /^[^\s@<>"(),:;\\\p{C}]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/u,
    "must be an e-mail address such as you@example.com",
  );
