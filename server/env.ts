import os from "node:os";
import { z } from "zod";
import { type TrustedPeers, trustedPeers } from "@/server/http/trusted-peers";
import { plainWords } from "@/server/http/zod-problems";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" });

function readTrustedPeers(setting: string, ctx: z.RefinementCtx): TrustedPeers {
  const peers = trustedPeers(setting);
  if (peers) return peers;
  ctx.addIssue("must be `0`, `1`, or `loopback`, addresses and CIDR ranges separated by commas");
  return z.NEVER;
}

/** Every variable the server reads, with unit and bounds; `.env.example` explains them to people, a test keeps both equal. */
export const EnvSchema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
    HOST: z.string().default("127.0.0.1"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: "must be an http(s):// address" })
      .transform((text) => new URL(text))
      .refine(
        (url) => url.pathname === "/" && url.search === "" && url.username === "",
        "must be an origin: no path, query or user",
      )
      .optional(),
    TRUST_PROXY: z.string().default("0").transform(readTrustedPeers),
    FRONT_DOORS: z.coerce.number().int().min(1).max(16).optional(),
    DRAIN_GRACE_MS: z.coerce.number().int().min(0).max(120_000).default(0),
    LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
    MASTGUARD_HOME: z.string().default(".mastguard"),
    MASTGUARD_MASTER_KEY: z.string().regex(/^[A-Za-z0-9_-]{43}$/, "must be 32 bytes in base64url (43 characters)"),
    MASTGUARD_OWNER_EMAIL: z.string().default("owner@localhost"),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_APP_URL: postgresUrl,
    DATABASE_DIRECT_URL: postgresUrl.optional(),
    DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(200).optional(),
    RATE_LIMIT_PER_KEY: z.coerce.number().int().min(1).max(1_000_000).optional(),
    RATE_LIMIT_PER_ORGANIZATION: z.coerce.number().int().min(1).max(1_000_000).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be an smtp:// or smtps:// address" }).optional(),
    MAIL_FROM: z.string().default("MastGuard <no-reply@localhost>"),
    MODEL_JUDGE_URL: z
      .url({ protocol: /^https?$/, error: "must be an http(s):// address" })
      .transform((text) => new URL(text))
      .refine(
        (url) => url.username === "" && url.password === "" && url.hash === "",
        "must hold no user and no fragment",
      )
      .optional(),
    MODEL_JUDGE_MODEL: z
      .string()
      .max(200)
      .regex(/^[\w.:/@+-]+$/, "must be a model's name: letters, digits and . : / @ + - _")
      .optional(),
    MODEL_JUDGE_API_KEY: z
      .string()
      .regex(/^[\x21-\x7e]+$/, "must be visible ASCII")
      .optional(),
    MODEL_JUDGE_TIMEOUT_MS: z.coerce.number().int().min(1_000).max(60_000).default(20_000),
    WEBHOOKS_ALLOW_LOOPBACK: z
      .enum(["0", "1"])
      .default("0")
      .transform((flag) => flag === "1"),
  })
  .refine((env) => (env.MODEL_JUDGE_URL === undefined) === (env.MODEL_JUDGE_MODEL === undefined), {
    path: ["MODEL_JUDGE_MODEL"],
    message: "must be set together with MODEL_JUDGE_URL",
  })
  .refine((env) => !env.WEBHOOKS_ALLOW_LOOPBACK || isLocalMode(env), {
    path: ["WEBHOOKS_ALLOW_LOOPBACK"],
    message: "must be `0` outside local mode: it lets customers' webhooks reach this machine",
  })
  .transform((env) => {
    const doors = env.FRONT_DOORS ?? frontDoorsOf(env.NODE_ENV, os.availableParallelism());
    return {
      ...env,
      FRONT_DOORS: doors,
      DATABASE_POOL_MAX: env.DATABASE_POOL_MAX ?? poolMaxOf(doors),
      DATABASE_DIRECT_URL: env.DATABASE_DIRECT_URL ?? env.DATABASE_APP_URL,
    };
  });
export type Env = z.output<typeof EnvSchema>;

/** Front doors of a machine unless set: one for every two cores, as many as four; PostgreSQL and the pages want the others (ADR 0016). */
export function frontDoorsOf(mode: "development" | "production" | "test", cores: number): number {
  return mode === "production" ? Math.max(1, Math.min(Math.floor(cores / 2), 4)) : 1;
}

/** Pooled connections of each process unless set: together with the commit lanes fewer than our PostgreSQL admits (ADR 0016). */
function poolMaxOf(doors: number): number {
  return Math.max(3, Math.min(10, Math.floor(24 / doors)));
}

/** The environment cannot be served with; the message lists every problem, never an address or a key. */
export class EnvironmentError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The environment is not usable (.env.example explains every name):\n${problems.map((text) => `  ${text}`).join("\n")}`,
    );
    this.name = "EnvironmentError";
    this.problems = problems;
  }
}

let cached: Env | undefined;

/**
 * The typed environment, parsed on first use: `next build` imports modules without one, a server that starts calls this
 * before anything else. Nothing else reads `process.env`.
 * @throws EnvironmentError
 */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** @throws EnvironmentError naming every variable that is missing or wrong. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = EnvSchema.safeParse(given, { error: wordsFor });
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
}

/** A variable of the wrong type is text where a number belongs; after its conversion only NaN is left to show. */
function wordsFor(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type" && issue.input !== undefined)
    return issue.expected === "int" ? "must be a whole number" : "must be a number";
  return plainWords(issue);
}

/** The log level alone, for whoever logs before or without a whole environment; tests stay silent unless told otherwise. */
export function logLevel(): LogLevel {
  const level = LOG_LEVELS.find((known) => known === process.env.LOG_LEVEL);
  return level ?? (process.env.NODE_ENV === "test" ? "silent" : "info");
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

/** Whether a bind address reaches this machine only. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}

/** Local mode: bound to loopback and no `PUBLIC_URL`. Only then do conveniences such as the mail outbox exist. */
export function isLocalMode({
  HOST,
  PUBLIC_URL,
}: {
  readonly HOST: string;
  readonly PUBLIC_URL?: URL | undefined;
}): boolean {
  return PUBLIC_URL === undefined && isLoopback(HOST);
}

/** Where people reach this server, without a trailing slash: the base of every link we write. */
export function publicOrigin({ HOST, PORT, PUBLIC_URL }: Pick<Env, "HOST" | "PORT" | "PUBLIC_URL">): string {
  if (PUBLIC_URL) return PUBLIC_URL.origin;
  const host = HOST === "0.0.0.0" || HOST === "::" ? "127.0.0.1" : HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`;
}
