import { createTransport, type Transporter } from "nodemailer";
import { env, isLocalMode } from "@/server/env";
import { UnavailableError } from "@/server/errors";
import { logger } from "@/server/log";
import type { Mail } from "./mail";
import { writeToOutbox } from "./outbox";

const TIMEOUT_MS = 10_000;
const RETRY_SECONDS = 30;
let transport: Transporter | undefined;

/**
 * Sends a mail: through SMTP_URL; without one, in local mode, into the outbox folder that `/outbox` shows.
 * @throws UnavailableError when there is no way to send it, or the mail server does not take it.
 */
export async function deliver(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM, MASTGUARD_HOME } = env();
  if (SMTP_URL === undefined) {
    if (!isLocalMode(env()))
      throw new UnavailableError("This server cannot send mail: its operator has to set SMTP_URL.", RETRY_SECONDS);
    await writeToOutbox(MASTGUARD_HOME, mail);
    logger().info({ mail: { to: mail.to, subject: mail.subject } }, "mail is in the local outbox: open /outbox");
    return;
  }
  transport ??= createTransport(SMTP_URL, {
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  try {
    await transport.sendMail({ from: MAIL_FROM, ...mail });
  } catch (cause) {
    throw new UnavailableError("The mail could not be sent. Try again in a moment.", RETRY_SECONDS, { cause });
  }
}
