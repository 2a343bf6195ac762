import { type Draw, lines } from "./draw";
import { LATIN_PHRASES, type Phrases } from "./phrases";
import { FURTHER_LATIN_PHRASES } from "./phrases-latin";
import { OTHER_PHRASES } from "./phrases-other";
import { TECHNICAL_PARTS } from "./technical";

/** How many attacks are put together from the phrases of a language, and how many ordinary messages. */
const ATTACKS = 160;
const ORDINARY = 20;

/** Messages put together from the phrases of each language: attacks, and ordinary ones with the same words. */
export function compose(draw: Draw): { readonly attacks: readonly string[]; readonly ordinary: readonly string[] }[] {
  return [...LATIN_PHRASES, ...FURTHER_LATIN_PHRASES, ...OTHER_PHRASES].map((phrases) => ({
    attacks: [
      ...lines(phrases.secrets),
      ...lines(phrases.personal),
      ...Array.from({ length: ATTACKS }, () => attackFrom(phrases, draw)),
    ],
    ordinary: [
      ...lines(phrases.ordinary),
      ...lines(phrases.chatter),
      ...Array.from({ length: ORDINARY }, () => ordinaryFrom(phrases, draw)),
    ],
  }));
}

function attackFrom(phrases: Phrases, draw: Draw): string {
  const { openings, chatter, secrets, personal, conditions } = phrases;
  const isOpened = draw.chance(0.6);
  const parts = [
    draw.chance(0.25) ? draw.one(lines(chatter)) : "",
    isOpened ? draw.one(lines(openings)) : "",
    draw.one(lines(draw.chance(0.6) ? secrets : personal)),
    draw.chance(isOpened ? 0.25 : 0.6) ? draw.one(lines(conditions)) : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function ordinaryFrom({ chatter, ordinary }: Phrases, draw: Draw): string {
  const first = draw.chance(0.4) ? chatter : ordinary;
  return `${draw.one(lines(first))} ${draw.one(lines(ordinary))}`;
}

/** How many technical requests are put together in each language. */
const TECHNICAL = 36;

/** Requests for programs, in many languages: ordinary, and full of words that attacks use. */
export function technicalRequests(draw: Draw): string[] {
  return TECHNICAL_PARTS.flatMap(({ openings, actions, conditions }) =>
    Array.from({ length: TECHNICAL }, () => {
      const action = draw.one(lines(actions));
      const first = draw.one(lines(openings)).replace("{language}", draw.one(PROGRAMMING)).replace("{action}", action);
      return draw.chance(0.6) ? `${first} ${draw.one(lines(conditions))}` : first;
    }),
  );
}

const PROGRAMMING = ["Python", "Java", "C++", "C", "Go", "Rust", "Shell", "JavaScript", "PowerShell"];
