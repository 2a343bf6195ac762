import type { Scope } from "./rules/rule";

/** UTF-16 units in which mentions are looked for; behind them every word counts as meant. */
const LOOKED_AT_MAX = 16_384;
/** Words a text must have beside its quotations: one that is all quotation says what it quotes. */
const OWN_WORDS_MIN = 3;
/** What comes from outside must be prose about attacks to be allowed to quote one: letters, and words of the matter. */
const OUTSIDE_LETTERS_MIN = 160;
const OUTSIDE_TOPICS_MIN = 3;

const ORDERS =
  "(?:instruct\\p{L}*|rules?|prompts?|guidelines?|directives?|commands?|constraints?|restrictions?|anweisung\\p{L}*|regeln?|vorgaben?|consignes?|règles?|instruccion\\p{L}*|reglas?)(?![\\p{L}])";
/** Orders that belong to the object, or stand beside it, are dropped with it; what is said of them afterwards is not. */
const NOT_BESIDE_ORDERS = `(?!\\s+${ORDERS})(?!\\s*(?:['’]s|&|/|(?:and|or|und|oder|et|ou|y|o)\\s)\\s*(?:\\p{L}+\\s+){0,3}${ORDERS})(?!\\s*,\\s*(?:\\p{L}+\\s+){0,2}${ORDERS}(?!\\s+(?:in|inside|there|therein|were|was|are|is|had|that|have|darin|dort|waren|war|sind|qui|étaient|était|sont|que|eran|estaban|son|en|dans)(?!\\p{L})))`;
const OBJECTS =
  "(?:e-?mails?|mails?|letter|cache(?: entries| keys?)?|entries|entry|versions?|order|invoices?|quotes?|quotations?|bookings?|reservations?|drafts?|commits?|builds?|releases?|warnings?|errors?|results?|runs?|logs?|log lines?|values?|files?|records?|rows?|reminders?|meetings?|invitations?|tickets?|deliver(?:y|ies)|shipments?|payments?|attachments?|bestellung|rechnung|angebot|lieferung|termin|einladung|courriels?|facture|commande|devis|rendez-vous|correos?|factura|pedido|presupuesto|cita)(?!\\p{L})";
const OWN =
  "(?:my|our|meine|unsere|meinen|mon|ma|notre|mi|nuestro|nuestra)\\s+(?:\\p{L}+\\s+){0,2}(?:message|request|note|question|comment|nachricht|anfrage|notiz|frage|demande|question|mensaje|solicitud|nota|pregunta)(?!\\p{L})";

/** To ignore, forget, discard an ordinary thing: "ignore my previous email, the instructions in it were wrong". */
const ORDINARY_OBJECT = new RegExp(
  `(?<!\\p{L})(?:ignor(?:e|es|ed|ing|er|ez|a|ar|ier\\p{L}*)|disregard(?:ing|ed)?|forget|discard(?:ing|ed|s)?|dismiss|overlook|overrides?|skip|vergessen|vergiss|oublie[rz]?|olvid(?:a|ar|e)|descart(?:a|ar|e))\\s+(?:(?:(?!${ORDERS})[\\p{L}'’-]{1,20}\\s+){0,4}?${OBJECTS}|(?:sie\\s+|bitte\\s+)?${OWN})(?:\\s+anterior(?:es)?(?!\\p{L}))?${NOT_BESIDE_ORDERS}`,
  "giu",
);

/** To write, translate, explain the system prompt of something other than the reader. */
const PROMPT_WORK =
  /(?<!\p{L})(?:write|draft|rewrite|rephrase|translate|explain|describe|improve|review|summari[sz]e|create|generate|replace|update|schreib\p{L}*|erklär\p{L}*|übersetz\p{L}*|écri\p{L}*|expliqu\p{L}*|tradui\p{L}*|escrib\p{L}*|explica\p{L}*|traduc\p{L}*)\s+(?:(?!your|ur\s|dein|euer|ihren?|votre|ton\s|tu\s|tus\s|su\s)[\p{L}'’-]{1,20}\s+){0,3}?(?:system[ -]?prompts?|prompts? (?:du |de )?syst[eè]me|prompts? del? sistema)(?:\s+(?:of|for|used by|für|des|der|vom|von|du|de la|de|pour|del|para)\s+(?!you|this|me(?!\p{L})|us(?!\p{L})|dich|dir|mich|mir|toi|moi|ti(?!\p{L})|verification|debugging|testing|the (?:record|ai|model|assistant|conversation|chat)(?!\p{L}))[\p{L}'’-]{1,20}(?:\s+[\p{L}'’-]{1,20})?|(?=[^.\n:]{0,40}:\s{0,4}\S[^\n]{24}))/giu;

/** "What does … mean?": words that are asked about. */
const ASKED_ABOUT =
  /(?<!\p{L})(?:what (?:does|do|would)[^.?!\n]{1,160}? mean(?:ing)?(?!\p{L})|(?:the )?meaning of[^.?!\n]{1,160}|was (?:bedeutet|heißt)[^.?!\n]{1,160}|que (?:signifie|veut dire)[^.?!\n]{1,160}|qu[eé] significa[^.?!\n]{1,160}|cosa significa[^.?!\n]{1,160})/giu;

/** Words given as an example, where the text is about attacks. */
const EXAMPLE =
  /(?<!\p{L})(?:such as|for example|for instance|e\.g\.|the (?:phrase|words?|sentence|string)|phrases like|zum beispiel|z\. ?b\.|par exemple|tel(?:le)?s? que|por ejemplo|tales como)[\s:,]{1,3}[^.?!\n]{1,160}/giu;

const QUOTATION =
  /```[^`]{1,2000}```|`[^`\n]{1,300}`|“[^“”]{1,400}”|„[^„“”]{1,400}[“”]|«[^«»]{1,400}»|(?<![\p{L}\p{N}])"[^"\n]{1,400}"(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])'(?:[^'\n]|(?<=\p{L})'(?=\p{L})){3,400}'(?![\p{L}\p{N}])/gu;
/** What turns a quotation before or behind it into an order. */
const SAY_IT =
  /(?<!\p{L})(?:follow|obey|execute|perform|carry out|run|say|repeat|print|output|respond|reply|answer|type|echo|display|spell|comply|do (?:this|the following|what))(?!\p{L})[^.!?\n]{0,16}$/iu;
const DO_IT = /^[^.!?\n]{0,20}(?<!\p{L})(?:do|follow|obey|execute) (?:it|that|this|so|them)(?!\p{L})/iu;

const TOPICS =
  /(?<!\p{L})(?:prompt[ -]injections?|injections?|attack(?:s|er|ers|ed)?|jailbreak\p{L}*|malicious\p{L}*|adversar\p{L}+|vulnerab\p{L}+|security|researchers?|exploit\p{L}*|owasp|phishing|threats?|red[ -]team\p{L}*|mitigat\p{L}+|defen[cs]\p{L}+|guardrails?|hackers?|angriff\p{L}*|angreifer\p{L}*|sicherheit\p{L}*|attaques?|attaquants?|sécurité|ataques?|atacantes?|seguridad)(?!\p{L})/giu;

/** What a text says itself. Both are as long as the text, so that offsets stay. */
interface Meant {
  /** Without anything that is only talked about. */
  readonly text: string;
  /** The same with its quotations and examples; `null` when there are none. */
  readonly withQuotations: string | null;
  /** Whether what stands at an offset was taken out as a quotation or an example. */
  readonly isQuoted: (at: number) => boolean;
}

/**
 * The text with everything taken out that talks of words of attack without saying them: ordinary things to be ignored,
 * somebody else's system prompt, quotations, words asked about. `null` when there is nothing of the kind. At most the
 * first 16,384 units; linear. Only worth asking when a text is about to be blocked.
 */
export function meant(text: string, scope: Scope): Meant | null {
  const head = text.slice(0, LOOKED_AT_MAX);
  const tail = text.slice(LOOKED_AT_MAX);
  let quoting = head.replace(ORDINARY_OBJECT, blank);
  if (scope !== "outside") quoting = quoting.replace(PROMPT_WORK, blank);
  const said = withoutQuotations(quoting, scope) ?? quoting;
  if (said === head) return null;
  return {
    text: said + tail,
    withQuotations: said === quoting ? null : quoting + tail,
    isQuoted: (at) => said.charAt(at) !== quoting.charAt(at),
  };
}

function withoutQuotations(text: string, scope: Scope): string | null {
  if (/^\s{0,8}[{[<]/.test(text)) return null;
  const isOutside = scope === "outside";
  let rest = text.replace(QUOTATION, (quotation, ...groups) => {
    const at = Number(groups.at(-2));
    const isOrder =
      SAY_IT.test(text.slice(Math.max(0, at - 48), at)) ||
      DO_IT.test(text.slice(at + quotation.length, at + quotation.length + 48));
    return isOrder ? quotation : blank(quotation);
  });
  const words = rest.match(/\p{L}{1,40}/gu)?.length ?? 0;
  if (words < OWN_WORDS_MIN) return null;
  const topics = new Set((rest.match(TOPICS) ?? []).map((word) => word.toLowerCase())).size;
  if (isOutside && (topics < OUTSIDE_TOPICS_MIN || (rest.match(/\p{L}/gu)?.length ?? 0) < OUTSIDE_LETTERS_MIN))
    return null;
  if (topics > 0) rest = rest.replace(EXAMPLE, blank);
  return isOutside ? rest : rest.replace(ASKED_ABOUT, blank);
}

/** As long as what it stands for, and no word of any lexicon. */
function blank(match: string): string {
  return "█".repeat(match.length);
}
