import { LEXICON } from "../classifier/lexicon";
import type { Lexicon } from "../matcher/lexicon";
import { PREFIX_MIN } from "./word-index";

/** Lists of the model's lexicon whose words fill ordinary reports as well, and by themselves turn none into an order. */
const ORDINARY: ReadonlySet<string> = new Set([
  "user",
  "personal",
  "residence",
  "birth",
  "contact",
  "all",
  "sequence",
  "grant",
  "not",
]);

/** Short words no text in their language is without, and hardly one in English has. */
const NOT_ENGLISH =
  "der das und ist nicht ein eine einen mit auf fur von den dem wie sie ich du wir kannst konnen bitte mir mich le les une des du et est pour dans que qui sur avec vous je tu nous ce cette comment pouvez peux el los las una uno por para con como del se lo al puedes os um uma da dos das em com nao voce il gli che di della non sono puoi de het een van ik dat niet op met voor hoe wat nie jest na sie jak co bir ve bu icin ne nasil ile yang dan untuk dengan apa ini itu adalah bagaimana saya anda ang ng mga sa ay ano va la cua mot cho khong nhung duoc och att det som er jeg ikke hvad vad hur je si este cum care kako sto";

/**
 * What a text must hold one of before the model is asked: whom it speaks to, what it wants done or known, what an assistant
 * is made of, or a language whose words we do not know well enough to tell.
 */
export const MODEL_WORDS: Lexicon = {
  TELLING: [
    ...NOT_ENGLISH.split(" "),
    ...Object.entries(LEXICON).flatMap(([name, lines]) =>
      ORDINARY.has(name) ? [] : lines.flatMap((line) => line.split(" ").filter(isLookedUp)),
    ),
  ].join(","),
};

function isLookedUp(word: string): boolean {
  return word.endsWith("*") ? word.length > PREFIX_MIN : word.length > 1;
}
