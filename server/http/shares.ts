import { clientBlock } from "./client-block";

/** What one client may hold, and what all of them together. */
interface Limits {
  readonly perClient: number;
  readonly total: number;
}

/** Something of which there is only so much, counted by client (`clientBlock`; any other name is itself): connections, bytes in memory. */
export class Shares {
  private readonly held = new Map<string, number>();
  private sum = 0;

  constructor(private readonly limits: Limits) {}

  /** Takes `amount` for a client and returns null; or takes nothing and names the limit that stands in the way. */
  take(client: string, amount: number): keyof Limits | null {
    const block = clientBlock(client);
    const held = (this.held.get(block) ?? 0) + amount;
    if (held > this.limits.perClient) return "perClient";
    if (this.sum + amount > this.limits.total) return "total";
    this.held.set(block, held);
    this.sum += amount;
    return null;
  }

  /** Gives back what was taken. */
  give(client: string, amount: number): void {
    const block = clientBlock(client);
    const left = (this.held.get(block) ?? 0) - amount;
    if (left > 0) this.held.set(block, left);
    else this.held.delete(block);
    this.sum -= amount;
  }
}
