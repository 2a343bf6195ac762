import { expect, test } from "vitest";
import { prisma } from "@/server/db/client";
import { ensurePerson } from "@/server/organizations";
// The library's handler without a framework around it; its package exports only the mounted forms.
import { AuthHandler } from "../../node_modules/next-auth/core";
import { adapter } from "./adapter";
import { authOptions } from "./auth-options";
import { cookieFrom, sessionCookie } from "./cookies";
import { openSession, sessionOf } from "./session";
import { issueOperatorLink, signInByLink } from "./sign-in";
import { newToken } from "./token";

const person = () => ensurePerson(prisma(), "adapter@sign-in.example");

async function nextAuth(action: "session" | "callback", method: "GET" | "POST", token?: string, query = {}) {
  const cookies = token === undefined ? {} : { [sessionCookie().name]: token };
  return await AuthHandler({
    options: authOptions(),
    req: { action, method, cookies, query, headers: {}, providerId: "email" },
  });
}

test("NextAuth reads the sessions that links and codes open", async () => {
  const { token, expiresAt } = await openSession(await person(), "email_link");
  const { body } = await nextAuth("session", "GET", token);
  expect(body).toMatchObject({ user: { email: "adapter@sign-in.example" }, expires: expiresAt.toISOString() });
});

test("NextAuth knows nobody by a closed or invented token", async () => {
  const { token } = await openSession(await person(), "email_link");
  await adapter.deleteSession(token);
  expect(await sessionOf(token)).toBeNull();
  expect((await nextAuth("session", "GET", token)).body).toEqual({});
  expect((await nextAuth("session", "GET", newToken())).body).toEqual({});
});

test("a session that NextAuth creates is one of ours, and none is ever extended", async () => {
  const sessionToken = newToken();
  const created = await adapter.createSession({ sessionToken, userId: await person(), expires: new Date(0) });
  expect((await sessionOf(sessionToken))?.expiresAt).toEqual(created.expires);
  expect(await adapter.updateSession()).toBeNull();
});

test("no GET of NextAuth spends a sign-in link", async () => {
  const { url } = await issueOperatorLink("scanner@sign-in.example", "http://127.0.0.1:3000");
  const token = new URL(url).searchParams.get("token") ?? "";
  await nextAuth("callback", "GET", undefined, { token, email: "scanner@sign-in.example" });
  expect(await signInByLink(token)).not.toBeNull();
});

test("the cookie is out of reach of scripts and other sites, and its name keeps two homes apart", () => {
  expect(sessionCookie()).toEqual({
    name: "mastguard-session-3000",
    options: { httpOnly: true, sameSite: "lax", secure: false, path: "/" },
  });
  expect(cookieFrom("a=1; mastguard-session-3000=abc ; b=2", "mastguard-session-3000")).toBe("abc");
  expect(cookieFrom("xmastguard-session-3000=abc", "mastguard-session-3000")).toBeUndefined();
  expect(cookieFrom(undefined, "a")).toBeUndefined();
});
