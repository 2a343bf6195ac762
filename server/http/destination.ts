import { Resolver } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { isLoopbackAddress, isPublicAddress } from "./public-address";

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Which places of a customer's choice this server connects to. */
export interface DestinationRules {
  /** Also `http` and `https` to this machine's loopback, named as such. Local mode only (`WEBHOOKS_ALLOW_LOOPBACK`). */
  readonly allowLoopback: boolean;
  /** All addresses of a name; rejects when there are none. */
  readonly resolve: (hostname: string) => Promise<readonly Address[]>;
}

/** This server does not connect there. The message is for whoever chose the destination: what is wrong, and what would be right. */
export class DestinationRefusedError extends Error {
  override readonly name = "DestinationRefusedError";
}

/**
 * A destination as somebody wrote it, if its form allows connecting to it. Odd notations of addresses (decimal, octal, hexadecimal,
 * shortened) are plain once the URL standard has parsed them. Names are looked up later: {@link assertDestination}, {@link lookupUnder}.
 * @throws DestinationRefusedError
 */
export function parseDestination(text: string, { allowLoopback }: DestinationRules): URL {
  if (!URL.canParse(text)) throw new DestinationRefusedError("must be an absolute https:// address");
  const url = new URL(text);
  if (url.username !== "" || url.password !== "")
    throw new DestinationRefusedError("must hold no user and no password");
  if (allowLoopback && isNamedLoopback(url) && (url.protocol === "http:" || url.protocol === "https:")) return url;
  if (url.protocol !== "https:") throw new DestinationRefusedError("must be an https:// address");
  const host = hostOf(url);
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new DestinationRefusedError(NOT_PUBLIC);
  return url;
}

/**
 * Looks a destination's name up, to tell whoever enters it at once. What a name means may change afterwards, so this replaces
 * nothing of {@link lookupUnder}.
 * @throws DestinationRefusedError when the name has no address, or one that is not public.
 */
export async function assertDestination(url: URL, rules: DestinationRules): Promise<void> {
  if (isIP(hostOf(url)) !== 0) return; // parseDestination has looked at it
  try {
    await addressesOf(url.hostname, rules);
  } catch (error) {
    if (error instanceof DestinationRefusedError) throw error;
    throw new DestinationRefusedError(`\`${url.hostname}\` has no address, or could not be looked up`, {
      cause: error,
    });
  }
}

/**
 * The name look-up of a connection: it yields addresses that were checked, and the connection is made to one of them, so a name
 * that means something else by now leads nowhere. One address that is not public refuses the name.
 * INVARIANT: node does not look up what is an address already; `parseDestination` has to come first.
 */
export function lookupUnder(rules: DestinationRules): LookupFunction {
  const lookUp = async (hostname: string, isForAll: boolean, done: Parameters<LookupFunction>[2]): Promise<void> => {
    const found = await addressesOf(hostname, rules).catch((error: Error) => error);
    if (found instanceof Error) done(found, "");
    else if (isForAll) done(null, [...found]);
    else done(null, found[0].address, found[0].family);
  };
  return (hostname, options, done) => void lookUp(hostname, options.all === true, done);
}

const TIMEOUT_MS = 2_000;
const TRIES = 2;
const NOT_PUBLIC = "must be reachable on the public internet: private, loopback and reserved addresses are refused";
const LOOPBACK: readonly [Address, ...Address[]] = [
  { address: "127.0.0.1", family: 4 },
  { address: "::1", family: 6 },
];

/** By DNS alone, without this machine's hosts file. Not `dns.lookup`: names that do not answer would hold the process's few threads. */
export async function resolveByDns(hostname: string): Promise<readonly Address[]> {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  const found: Address[] = [];
  if (v4.status === "fulfilled") found.push(...v4.value.map((address) => ({ address, family: 4 as const })));
  if (v6.status === "fulfilled") found.push(...v6.value.map((address) => ({ address, family: 6 as const })));
  if (found.length === 0 && v4.status === "rejected") throw v4.reason;
  return found;
}

async function addressesOf(hostname: string, rules: DestinationRules): Promise<readonly [Address, ...Address[]]> {
  if (rules.allowLoopback && hostname === "localhost") return LOOPBACK;
  const [first, ...more] = await rules.resolve(hostname);
  if (first === undefined) throw new DestinationRefusedError(`\`${hostname}\` has no address`);
  if (![first, ...more].every(({ address }) => isPublicAddress(address))) throw new DestinationRefusedError(NOT_PUBLIC);
  return [first, ...more];
}

function isNamedLoopback(url: URL): boolean {
  return url.hostname === "localhost" || isLoopbackAddress(hostOf(url));
}

/** The host without the brackets that set an IPv6 address off. */
function hostOf({ hostname }: URL): string {
  return hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
}
