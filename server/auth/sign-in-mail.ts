import type { Mail } from "@/server/mail";

/** What a sign-in mail is made of; `url` is already percent-encoded. */
interface SignInMail {
  readonly to: string;
  readonly url: string;
  readonly code: string;
  readonly minutes: number;
}

/** The mail with the link and the code, as plain text: what it says is all there is to see. */
export function signInMail({ to, url, code, minutes }: SignInMail): Mail {
  return {
    to,
    subject: "Sign in to MastGuard",
    text: [
      "Open this link and press the button to sign in:",
      "",
      url,
      "",
      `Or enter this code where you asked for it: ${code}`,
      "",
      `Both work once, for ${minutes} minutes. If you did not ask for this mail, ignore it: without it nobody gets in.`,
    ].join("\n"),
  };
}
