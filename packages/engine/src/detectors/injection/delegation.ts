import { perAction } from "../../detection/per-action";

/** UTF-16 units of one text, and texts, looked at. */
const LOOKED_AT_MAX = 4096;
const TEXTS_MAX = 16;
/** A verb and its object stand in one sentence, no further apart than this in UTF-16 units. */
const APART_MAX = 80;

/** To act on something, in English, German, French, Spanish; reading, summing up and translating are none of it. */
const ACTS =
  /(?<![\p{L}\p{N}])(?:handl(?:e|ing)|process(?:ing)?|answer(?:ing)?|repl(?:y|ying)|respond(?:ing)?|resolv(?:e|ing)|deal(?:ing)? with|work(?:ing)? (?:on|through|off)|follow(?:ing)?(?: up)?|act(?:ing)? (?:on|upon)|tak(?:e|ing) care of|look(?:ing)? after|triag(?:e|ing)|go(?:ing)? through|do (?:what|whatever|everything|as)|carry(?:ing)? out|execut(?:e|ing)|pay(?:ing)?|settl(?:e|ing)|fulfil+(?:ing)?|complet(?:e|ing)|clos(?:e|ing)|set(?:ting)? up|bearbeit\p{L}*|beantwort\p{L}*|antwort\p{L}*|erledig\p{L}*|kümmer\p{L}*|bezahl\p{L}*|zahl(?:e|en)|begleich\p{L}*|überweis\p{L}*|lös(?:e|en)|befolg\p{L}*|trait(?:e|er|ez)|répond(?:s|re|ez)|résou(?:s|dre)|résolvez|règle[rz]?|réglez|pa[iy]e[rz]?|occupe[rz]?|exécute[rz]?|suis|suivre|suivez|gestion(?:a|ar|e)|proces(?:a|ar|e)|respond(?:e|er|a)|contest(?:a|ar|e)|res(?:uelv\p{L}*|olver)|pag(?:a|ar|ue)|atiend\p{L}*|atender|ejecut(?:a|ar|e)|sigue|seguir|siga|tramit(?:a|ar|e))(?![\p{L}\p{N}])/giu;

/** What somebody else wrote in order to have something done. */
const DOCUMENTS =
  /(?<![\p{L}\p{N}])(?:tickets?|requests?|e-?mails?|mails?|messages?|invoices?|bills?|documents?|instructions?|letters?|inbox|complaints?|cases?|issues?|orders?|[ei]nquir(?:y|ies)|comments?|notes?|forms?|claims?|todos?|to-do list|task list|readme|anfragen?|nachrichten?|rechnung(?:en)?|dokumente?s?|anweisung(?:en)?|auftr(?:ag|äge)|beschwerden?|schreiben|briefe?s?|bestellung(?:en)?|demandes?|courriels?|factures?|réclamations?|commandes?|lettres?|consignes?|solicitud(?:es)?|correos?|mensajes?|facturas?|documentos?|instrucciones|petici(?:ón|ones)|reclamaci(?:ón|ones)|pedidos?|incidencias?)(?![\p{L}\p{N}])|\.(?:pdf|eml|docx?|md|txt)(?![\p{L}\p{N}])/iu;

/**
 * Whether the task or the user has the agent act on what a document asks for: "Handle the ticket", "Pay the invoice". What
 * such a document requests is then the work itself. Found out once an action, from the first 16 such texts.
 */
export const isDelegated = perAction(({ texts }): boolean => {
  let looked = 0;
  for (const { origin, text } of texts) {
    if (origin !== "task" && origin !== "user") continue;
    looked += 1;
    if (looked > TEXTS_MAX) return false;
    if (delegates(text.slice(0, LOOKED_AT_MAX))) return true;
  }
  return false;
});

function delegates(text: string): boolean {
  for (const { 0: verb, index } of text.matchAll(ACTS)) {
    const after = text.slice(index + verb.length, index + verb.length + APART_MAX);
    const before = text.slice(Math.max(0, index - APART_MAX), index);
    if (DOCUMENTS.test(firstSentence(after)) || DOCUMENTS.test(lastSentence(before))) return true;
  }
  return false;
}

function firstSentence(text: string): string {
  return text.split(/[.!?](?:\s|$)|\n/, 1)[0] ?? "";
}

function lastSentence(text: string): string {
  return text.split(/[.!?]\s|\n/).at(-1) ?? "";
}
