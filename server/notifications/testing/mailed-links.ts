import { openSession } from "@/server/auth/session";
import { deliver, type Mail } from "@/server/mail";
import { updateLinkSettings } from "@/server/reviews/links/link-settings";
import { addressOf, type Person } from "@/server/reviews/testing/people";
import { addChannel, passTime, type Scene, tellAll } from "./scene";

/** This server's own mail, by the scene's mail server. */
export function ownMailOf({ mailServer }: Pick<Scene, "mailServer">): (mail: Mail) => Promise<void> {
  const url = `smtp://127.0.0.1:${mailServer.port}?ignoreTLS=true`;
  return async (mail) =>
    await deliver(mail, {
      SMTP_URL: url,
      MAIL_FROM: "MastGuard <no-reply@mastguard.example>",
      MASTGUARD_HOME: "/nowhere",
      HOST: "0.0.0.0",
      PUBLIC_URL: undefined,
    });
}

/** The organization has links, and a mail channel that goes the way of this server's mail. */
export async function linksOn(scene: Scene, to: readonly string[], digestMinutes = 0): Promise<void> {
  await updateLinkSettings(scene.tenant.owner, { isEnabled: true });
  const events = ["review.opened", "review.reminded"];
  await addChannel(scene, { type: "email", config: { to }, events, digestMinutes });
}

/** Sends what is due. */
export async function mailAll(scene: Scene): Promise<void> {
  await tellAll(scene, { ownMail: ownMailOf(scene) });
}

/** Sends what failed once more. */
export async function mailAgain(scene: Scene): Promise<void> {
  await passTime(scene);
  await mailAll(scene);
}

/** Somebody has shown that mail reaches them. Their address. */
export async function verified({ userId }: Pick<Person, "userId">): Promise<string> {
  await openSession(userId, "email_link");
  return await addressOf(userId);
}

/** What went to whom: each mail's recipients, its text without line breaks of the transport, and the tokens in it. */
export function mailsOf({ mailServer }: Pick<Scene, "mailServer">) {
  return mailServer.seen.map(({ to, text }) => {
    const whole = text.replaceAll(/=\r?\n/g, "").replaceAll("=3D", "=");
    return {
      to,
      text: whole,
      tokens: [...whole.matchAll(/\/review-link#([\w-]{86})\b/g)].map(([, token = ""]) => token),
    };
  });
}

/** The token in the newest mail to this address alone. */
export function tokenFor(scene: Pick<Scene, "mailServer">, address: string): string {
  const token = mailsOf(scene).findLast(({ to, tokens }) => to === address && tokens.length > 0)?.tokens[0];
  if (token === undefined) throw new Error(`no link went to ${address}`);
  return token;
}
