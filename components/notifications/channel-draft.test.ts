import { describe, expect, it } from "vitest";
import type { ChannelView } from "@/server/notifications/schemas";
import { type ChannelFields, changesOf, contentOf, draftOf, isChanged } from "./channel-draft";
import { placed, problemsOf } from "./channel-problems";

const ZONE = "Europe/Vienna";
const jira: ChannelView = {
  id: "chn_1",
  name: "Issues",
  type: "jira",
  config: { baseUrl: "https://a.example", projectKey: "SEC", issueType: "Task", email: "bot@a.example" },
  secretsSet: ["apiToken"],
  events: ["review.opened"],
  policyIds: [],
  digestMinutes: 0,
  quietHours: null,
  isReadable: true,
  isActive: true,
  disabledReason: null,
  failingSince: null,
  lastSentAt: null,
  createdBy: "usr_1",
  createdAt: "2026-11-20T08:00:00.000Z",
  updatedAt: "2026-11-20T08:00:00.000Z",
};
const slack: ChannelView = { ...jira, type: "slack", config: { channel: "C1" }, secretsSet: ["botToken"] };
const edit = (base: ChannelView, part: Partial<ChannelFields>) => ({ ...draftOf(base, ZONE).fields, ...part });

describe("an edit of a channel", () => {
  it("that changed nothing sends nothing, and keeps every secret", () => {
    for (const base of [jira, slack]) {
      expect(isChanged(draftOf(base, ZONE))).toBe(false);
      expect(changesOf({ base, fields: edit(base, {}) })).toEqual({});
      expect(problemsOf(draftOf(base, ZONE))).toEqual({});
    }
  });

  it("sends the fields that changed and the secrets that were typed", () => {
    const fields = edit(jira, {
      name: "Other",
      values: { ...edit(jira, {}).values, "jira.baseUrl": "https://b.example", "jira.issueType": " " },
      secrets: { "jira.apiToken": { kind: "typed", text: "new" } },
    });
    expect(changesOf({ base: jira, fields })).toEqual({
      name: "Other",
      config: { baseUrl: "https://b.example", issueType: null, apiToken: "new" },
    });
  });

  it("by another way takes the fields of the former way away", () => {
    const fields = edit(slack, {
      ways: { slack: "webhook" },
      secrets: { "slack.webhookUrl": { kind: "typed", text: "https://hooks.example/x" } },
    });
    expect(changesOf({ base: slack, fields })).toEqual({
      config: { webhookUrl: "https://hooks.example/x", channel: null, botToken: null },
    });
  });

  it("says which field is missing, also a secret that is taken away", () => {
    const fields = edit(jira, { name: " ", events: [], secrets: { "jira.apiToken": { kind: "removed" } } });
    expect(Object.keys(problemsOf({ base: jira, fields }))).toEqual(["name", "config.apiToken", "events"]);
  });
});

describe("a new channel", () => {
  it("sends what its type asks for, lists by their items and nothing that was left empty", () => {
    const { fields } = draftOf(null, ZONE);
    const typed = {
      ...fields,
      name: " Mail ",
      values: { "email.to": "a@b.example,\n c@d.example", "slack.channel": "C1" },
    };
    expect(contentOf(typed)).toMatchObject({
      name: "Mail",
      type: "email",
      config: { to: ["a@b.example", "c@d.example"] },
      quietHours: null,
    });
    expect(contentOf(typed).config).not.toHaveProperty("channel");
    const smtp = {
      ...typed,
      ways: { email: "smtp" },
      values: { ...typed.values, "email.smtpPort": "465", "email.tls": "off" },
    };
    expect(contentOf(smtp).config).toEqual({ to: ["a@b.example", "c@d.example"], smtpPort: 465, tls: false });
  });
});

describe("a mail server of one's own", () => {
  const problems = (values: Record<string, string>, secrets: ChannelFields["secrets"] = {}) => {
    const { fields } = draftOf(null, ZONE);
    const named = { "email.to": "a@b.example", "email.from": "c@d.example" };
    return problemsOf({
      base: null,
      fields: { ...fields, name: "Mail", ways: { email: "smtp" }, values: { ...named, ...values }, secrets },
    });
  };

  it.each(["127.0.0.1:2599", "smtp.company.example:587", "https://smtp.company.example", "a b"])(
    "is its name or address alone, not %s",
    (host) => {
      expect(problems({ "email.smtpHost": host })).toEqual({
        "config.smtpHost": "Write its name or address alone; a port goes into “Port”.",
      });
    },
  );

  it.each(["smtp.company.example", "127.0.0.1", "2001:db8::1"])("is taken as %s", (host) => {
    expect(problems({ "email.smtpHost": host })).toEqual({});
  });

  it("takes user and password together", () => {
    const host = { "email.smtpHost": "smtp.company.example" };
    expect(problems({ ...host, "email.username": "u" })).toEqual({
      "config.password": "Needed beside “User”.",
    });
    expect(problems(host, { "email.password": { kind: "typed", text: "x" } })).toEqual({
      "config.username": "Needed beside “Password”.",
    });
  });
});

describe("what the server refuses", () => {
  it("stands at its field, names the item of a list and speaks as the form does", () => {
    const { fields } = draftOf(null, ZONE);
    const draft = { fields: { ...fields, ways: { email: "smtp" }, values: { "email.to": "a@b.example\nnobody" } } };
    const { errors, others } = placed(draft, [
      { path: "config.to[1]", message: "must be an e-mail address" },
      { path: "config.password", message: "must be entered again, because `smtpHost` says where it is sent" },
      { path: "change.quietHours.zone", message: "must be an IANA time zone" },
      { path: "config.other", message: "is not a known field" },
    ]);
    expect(errors).toEqual({
      "config.to": "“nobody” must be an e-mail address.",
      "config.password": "Must be entered again, because “Mail server” says where it is sent.",
      "quietHours.zone": "Must be an IANA time zone.",
    });
    expect(others).toEqual(["Config.other: is not a known field."]);
  });
});
