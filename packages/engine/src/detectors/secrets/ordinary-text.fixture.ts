/** Ordinary text full of what merely looks random: hashes, identifiers, encoded images. The same for the same seed. */
export function ordinaryText(seed: number): string {
  const random = randomFrom(seed);
  const pick = (items: readonly string[]): string => items[random(items.length)] ?? "";
  const run = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet.charAt(random(alphabet.length))).join("");
  const hex = (length: number): string => run("0123456789abcdef", length);
  const base64 = (length: number): string => run(`${LETTERS}${LETTERS.toUpperCase()}0123456789+/`, length);
  const uuid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  const word = (): string => pick(WORDS);
  const number = (digits: number): string => run("0123456789", digits);
  const lines: readonly (() => string)[] = [
    () =>
      `The ${word()} of ${word()} ${uuid()} was ${word()} at 2024-0${1 + random(9)}-1${random(9)}T10:${number(2)}:00Z.`,
    () => `commit ${hex(40)}\nAuthor: Dana <dana@corp.example>\n    fix ${word()} in ${word()}_${word()}`,
    () => `${hex(64)}  ${word()}-${number(1)}.${number(2)}.tar.gz`,
    () =>
      `"node_modules/${word()}": { "version": "${number(1)}.${number(2)}.0", "integrity": "sha512-${base64(86)}==" },`,
    () => `checksum = "${hex(64)}"`,
    () => `image: registry.corp.example/${word()}/${word()}@sha256:${hex(64)}`,
    () => `<img src="data:image/png;base64,iVBORw0KGgo${base64(200)}=">`,
    () => `Order ORD-${number(8)}, tracking 1Z${run("0123456789ABCDEFGHJ", 16)}, invoice INV-2024-${number(6)}`,
    () => `[INFO] request_id=${uuid()} trace=${hex(32)} span=${hex(16)} user=${word()}_${number(4)} ${number(3)}ms`,
    () =>
      `{"id":"${hex(24)}","etag":"W/\\"${hex(32)}\\"","next_page_token":"${base64(24)}","key":"${word()}/${word()}-${number(4)}.json"}`,
    () => `const ${word()}Id = "${uuid()}"; // ${word()} ${word()}`,
    () => `export const ${word()}Key = (${word()}: string) => \`${word()}:\${${word()}}:${word()}\`;`,
    () =>
      `Please send the ${word()} to ${word()}.${word()}@mail.example and reset the password of the ${word()} account.`,
    () => `GET /api/v1/${word()}s/${uuid()}?cursor=${base64(20).replace(/[+/]/g, "x")}&limit=50 200`,
    () => `ETag: "${hex(32)}"\nX-Request-Id: ${uuid()}\nContent-MD5: ${base64(22)}==`,
    () => `${word()}@${word()}-laptop:~/${word()}$ git checkout ${hex(10)} && npm run ${word()}`,
    () =>
      `The token budget is ${number(4)}; the key point is that ${word()} and ${word()} share a secret interest in ${word()}.`,
    () => `def ${word()}_token(self, token: str, password=None) -> str:\n    return self.${word()}[token.${word()}]`,
    () => `cache_key = f"${word()}:{user.id}:${hex(8)}"  # sort_key stays ${word()}`,
    () =>
      `https://cdn.example.com/assets/${word()}.${hex(20)}.js https://docs.example.com/d/${base64(44).replace(/[+/]/g, "_")}/edit`,
  ];
  return Array.from({ length: 4 + random(12) }, () => (lines[random(lines.length)] ?? word)()).join("\n");
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const WORDS =
  "invoice customer report release github datadog ticket summary account payment google deploy cluster budget review twilio meeting contract staging stripe refund project heroku calendar policy azure vendor slack dashboard alert notion shipment mailgun session jenkins user order".split(
    " ",
  );

/** A linear congruential generator: `random(n)` is from 0 to n - 1. */
export function randomFrom(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
