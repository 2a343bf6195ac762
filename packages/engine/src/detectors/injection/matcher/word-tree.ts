/** Letters `a` to `z`, then space, apostrophe and hyphen, have a column of their own; other units go through a table. */
const COLUMNS = 29;
const COLUMN_OF = new Int8Array(128).fill(-1);
for (let letter = 0; letter < 26; letter++) COLUMN_OF[97 + letter] = letter;
COLUMN_OF[0x20] = 26;
COLUMN_OF[0x0a] = 26;
COLUMN_OF[0x27] = 27;
COLUMN_OF[0x2d] = 28;

const NODES_FIRST = 32_768;
const RARE_FIRST = 1 << 15;
const NONE: readonly number[] = [];

/** Words as a tree over UTF-16 units; the root is node 0, and node 0 as a child means none. */
export class WordTree {
  /** Class numbers by name. */
  readonly classes: Map<string, number>;
  #table = new Uint16Array(NODES_FIRST * COLUMNS);
  /** Children on other units, by a hash of node and unit. */
  #rareNodes = new Uint16Array(RARE_FIRST);
  #rareUnits = new Uint16Array(RARE_FIRST);
  #rareChildren = new Uint16Array(RARE_FIRST);
  #rares = 0;
  /** Bit per unit: some word begins with it. */
  readonly #first = new Uint32Array(2_048);
  /** By node: 1 when a word ends there. */
  #ending = new Uint8Array(NODES_FIRST);
  readonly #whole: (number[] | undefined)[] = [];
  readonly #open: (number[] | undefined)[] = [];
  #nodes = 1;

  constructor(classes: Map<string, number>) {
    this.classes = classes;
  }

  /** Whether any word begins with a unit. */
  begins(unit: number): boolean {
    return ((this.#first[unit >>> 5] ?? 0) & (1 << (unit & 31))) !== 0;
  }

  /** The node after `node` on `unit`; 0 when no word goes on like that. */
  next(node: number, unit: number): number {
    const column = unit < 128 ? (COLUMN_OF[unit] as number) : -1;
    return column >= 0 ? (this.#table[node * COLUMNS + column] as number) : this.#rareChild(node, unit);
  }

  /** Whether any word ends at a node. */
  isEnd(node: number): boolean {
    return this.#ending[node] !== 0;
  }

  /** Classes of the words that end at a node and must end there in the text. */
  wholeAt(node: number): readonly number[] {
    return this.#whole[node] ?? NONE;
  }

  /** Classes of the words that end at a node and may go on. */
  openAt(node: number): readonly number[] {
    return this.#open[node] ?? NONE;
  }

  /** Adds a folded word to a class. */
  add(word: string, isOpen: boolean, id: number): void {
    if (word === "") return;
    const node = this.reserve(word);
    const lists = isOpen ? this.#open : this.#whole;
    const ids = (lists[node] ??= []);
    if (!ids.includes(id)) ids.push(id);
    this.#ending[node] = 1;
  }

  /** Makes room for a word and gives the node it ends at. */
  reserve(word: string): number {
    const first = word.charCodeAt(0);
    this.#first[first >>> 5] = (this.#first[first >>> 5] ?? 0) | (1 << (first & 31));
    let node = 0;
    for (let at = 0; at < word.length; at++) node = this.#child(node, word.charCodeAt(at));
    return node;
  }

  #child(node: number, unit: number): number {
    const known = this.next(node, unit);
    if (known !== 0) return known;
    const child = this.#nodes++;
    if (child >= this.#ending.length) {
      this.#ending = grown(this.#ending, new Uint8Array(this.#ending.length * 2));
      this.#table = grown(this.#table, new Uint16Array(this.#table.length * 2));
    }
    const column = unit < 128 ? (COLUMN_OF[unit] ?? -1) : -1;
    if (column >= 0) this.#table[node * COLUMNS + column] = child;
    else this.#addRare(node, unit, child);
    return child;
  }

  #rareChild(node: number, unit: number): number {
    const last = this.#rareChildren.length - 1;
    for (let slot = rareSlot(node, unit) & last; ; slot = (slot + 1) & last) {
      const child = this.#rareChildren[slot] as number;
      if (child === 0 || (this.#rareNodes[slot] === node && this.#rareUnits[slot] === unit)) return child;
    }
  }

  #addRare(node: number, unit: number, child: number): void {
    if (this.#rares * 2 >= this.#rareChildren.length) this.#growRare();
    this.#rares += 1;
    const last = this.#rareChildren.length - 1;
    let slot = rareSlot(node, unit) & last;
    while (this.#rareChildren[slot] !== 0) slot = (slot + 1) & last;
    this.#rareNodes[slot] = node;
    this.#rareUnits[slot] = unit;
    this.#rareChildren[slot] = child;
  }

  #growRare(): void {
    const [nodes, units, children] = [this.#rareNodes, this.#rareUnits, this.#rareChildren];
    this.#rareNodes = new Uint16Array(nodes.length * 2);
    this.#rareUnits = new Uint16Array(nodes.length * 2);
    this.#rareChildren = new Uint16Array(nodes.length * 2);
    this.#rares = 0;
    children.forEach((child, slot) => {
      if (child !== 0) this.#addRare(nodes[slot] ?? 0, units[slot] ?? 0, child);
    });
  }
}

function rareSlot(node: number, unit: number): number {
  return Math.imul(Math.imul(node, 0x9e37_79b1) ^ unit, 0x85eb_ca6b) >>> 12;
}

function grown<T extends Uint8Array | Uint16Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
