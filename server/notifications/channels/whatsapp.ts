import { z } from "zod";
import type { OutboundAnswer } from "@/server/http/outbound";
import { ask, failed, jsonOf } from "../ask";
import type { ConfigOf } from "../config";
import { factsOf, footOf, type Message, titleOf } from "../message";
import type { SendOptions } from "../send-options";
import type { Sent } from "../sent";

/** Error codes of the Cloud API, by what they are about; all others are tried again. */
const NO_ACCESS = new Set([0, 3, 10, 33, 190, 131005, 131031, 132001, 132005, 132012, 132016, 133010]);
const PERMISSION_FROM = 200;
const PERMISSION_TO = 299;
const LIMITED = new Set([4, 80007, 130429, 131048, 131056]);
const NOT_THIS_NUMBER = new Set([131021, 131026, 131030, 131050]);
/** A template's body may have 1,024 characters with its variables filled in. */
const DETAILS_MAX = 600;

/**
 * Business-initiated messages have to be templates: the body's three variables are what happened, about what, and where to look. Each number
 * is sent to separately; those who have it are not sent to again. A number WhatsApp will not write to is passed over once others have it.
 */
export async function sendWhatsApp(
  config: ConfigOf<"whatsapp">,
  message: Message,
  options: SendOptions,
  signal: AbortSignal,
  reached: readonly number[],
): Promise<Sent> {
  const parameters = templateTexts(message).map((text) => ({ type: "text", text }));
  const sends = config.toNumbers.map(async (to, at): Promise<Outcome> => {
    if (reached.includes(at))
      return { at, sent: { kind: "delivered", status: null, detail: null }, isUnwilling: false };
    let isUnwilling = false;
    const sent = await ask(
      {
        url: `${options.apis.whatsApp}/${config.phoneNumberId}/messages`,
        body: JSON.stringify({
          messaging_product: "whatsapp",
          recipient_type: "individual",
          to,
          type: "template",
          template: {
            name: config.templateName,
            language: { code: config.templateLanguage },
            components: [{ type: "body", parameters }],
          },
        }),
        headers: { authorization: `Bearer ${config.accessToken}` },
        judge: (answer) => {
          isUnwilling = NOT_THIS_NUMBER.has(errorOf(answer)?.code ?? -1);
          return judge(answer);
        },
      },
      options,
      signal,
    );
    return { at, sent, isUnwilling };
  });
  return together(await Promise.all(sends));
}

interface Outcome {
  readonly at: number;
  readonly sent: Sent;
  readonly isUnwilling: boolean;
}

/** What came of all numbers together. What stands in the way of one stands for the message, unless it is the number's own. */
function together(outcomes: readonly Outcome[]): Sent {
  const done = outcomes.filter(({ sent }) => sent.kind === "delivered");
  const open = outcomes.filter(({ sent, isUnwilling }) => sent.kind !== "delivered" && !isUnwilling);
  const refused = open.find(({ sent }) => sent.kind === "refused");
  if (refused) return refused.sent;
  const reached = done.map(({ at }) => at);
  const [first] = open;
  if (first?.sent.kind === "failed") return { ...first.sent, reached };
  const unwilling = outcomes.filter(({ isUnwilling }) => isUnwilling);
  const [none] = unwilling;
  if (done.length === 0 && none) return { ...none.sent, ...(none.sent.kind === "failed" ? { reached } : {}) };
  const detail =
    unwilling.length === 0 ? null : `${unwilling.length} of ${outcomes.length} numbers were not written to`;
  return { kind: "delivered", status: 200, detail };
}

/** Accepted when it names the message. Whether it arrived is told to the number's own webhook, not here. */
function judge(answer: OutboundAnswer): Sent {
  const { status, text } = answer;
  if (status === 200 && Accepted.safeParse(jsonOf(text)).success)
    return { kind: "delivered", status, detail: "accepted" };
  const error = errorOf(answer);
  if (error === null) return failed("status", status);
  const detail = `${error.code}: ${error.message}`.slice(0, 300);
  if (LIMITED.has(error.code)) return failed("limited", status, detail);
  if (NO_ACCESS.has(error.code) || (error.code >= PERMISSION_FROM && error.code <= PERMISSION_TO))
    return { kind: "refused", reason: "refused", status, detail };
  return failed("provider", status, detail);
}

function errorOf({ text }: OutboundAnswer): { code: number; message: string } | null {
  return Refused.safeParse(jsonOf(text)).data?.error ?? null;
}

/** Variables hold no line breaks, no tabs and no four spaces in a row. */
function templateTexts(message: Message): readonly [string, string, string] {
  const said = message.notices.map((notice) =>
    factsOf(notice)
      .map(([label, value]) => `${label} ${value}`)
      .join(" · "),
  );
  const details = [...said, footOf(message)].filter((text) => text !== null).join(" — ");
  const cut = details.length > DETAILS_MAX ? `${details.slice(0, DETAILS_MAX - 1)}…` : details;
  return [titleOf(message), cut, message.url];
}

const Accepted = z.object({ messages: z.array(z.object({ id: z.string() })).min(1) });
const Refused = z.object({ error: z.object({ code: z.number().int(), message: z.string() }) });
