import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prisma } from "@/server/db/client";
import { inOrganization } from "@/server/db/in-organization";
import { RateLimitedError } from "@/server/errors";
import { readOutbox } from "@/server/mail";
import { ensurePerson, membershipsOf } from "@/server/organizations";
import { asSuperuser } from "@/server/testing/database";
import { closeEverySession, closeSession, openSession, sessionOf } from "./session";
import { issueOperatorLink, requestSignIn, signInByCode, signInByLink } from "./sign-in";
import { hashOfToken, newToken } from "./token";

let home: string;
let addresses = 0;
let clients = 0;

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "mastguard-sign-in-"));
  process.env.MASTGUARD_HOME = home;
});
afterAll(async () => await rm(home, { recursive: true }));

/** Asks for a mail to a fresh address and reads link token and code out of the outbox. */
async function mailed(email = `person-${(addresses += 1)}@sign-in.example`, next = "/") {
  const nonce = await requestSignIn(email, next, client());
  const mail = (await readOutbox(home)).find(({ to }) => to === email);
  const url = new URL(/^http\S+$/m.exec(mail?.text ?? "")?.[0] ?? "");
  const code = /: (\d{6})$/m.exec(mail?.text ?? "")?.[1] ?? "";
  return { email, url, token: url.searchParams.get("token") ?? "", code, nonce };
}
/** An address nobody asked from before. */
const client = () => `10.0.${(clients += 1) >> 8}.${clients & 255}`;
const makeExpire = (email: string) =>
  asSuperuser((client) =>
    client.query("update mastguard.sign_in_token set expires_at = now() where email = $1", [email]),
  );

test("a mailed link signs in once, and the first sign-in creates the organization", async () => {
  const { email, token } = await mailed();
  const opened = await signInByLink(token);
  const session = await sessionOf(opened?.token);
  expect(session).toMatchObject({ person: { email }, method: "email_link" });
  expect(await signInByLink(token)).toBeNull();
  const id = await ensurePerson(prisma(), email);
  expect(await membershipsOf(prisma(), id)).toMatchObject([{ name: "Sign-in", roles: ["owner"] }]);
});

test("a mailed code signs in once", async () => {
  const { email, code, nonce } = await mailed();
  expect(await signInByCode(email, code, nonce)).not.toBeNull();
  expect(await signInByCode(email, code, nonce)).toBeNull();
});

test("the code of a spent link is spent too", async () => {
  const { email, token, code, nonce } = await mailed();
  await signInByLink(token);
  expect(await signInByCode(email, code, nonce)).toBeNull();
});

test("after five wrong codes the right one is refused, and the link still works", async () => {
  const { email, code, token, nonce } = await mailed();
  const wrong = code === "000000" ? "000001" : "000000";
  await Promise.all(Array.from({ length: 5 }, () => signInByCode(email, wrong, nonce)));
  expect(await signInByCode(email, code, nonce)).toBeNull();
  expect(await signInByLink(token)).not.toBeNull();
});

test("a code works in the browser that asked for it alone, and guesses from elsewhere are not counted", async () => {
  const { email, code, nonce } = await mailed();
  const another = await mailed(email);
  for (let guess = 0; guess < 6; guess += 1) {
    expect(await signInByCode(email, code, newToken())).toBeNull();
    expect(await signInByCode(email, code, another.nonce)).toBeNull();
  }
  expect(await signInByCode(email, code, nonce)).not.toBeNull();
});

test("the 21st mail that one client asks for is not sent, and the answer is the same", async () => {
  const asking = client();
  const ask = (number: number, from = asking) => requestSignIn(`victim-${number}@sign-in.example`, "/", from);
  for (let number = 0; number < 20; number += 1) await ask(number);
  const mails = async () => (await readOutbox(home)).filter(({ to }) => to.startsWith("victim-")).length;
  const before = await mails();
  expect(await ask(20)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(await mails()).toBe(before);
  await ask(20, client());
  expect(await mails()).toBe(before + 1);
});

test("a code is worth nothing for another address", async () => {
  const { code } = await mailed();
  const other = await mailed();
  if (other.code !== code) expect(await signInByCode(other.email, code, other.nonce)).toBeNull();
});

test("link and code end by the database's clock", async () => {
  const { email, token, code, nonce } = await mailed();
  await makeExpire(email);
  expect(await signInByLink(token)).toBeNull();
  expect(await signInByCode(email, code, nonce)).toBeNull();
});

test("the sixth mail within 15 minutes is refused, for a known and an unknown address alike", async () => {
  const known = await mailed();
  await signInByLink(known.token);
  for (const email of [known.email, "nobody@sign-in.example"]) {
    const sent = email === known.email ? 4 : 5;
    for (let mail = 0; mail < sent; mail += 1) await requestSignIn(email, "/", client());
    await expect(requestSignIn(email, "/", client())).rejects.toThrow(RateLimitedError);
  }
});

test("links and codes are stored only as hashes, mails readable by their owner alone", async () => {
  const { email, token, code } = await mailed();
  const { rows } = await asSuperuser((client) =>
    client.query("select t::text as row, link_hash from mastguard.sign_in_token t where email = $1", [email]),
  );
  expect(rows[0].link_hash.equals(hashOfToken(token))).toBe(true);
  expect(rows[0].row).not.toContain(token);
  expect(rows[0].row).not.toContain(`"${code}"`);
  const [file = ""] = await readdir(path.join(home, "outbox"));
  expect((await stat(path.join(home, "outbox", file))).mode & 0o777).toBe(0o600);
});

test("the link carries where to go next, under our own origin", async () => {
  const { url } = await mailed(undefined, "/audit?type=all");
  expect(url.pathname).toBe("/sign-in/confirm");
  expect(url.origin).toBe("http://127.0.0.1:3000");
  expect(url.searchParams.get("next")).toBe("/audit?type=all");
});

test("an operator's link works once and does not use up the person's mails", async () => {
  const email = "operated@sign-in.example";
  for (let link = 0; link < 6; link += 1) await issueOperatorLink(email, "https://mastguard.example");
  const { url } = await issueOperatorLink(email, "https://mastguard.example");
  await mailed(email);
  const opened = await signInByLink(new URL(url).searchParams.get("token") ?? "");
  expect((await sessionOf(opened?.token))?.method).toBe("operator_link");
});

test("a session's token is stored only as its hash", async () => {
  const id = await ensurePerson(prisma(), "hash@sign-in.example");
  const { token, expiresAt } = await openSession(id, "email_link");
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(29.9 * 86_400_000);
  const { rows } = await asSuperuser((client) =>
    client.query("select s::text as row from mastguard.user_session s where token_hash = $1", [hashOfToken(token)]),
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].row).not.toContain(token);
});

test("signing out closes one browser, signing out everywhere closes all of them", async () => {
  const id = await ensurePerson(prisma(), "everywhere@sign-in.example");
  const [one, two, three] = await Promise.all([1, 2, 3].map(() => openSession(id, "email_link")));
  await closeSession(one?.token);
  expect(await sessionOf(one?.token)).toBeNull();
  const session = await sessionOf(two?.token);
  if (!session) throw new Error("the second browser was signed out as well");
  await closeEverySession(session);
  expect(await sessionOf(two?.token)).toBeNull();
  expect(await sessionOf(three?.token)).toBeNull();
});

test("an expired session is nobody's", async () => {
  const id = await ensurePerson(prisma(), "late@sign-in.example");
  const { token } = await openSession(id, "email_link");
  await asSuperuser((client) =>
    client.query("update mastguard.user_session set expires_at = now() where token_hash = $1", [hashOfToken(token)]),
  );
  expect(await sessionOf(token)).toBeNull();
});

test("every organization of a person has the sign-in and the sign-out in its log, by ids alone", async () => {
  const { email, token } = await mailed("two-homes@sign-in.example");
  const opened = await signInByLink(token);
  const id = await ensurePerson(prisma(), email);
  const { testOrganization } = await import("@/server/organizations/testing");
  const { addMember } = await import("@/server/organizations");
  const { operator } = await testOrganization();
  await addMember(operator, { email, role: "auditor" });
  const again = await openSession(id, "email_code");
  await closeSession(again.token);
  const memberships = await membershipsOf(prisma(), id);
  expect(memberships).toHaveLength(2);
  for (const { organizationId } of memberships) {
    const bodies = await inOrganization({ organizationId, actor: operator.actor }, ({ tx }) =>
      tx.entry.findMany({
        where: { type: { startsWith: "session." } },
        orderBy: { index: "asc" },
        select: { body: true },
      }),
    );
    expect(bodies.at(-2)?.body).toContain('"type":"session.opened"');
    expect(bodies.at(-1)?.body).toContain('"type":"session.closed"');
    for (const { body } of bodies) expect(body).not.toMatch(/two-homes|@/);
  }
  await closeSession(opened?.token);
});
