import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UnavailableError } from "@/server/errors";
import { deliver } from "./deliver";
import { readOutbox } from "./outbox";

const mail = { to: "you@company.example", subject: "Sign in", text: "A line.\nhttps://x.example/?token=a=b\n" };
const received: string[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, session, done) {
    let text = "";
    stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
    stream.on("end", () => {
      received.push(`${session.envelope.rcptTo.map(({ address }) => address).join()}\n${text}`);
      done();
    });
  },
});
let settings: { SMTP_URL?: string; MAIL_FROM: string; MASTGUARD_HOME: string; HOST: string; PUBLIC_URL: undefined };

beforeAll(async () => {
  const server = smtp.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const home = await mkdtemp(path.join(os.tmpdir(), "mastguard-mail-"));
  const from = "MastGuard <no-reply@mastguard.example>";
  settings = {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: from,
    MASTGUARD_HOME: home,
    HOST: "0.0.0.0",
    PUBLIC_URL: undefined,
  };
});
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(resolve));
  await rm(settings.MASTGUARD_HOME, { recursive: true });
});

test("with SMTP_URL the mail leaves by SMTP, from MAIL_FROM, and is kept nowhere", async () => {
  await deliver(mail, settings);
  expect(received).toHaveLength(1);
  expect(received[0]).toMatch(/^you@company\.example\n/);
  expect(received[0]).toContain("From: MastGuard <no-reply@mastguard.example>");
  expect(received[0]).toContain("token=a=b");
  expect(await readOutbox(settings.MASTGUARD_HOME)).toEqual([]);
});

test("a mail server that does not answer is said to be unavailable", async () => {
  await expect(deliver(mail, { ...settings, SMTP_URL: "smtp://127.0.0.1:1" })).rejects.toThrow(UnavailableError);
});

test("without SMTP_URL mail is kept in local mode only", async () => {
  const { SMTP_URL: _, ...without } = settings;
  await expect(deliver(mail, without)).rejects.toThrow(UnavailableError);
  expect(await readOutbox(settings.MASTGUARD_HOME)).toEqual([]);
  await deliver(mail, { ...without, HOST: "127.0.0.1" });
  expect(await readOutbox(settings.MASTGUARD_HOME)).toMatchObject([mail]);
});
