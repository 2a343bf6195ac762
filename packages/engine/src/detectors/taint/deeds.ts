import type { ToolRole } from "../../tool-role";
import { stemOf } from "./stem";

/** Kinds of doing, as bits: what a sentence asks for, what a person asked for, what a tool does. */
export const DEED = {
  read: 1,
  visit: 2,
  send: 4,
  pay: 8,
  share: 16,
  delete: 32,
  update: 64,
  create: 128,
  write: 256,
  run: 512,
  upload: 1024,
} as const;

type DeedName = keyof typeof DEED;

/** Something is asked for by a word that is none of our verbs. */
export const UNKNOWN_DEED = 2048;

/** Base forms of verbs, by what they ask for; one verb may ask for several things. */
const VERBS = {
  read: "retrieve get find fetch list show provide access view check look search read obtain gather collect download pull extract reveal display summarize summarise print output query browse copy see locate identify review inspect examine analyze analyse verify confirm monitor track audit conduct perform scan recommend investigate assess evaluate",
  visit: "visit go open navigate click browse follow load access check",
  send: "send forward email mail reply message text post tweet publish notify dm submit transmit deliver cc bcc tell inform respond answer contact ask write draft announce invite report remind share say call dial ring ping broadcast alert",
  pay: "pay transfer send wire deposit withdraw purchase buy order refund donate remit reimburse settle make top book execute initiate tip charge redeem trade sell invest stake bid swap",
  share:
    "share invite grant give add allow permit authorize authorise publish expose send provide manage set change make distribute",
  delete:
    "delete remove erase wipe destroy clear drop purge cancel uninstall trash shred revoke terminate discard flush truncate format void unsubscribe",
  update:
    "update change modify set edit alter replace reset disable enable unlock lock open close turn schedule reschedule move adjust manage cancel approve book leave fill switch override increase decrease mark assign rename restore allow whitelist activate deactivate reallocate allocate redirect swap exchange return prioritize give control raise lower reduce upgrade correct fix configure apply optimize ensure enforce restrict integrate secure stop start restart go administer prescribe maintain protect reboot scale reject decline escalate promote demote suspend ban block unblock freeze unfreeze extend renew downgrade patch rotate mute pin rate vote follow unfollow like",
  create:
    "create add make schedule book register generate reserve place order open insert write submit dispatch request build deploy install set prepare arrange draft issue implement establish file plan organize prescribe enroll enrol subscribe apply launch hire",
  write: "write save append create edit modify move copy store add update rename put export replace delete",
  run: "run execute launch install start call invoke use apply compile test deploy perform",
  upload: "upload post send put submit push transmit export publish make update write",
} as const satisfies Record<DeedName, string>;

/** The same in German, French, Spanish, Italian and Portuguese: infinitives and commands, without accents. */
const VERBS_ELSEWHERE = {
  read: "hole lies zeige suche finde finden anzeigen abrufen recupere recuperer affiche montre cherche trouve lire obtenez busca buscar muestra mostrar obten obtener lee leer cerca mostra leggi trova recupera procure mostre obtenha leia",
  visit: "besuche offne klicke visitez visite ouvre ouvrez cliquez visita abre haz clic clicca apri acesse abra clique",
  send: "sende senden schicke schicken mailen leite weiter weiterleiten envoie envoyez envoyer transmets transferez repondez envia enviar enviale manda mandar reenvia reenviar responde invia inviare inoltra rispondi envie encaminhe responda",
  pay: "zahle zahlen bezahle uberweise uberweisen kaufe kaufen paie payez payer virement achete achetez paga pagar transfiere transferir compra comprar pagare trasferisci acquista pague transfira compre",
  share:
    "teile teilen freigeben gewahre partage partagez partager invite invitez comparte compartir invita concede condividi concedi compartilhe convide conceda",
  delete:
    "losche loschen entferne entfernen supprime supprimez supprimer efface effacez borra borrar elimina eliminar cancella elimina rimuovi apague exclua remova",
  update:
    "andere andern aktualisiere setze modifie modifiez modifier changez mets cambia cambiar actualiza actualizar modifica aggiorna imposta altere mude atualize",
  create:
    "erstelle erstellen buche buchen reserviere cree creez creer reservez ajoute ajoutez crea crear reserva reservar anade agrega prenota aggiungi crie adicione reserve",
  write: "schreibe speichere ecris ecrivez enregistre escribe guarda scrivi salva escreva salve",
  run: "fuhre starte starten ausfuhren installiere execute executez lance lancez ejecuta ejecutar instala esegui avvia installa rode instale",
  upload: "hochladen lade televerse televersez sube subir publica carica pubblica publique",
} as const satisfies Record<DeedName, string>;

/** Verbs in their base form, with bits of `DEED`: what each asks for. */
export const VERB_DEEDS: ReadonlyMap<string, number> = masks();

/** Whether a stem is that of one of our verbs. */
export function isVerbStem(stem: string): boolean {
  return VERB_STEMS.has(stem);
}

/** Whether a character is the last of an ending that verbs have. */
export function mayEndVerb(code: number): boolean {
  return ENDINGS.has(code);
}

/** What a form of a verb with one of the regular endings asks for (`sending`, `sends`); 0 when it is none. */
export function inflectedDeedsOf(word: string): number {
  for (const ending of ENDINGS.get(word.charCodeAt(word.length - 1)) ?? []) {
    if (!word.endsWith(ending) || word.length < ending.length + 3) continue;
    const stem = word.slice(0, -ending.length);
    const found = VERB_DEEDS.get(stem) ?? VERB_DEEDS.get(`${stem}e`) ?? VERB_DEEDS.get(stem.slice(0, -1));
    if (found !== undefined) return found;
  }
  return 0;
}

const VERB_STEMS: ReadonlySet<string> = new Set([...VERB_DEEDS.keys()].map(stemOf));

/** Endings of verb forms by their last character. */
const ENDINGS: ReadonlyMap<number, readonly string[]> = new Map([
  [115, ["s", "es"]],
  [100, ["ed"]],
  [103, ["ing"]],
  [108, ["al"]],
  [116, ["ment"]],
  [110, ["ation", "ion"]],
]);

/** Forms that no rule makes, and things that ask for a deed by themselves. */
export const IRREGULAR_VERBS: ReadonlyMap<string, number> = new Map([
  ["sent", DEED.send | DEED.pay],
  ["paid", DEED.pay],
  ["bought", DEED.pay],
  ["bill", DEED.pay],
  ["rent", DEED.pay],
  ["gave", DEED.share],
  ["let", DEED.send],
  ["know", DEED.send],
  ["made", DEED.create],
  ["deletion", DEED.delete],
  ["script", DEED.run],
  ["command", DEED.run],
  ["terminal", DEED.run],
  ["shell", DEED.run],
  ["code", DEED.run],
]);

/** What a role amounts to when somebody asks for it in words. */
const ROLE_DEEDS = {
  shell: DEED.run | DEED.write | DEED.delete | DEED.read,
  execute_code: DEED.run,
  file_read: DEED.read,
  file_write: DEED.write | DEED.update,
  http_fetch: DEED.visit | DEED.read,
  http_send: DEED.upload | DEED.send | DEED.visit,
  message_send: DEED.send,
  pay: DEED.pay,
  delete: DEED.delete,
  share: DEED.share,
  update: DEED.update,
  create: DEED.create,
  database: DEED.update | DEED.delete | DEED.read | DEED.create,
  credential_read: DEED.read,
  browse: DEED.visit | DEED.read,
  search: DEED.read,
  read: DEED.read,
  other: 0xffff,
} as const satisfies Record<ToolRole, number>;

export function deedsOfRole(role: ToolRole): number {
  return ROLE_DEEDS[role];
}

/** What a person asks for who has given an agent work that may take such a role: wider for the tools that do anything. */
export function askingDeedsOfRole(role: ToolRole): number {
  if (role === "pay" || role === "create") return DEED.pay | DEED.create;
  if (role === "share") return DEED.share | DEED.send;
  if (role === "update") return DEED.update | DEED.create | DEED.delete;
  if (role !== "shell" && role !== "execute_code") return ROLE_DEEDS[role];
  return DEED.run | DEED.write | DEED.delete | DEED.update | DEED.create | DEED.upload;
}

function masks(): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  for (const [name, words] of [...Object.entries(VERBS), ...Object.entries(VERBS_ELSEWHERE)]) {
    const bit = Object.entries(DEED).find(([deed]) => deed === name)?.[1] ?? 0;
    for (const word of words.split(" ")) table.set(word, (table.get(word) ?? 0) | bit);
  }
  return table;
}
