import { once } from "node:events";
import { SMTPServer } from "smtp-server";
import { selfSigned } from "@/server/webhooks/testing/certificate";

export const MAIL_PASSWORD = "smtp-password-secret";

/** Somebody's mail server on loopback, with STARTTLS and a password; refuses mail for `nobody@…`, and for now for `full@…`. */
export class MailServer {
  readonly certificate = selfSigned();
  readonly seen: { readonly to: string; readonly text: string; readonly isSecure: boolean }[] = [];
  /** Refuses what it has read, and says so in these words. */
  refusal: ((text: string) => string) | null = null;
  readonly #server = new SMTPServer({
    ...this.certificate,
    authOptional: true,
    onAuth({ username, password }, _session, done) {
      if (username === "mailer" && password === MAIL_PASSWORD) done(null, { user: username });
      else done(Object.assign(new Error("Authentication failed"), { responseCode: 535 }));
    },
    onRcptTo({ address }, _session, done) {
      if (address.startsWith("nobody@")) done(Object.assign(new Error("No such user"), { responseCode: 550 }));
      else if (address.startsWith("full@")) done(Object.assign(new Error("Mailbox full"), { responseCode: 452 }));
      else done();
    },
    onData: (stream, { envelope, secure }, done) => {
      let text = "";
      stream.on("data", (part: Buffer) => (text += part.toString()));
      stream.on("end", () => {
        this.seen.push({ to: envelope.rcptTo.map(({ address }) => address).join(), text, isSecure: secure });
        done(this.refusal === null ? null : Object.assign(new Error(this.refusal(text)), { responseCode: 554 }));
      });
    },
  });

  async listen(): Promise<void> {
    this.#server.on("error", () => {}); // clients that hang up are theirs to explain
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
  }

  get port(): number {
    const address = this.#server.server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }
}
