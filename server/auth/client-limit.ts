import { clientBlock } from "@/server/http/client-block";

interface Options {
  /** How often one client may, within `windowMs` from its first time. */
  readonly most: number;
  readonly windowMs: number;
  /** How many clients are remembered; beyond it the one whose window began first is forgotten. */
  readonly clientsMax: number;
}

/** How often each client (`clientBlock`) did something lately, in the memory of this process. */
export class ClientLimit {
  /** In the order in which the windows end. */
  private readonly windows = new Map<string, { count: number; readonly endsAt: number }>();

  constructor(private readonly options: Options) {}

  /** Whether a client has done as much as it may, without counting. @param now in milliseconds. */
  isSpent(client: string, now = Date.now()): boolean {
    if (this.windows.size === 0) return false;
    const window = this.windows.get(clientBlock(client));
    return window !== undefined && window.endsAt > now && window.count >= this.options.most;
  }

  /** Counts one more and says whether the client may. @param now in milliseconds. */
  take(client: string, now = Date.now()): boolean {
    const { most, windowMs, clientsMax } = this.options;
    const block = clientBlock(client);
    const window = this.windows.get(block);
    if (window && window.endsAt > now) {
      window.count += 1;
      return window.count <= most;
    }
    this.windows.delete(block);
    for (const [first] of this.windows) {
      if (this.windows.size < clientsMax) break;
      this.windows.delete(first);
    }
    this.windows.set(block, { count: 1, endsAt: now + windowMs });
    return true;
  }
}
