import net from "node:net";
import { createTransport } from "nodemailer";
import { AppError } from "@/server/errors";
import { lookupUnder, parseDestination } from "@/server/http/destination";
import { connectFailureOf } from "@/server/http/outbound";
import type { UserId } from "@/server/ids";
import type { Mail } from "@/server/mail";
import { failed } from "../ask";
import type { ConfigOf } from "../config";
import type { Message } from "../message";
import type { Recipients } from "../recipients";
import type { SendOptions } from "../send-options";
import type { Sent } from "../sent";
import { mailOf } from "./mail-text";

const SUBMISSION_PORT = 587;
const TLS_PORT = 465;
const DETAIL_MAX = 300;

/**
 * By the channel's own SMTP server, or the way this server's own mail goes: one mail to all who see each other, and one to each who gets a
 * link or is told in person. Those who have it are not sent to again; an address that is refused is passed over once others have it.
 */
export async function sendEmail(
  config: ConfigOf<"email">,
  message: Message,
  recipients: Recipients,
  options: SendOptions,
  signal: AbortSignal,
): Promise<Sent> {
  const outcomes: Outcome[] = [];
  for (const { mail, isPersonal, ...to } of mailsFor(config.to, message, recipients)) {
    const sent = await sendOne(config, mail, message, options, signal);
    // What a server says of a mail may repeat what is in it.
    outcomes.push({ ...to, sent: isPersonal ? { ...sent, detail: null } : sent });
  }
  return together(outcomes, config.to.length, recipients);
}

/** A mail of a message, and whom it reaches. */
interface Letter {
  /** Recipients, as places in the channel's list. */
  readonly places: readonly number[];
  /** Members whom the channel does not name. */
  readonly people: readonly UserId[];
  readonly mail: Mail;
  readonly isPersonal: boolean;
}

interface Outcome extends Pick<Letter, "places" | "people"> {
  readonly sent: Sent;
}

function mailsFor(to: readonly string[], message: Message, recipients: Recipients): Letter[] {
  const { reached, reachedPeople, links } = recipients;
  const personal = links
    .filter(({ places }) => !places.every((place) => reached.includes(place)))
    .map((link) => ({
      places: link.places,
      people: [],
      mail: { to: link.email, ...mailOf(message, link) },
      isPersonal: true,
    }));
  const inPerson = recipients.people
    .filter(({ userId }) => !reachedPeople.includes(userId))
    .map(({ userId, email }) => {
      const link = links.find((one) => one.email === email) ?? null;
      return { places: [], people: [userId], mail: { to: email, ...mailOf(message, link) }, isPersonal: true };
    });
  const own = new Set([...reached, ...links.flatMap(({ places }) => places)]);
  const places = to.flatMap((_, place) => (own.has(place) ? [] : [place]));
  if (places.length === 0) return [...personal, ...inPerson];
  const others = to.filter((_, place) => places.includes(place)).join(", ");
  const shared = { places, people: [], mail: { to: others, ...mailOf(message, null) }, isPersonal: false };
  return [...personal, shared, ...inPerson];
}

/** What came of all mails together. */
function together(outcomes: readonly Outcome[], named: number, before: Recipients): Sent {
  const [only] = outcomes;
  const isFirst = before.reached.length + before.reachedPeople.length === 0;
  if (only !== undefined && outcomes.length === 1 && isFirst) return only.sent;
  const those = (kind: Sent["kind"]) => outcomes.filter(({ sent }) => sent.kind === kind);
  const reached = [...new Set([...before.reached, ...those("delivered").flatMap(({ places }) => places)])];
  const reachedPeople = [...before.reachedPeople, ...those("delivered").flatMap(({ people }) => people)];
  // Whoever is told in person is no part of how the channel is set up.
  const own = outcomes.filter(({ places }) => places.length > 0).map(({ sent }) => sent);
  const ownFailure = own.find(({ kind }) => kind === "failed");
  if (ownFailure?.kind === "failed") return { ...ownFailure, reached, reachedPeople };
  const refused = own.find(({ kind }) => kind === "refused");
  if (refused !== undefined && reached.length === 0) return refused;
  const missed = outcomes.map(({ sent }) => sent).find(({ kind }) => kind === "failed");
  if (missed?.kind === "failed")
    return { ...missed, reached, reachedPeople, channelTook: own.length > 0 ? "now" : "before" };
  const count = those("refused").reduce((sum, { places, people }) => sum + places.length + people.length, 0);
  const detail = count === 0 ? null : `${count} of ${named + before.people.length} addresses were refused`;
  return { kind: "delivered", status: null, detail };
}

async function sendOne(
  config: ConfigOf<"email">,
  mail: Mail,
  message: Message,
  options: SendOptions,
  signal: AbortSignal,
): Promise<Sent> {
  const { smtpHost } = config;
  if (signal.aborted) return failed("timeout", null);
  try {
    if (smtpHost === undefined) {
      await withinTime(options.ownMail(mail), signal);
      return { kind: "delivered", status: null, detail: null };
    }
    return await withinTime(bySmtp({ ...config, smtpHost }, mail, message, options, signal), signal);
  } catch (error) {
    return judge(error, smtpHost !== undefined, signal.aborted);
  }
}

/** A mail server's name and port as a place to connect to. @throws DestinationRefusedError */
export function smtpDestination(
  host: string,
  port: number | undefined,
  rules: SendOptions["rules"],
): { url: URL; host: string; port: number } {
  const at = port ?? SUBMISSION_PORT;
  const isAddress = net.isIPv6(host);
  const url = parseDestination(`https://${isAddress ? `[${host}]` : host}:${at}`, rules);
  return { url, host: url.hostname.replace(/^\[|\]$/g, ""), port: at };
}

async function bySmtp(
  config: ConfigOf<"email"> & { readonly smtpHost: string },
  mail: Mail,
  { id }: Message,
  options: SendOptions,
  signal: AbortSignal,
): Promise<Sent> {
  const { host, port } = smtpDestination(config.smtpHost, config.smtpPort, options.rules);
  const isTls = config.tls ?? true;
  const transport = createTransport({
    host,
    port,
    secure: isTls && port === TLS_PORT,
    requireTLS: isTls,
    ignoreTLS: !isTls,
    connectionTimeout: options.timeoutMs,
    greetingTimeout: options.timeoutMs,
    socketTimeout: options.timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(options.ca === undefined ? {} : { tls: { ca: options.ca } }),
    ...(config.username === undefined ? {} : { auth: { user: config.username, pass: config.password } }),
    // nodemailer would look the name up by itself, and connect to whatever it means.
    getSocket: (_: unknown, done: (error: Error | null, socket?: { connection: net.Socket }) => void) => {
      const socket = net.connect({ host, port, lookup: lookupUnder(options.rules) });
      const stop = () => socket.destroy(new Error("time is up"));
      signal.addEventListener("abort", stop, { once: true });
      socket.once("close", () => signal.removeEventListener("abort", stop));
      socket.once("error", done);
      socket.once("connect", () => {
        socket.off("error", done);
        done(null, { connection: socket });
      });
    },
  });
  const info = await transport.sendMail({
    ...mail,
    from: config.from,
    messageId: `<${id}@mastguard>`, // the same for every attempt: mail programs show one
  });
  const detail =
    info.rejected.length === 0
      ? info.response
      : `${info.rejected.length} of ${config.to.length} addresses were refused`;
  return { kind: "delivered", status: Number.parseInt(info.response, 10) || null, detail: detail.slice(0, DETAIL_MAX) };
}

/** What nodemailer says of an attempt, or whoever sends this server's own mail. Trouble with the latter is no fault of the channel's. */
function judge(error: unknown, isOwnServer: boolean, isLate: boolean): Sent {
  if (isLate) return failed("timeout", null);
  const cause = error instanceof AppError && error.cause instanceof Error ? error.cause : error;
  const { code, responseCode: status = null, response } = smtpFields(cause);
  const detail = response?.slice(0, DETAIL_MAX) ?? (error instanceof AppError ? error.publicMessage : null);
  const isPermanent = status !== null && status >= 500;
  if (isPermanent && (code === "EENVELOPE" || (code === "EAUTH" && isOwnServer)))
    return { kind: "refused", reason: "refused", status, detail };
  if (status !== null) return failed("provider", status, detail);
  // nodemailer keeps no more of a certificate's trouble than the words.
  if (code === "ETLS" || (cause instanceof Error && /certificate|\bTLS\b|\bSSL\b/i.test(cause.message)))
    return failed("tls", null);
  return failed(error instanceof AppError ? "provider" : connectFailureOf(cause), null, detail);
}

function smtpFields(error: unknown): { code?: unknown; responseCode?: number; response?: string } {
  if (!(error instanceof Error)) return {};
  return {
    ...("code" in error ? { code: error.code } : {}),
    ...("responseCode" in error && typeof error.responseCode === "number" ? { responseCode: error.responseCode } : {}),
    ...("response" in error && typeof error.response === "string" ? { response: error.response } : {}),
  };
}

async function withinTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("time is up")), { once: true });
  });
  return await Promise.race([work, late]);
}
