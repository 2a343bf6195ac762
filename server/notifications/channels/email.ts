import net from "node:net";
import { createTransport } from "nodemailer";
import { AppError } from "@/server/errors";
import { lookupUnder, parseDestination } from "@/server/http/destination";
import { connectFailureOf } from "@/server/http/outbound";
import type { Mail } from "@/server/mail";
import { failed } from "../ask";
import type { ConfigOf } from "../config";
import { factsOf, footOf, headingOf, type Message, titleOf } from "../message";
import type { SendOptions } from "../send-options";
import type { Sent } from "../sent";

const SUBMISSION_PORT = 587;
const TLS_PORT = 465;
const DETAIL_MAX = 300;

/** By the channel's own SMTP server, or the way this server's own mail goes. */
export async function sendEmail(
  config: ConfigOf<"email">,
  message: Message,
  options: SendOptions,
  signal: AbortSignal,
): Promise<Sent> {
  const mail = { to: config.to.join(", "), ...mailOf(message) };
  const { smtpHost } = config;
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

/** Subject of ours alone, and the same in plain text and in HTML. */
function mailOf(message: Message): { subject: string; text: string; html: string } {
  const title = titleOf(message);
  const foot = footOf(message);
  const isOne = message.notices.length === 1;
  const text = [
    title,
    ...message.notices.map((notice) =>
      [...(isOne ? [] : [headingOf(notice)]), ...factsOf(notice).map((fact) => fact.join(": ")), notice.url].join("\n"),
    ),
    ...(foot === null ? [] : [foot]),
    ...(isOne ? [] : [`Open reviews: ${message.url}`]),
  ];
  const html = [
    `<h1 style="font-size:18px">${escapeHtml(title)}</h1>`,
    ...message.notices.map((notice) => {
      const rows = factsOf(notice).map(
        ([label, value]) => `<tr><th align="left">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
      );
      const heading = isOne ? "" : `<h2 style="font-size:15px">${escapeHtml(headingOf(notice))}</h2>`;
      return `${heading}<table>${rows.join("")}</table><p>${anchor("Open the review", notice.url)}</p>`;
    }),
    ...(foot === null ? [] : [`<p>${escapeHtml(foot)}</p>`]),
    ...(isOne ? [] : [`<p>${anchor("Open reviews", message.url)}</p>`]),
  ];
  return { subject: title, text: `${text.join("\n\n")}\n`, html: html.join("\n") };
}

function anchor(text: string, url: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
