/** Web Crypto of the runtime; Node 18 has it, but not as a global. */
export async function webCrypto(): Promise<Crypto> {
  if (globalThis.crypto !== undefined) return globalThis.crypto;
  // A variable, so that bundlers for browsers and edge runtimes do not look for the module: they never get here.
  const specifier = "node:crypto";
  const node: { webcrypto: Crypto } = await import(/* webpackIgnore: true */ /* @vite-ignore */ specifier);
  return node.webcrypto;
}

/** A random UUID, version 4 (RFC 9562). `crypto.randomUUID` is missing on pages without TLS, so it is made here. */
export async function randomUuid(): Promise<string> {
  const bytes = (await webCrypto()).getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
