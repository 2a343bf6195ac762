/** The lines of a list that are not empty. */
export function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

/** Random choices from a stream of numbers, the same for the same stream. */
export class Draw {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** True this often, from 0 to 1. */
  chance(share: number): boolean {
    return this.#random() < share;
  }

  one(options: readonly string[]): string {
    return options[Math.floor(this.#random() * options.length)] ?? "";
  }

  /** A line with its slots filled. */
  text(line: string, slots: Readonly<Record<string, string>>): string {
    let text = line.replaceAll("\\n", "\n");
    for (let depth = 0; depth < 6 && text.includes("{"); depth += 1) {
      text = text.replace(/\{([A-Za-z]+)\}/g, (slot, name: string) => {
        const options = slots[name];
        return options === undefined ? slot : this.one(options.split("|"));
      });
    }
    return text.replace(/ {2,}/g, " ").trim();
  }

  /** A context with a text put between two sentences, lines or values of it. */
  planted(context: string, text: string): { whole: string; start: number } {
    const places = [0, context.length];
    for (const match of context.matchAll(/[.!?] |\n|": "|\| /g)) places.push(match.index + match[0].length);
    for (const match of context.matchAll(/"[,}\]]/g)) places.push(match.index);
    const place = places[Math.floor(this.#random() * places.length)] ?? 0;
    const before = context.slice(0, place);
    const after = context.slice(place);
    const left = before === "" || /[\n "]$/.test(before) ? before : `${before} `;
    const right = after === "" || after.startsWith('"') ? after : this.#random() < 0.4 ? `\n${after}` : ` ${after}`;
    return { whole: `${left}${text}${right}`, start: left.length };
  }
}
