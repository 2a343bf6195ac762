import { destination, type Logger, pino } from "pino";
import { type LogLevel, logLevel } from "@/server/env";

type EventLevel = Exclude<LogLevel, "silent" | "fatal" | "trace">;

/** Headers that carry a credential print as `***`, wherever an event nests them. */
const SECRET_HEADERS = ['["x-api-key"]', ".authorization", ".cookie", '["set-cookie"]'];
const REDACTED = SECRET_HEADERS.flatMap((name) => [`headers${name}`, `*.headers${name}`]);

let cached: Logger | undefined;

/** JSON lines on stderr: stdout belongs to what a command prints as its result. Level `LOG_LEVEL`. */
export function logger(): Logger {
  cached ??= pino(
    {
      level: logLevel(),
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorFields },
      redact: { paths: REDACTED, censor: "***" },
    },
    destination({ fd: 2, sync: true }),
  );
  return cached;
}

/** Whether a line of this level would be written; ask before building one on a hot path. */
export function isLogged(level: EventLevel): boolean {
  return logger().isLevelEnabled(level);
}

/**
 * One line that tells a whole request or job: who, what, outcome, duration. Failures are `error`, everything else `info`;
 * successes of hot routes (thousands a second, each in the audit log anyway) are `debug`.
 */
export function wideEvent(level: EventLevel, fields: Readonly<Record<string, unknown>>): void {
  logger()[level](fields);
}

interface ErrorFields {
  readonly name: string;
  readonly message: string;
  readonly code?: unknown;
  readonly stack?: string | undefined;
  readonly cause?: ErrorFields;
}

/** Name, message, code and stack, down the causes; not what drivers add, which may quote rows. */
function errorFields(error: unknown, depth = 0): ErrorFields {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    stack,
    ...("code" in error ? { code: error.code } : {}),
    ...(cause !== undefined && depth < 5 ? { cause: errorFields(cause, depth + 1) } : {}),
  };
}
