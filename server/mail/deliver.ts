import { createTransport, type Transporter } from "nodemailer";
import { type Env, env, isLocalMode } from "@/server/env";
import { UnavailableError } from "@/server/errors";
import { logger } from "@/server/log";
import type { Mail } from "./mail";
import { writeToOutbox } from "./outbox";

const TIMEOUT_MS = 10_000;
const RETRY_SECONDS = 30;
type MailSettings = Pick<Env, "SMTP_URL" | "MAIL_FROM" | "MASTGUARD_HOME" | "HOST" | "PUBLIC_URL">;
const transports = new Map<string, Transporter>();

/**
 * Sends a mail: through SMTP_URL; without one, in local mode, into the outbox folder that `/outbox` shows.
 * @throws UnavailableError when there is no way to send it, or the mail server does not take it.
 */
export async function deliver(mail: Mail, settings: MailSettings = env()): Promise<void> {
  const { SMTP_URL, MAIL_FROM, MASTGUARD_HOME } = settings;
  if (SMTP_URL !== undefined) {
    try {
      await transportTo(SMTP_URL).sendMail({ from: MAIL_FROM, ...mail });
    } catch (cause) {
      throw new UnavailableError("The mail could not be sent. Try again in a moment.", RETRY_SECONDS, { cause });
    }
    return;
  }
  if (!isLocalMode(settings))
    throw new UnavailableError("This server cannot send mail: its operator has to set SMTP_URL.", RETRY_SECONDS);
  await writeToOutbox(MASTGUARD_HOME, mail);
  logger().info({ mail: { to: mail.to, subject: mail.subject } }, "mail is in the local outbox: open /outbox");
}

function transportTo(url: string): Transporter {
  let transport = transports.get(url);
  if (!transport) {
    const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
    transport = createTransport({ url, ...timeouts });
    transports.set(url, transport);
  }
  return transport;
}
