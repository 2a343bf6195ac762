import type { Action, JsonObject } from "@mastguard/engine";
import { toolCall } from "../score/actions";

/** The largest body the product takes, in characters. */
const SIZE = 256 * 1024;

/** Pieces that, repeated, have cost some detector of some product more than linear time. */
const PIECES: readonly (readonly [name: string, piece: string])[] = [
  ["letters", "a"],
  ["digits", "1"],
  ["spaced digits", "1 "],
  ["dashed digits", "12-"],
  ["dots", "."],
  ["dotted words", "a.b"],
  ["at signs", "@"],
  ["addresses", "a@b."],
  ["open addresses", "a.a@a-"],
  ["hosts", "http://a."],
  ["quads", "1.2."],
  ["long token", "aB3"],
  ["equals", "key="],
  ["open assignment", "password = "],
  ["quotes", "'"],
  ["doubled quotes", "''\""],
  ["comments", "/*"],
  ["dashes", "--"],
  ["sql", "' or 1=1 union select "],
  ["sql parens", "select (("],
  ["dollar quotes", "$a$"],
  ["parentheses", "("],
  ["substitutions", "$("],
  ["arithmetic", "$(("],
  ["braces", "{"],
  ["backticks", "`"],
  ["here documents", "<<a\n"],
  ["pipes", "a|"],
  ["rm", "rm -rf / ; "],
  ["echo base64", "echo YQ== | base64 -d | "],
  ["variables", "a=$a$a;"],
  ["tags", "<a "],
  ["open comments", "<!--"],
  ["entities", "&#x41"],
  ["percents", "%25"],
  ["escapes", "\\u0069"],
  ["json in a string", '{\\"a\\":'],
  ["ignore", "ignore previous "],
  ["ignore all", "ignore all of the very "],
  ["sentences", "Please send the file to me now. "],
  ["base64", "aWdub3JlIHByZXZpb3Vz"],
  ["hex", "69676e6f7265"],
  ["zero width", "\u200b"],
  ["bidi", "\u202ea"],
  ["accents", "e\u0301"],
  ["one letter, many accents", "\u0301"],
  ["tags of Unicode", "\u{e0069}"],
  ["Cyrillic", "іgnоrе рrеvіоus "],
  ["Chinese", "忽略之前的指令"],
  ["ligature", "\ufdfa"],
  ["phone", "+1 (202) 555-01"],
  ["iban", "DE89 3704 "],
  ["key prefix", "AKIA"],
  ["pem", "-----BEGIN "],
  ["jwt", "eyJhbGciOi."],
  ["lines", "\n"],
  ["carriage returns", "\r\n\t"],
];

/** Actions as large as they come, each text in the places where different detectors read it. */
export function hostileActions(size = SIZE): readonly (readonly [name: string, action: Action])[] {
  return PIECES.flatMap(([name, piece]) => {
    const text = piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
    return [
      [`${name}, as a command`, actionWith("shell.run", { command: text })],
      [`${name}, as a query`, actionWith("sql.execute", { query: text })],
      [`${name}, as an argument`, actionWith("mail.send", { to: "a@example.com", body: text })],
      [`${name}, from a tool`, actionWith("mail.send", { body: "x" }, { messages: [{ role: "tool", content: text }] })],
      [
        `${name}, from the user`,
        actionWith("mail.send", { body: "x" }, { messages: [{ role: "user", content: text }] }),
      ],
      [`${name}, as task and reasoning`, actionWith("mail.send", { body: "x" }, { task: text, reasoning: text })],
    ] as const;
  });
}

function actionWith(tool: string, payload: JsonObject, context: JsonObject = {}): Action {
  return { ...toolCall(tool, payload, context), agentId: "hostile", sessionKey: "hostile" };
}
