import { expect, test } from "vitest";
import { type FramedResponse, FramingError, ResponseFramer } from "./response-framer";

const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{"a":1}';
const CHUNKED =
  "HTTP/1.1 422 Unprocessable\r\ntransfer-encoding: chunked\r\n\r\n4\r\nWiki\r\n6;x=1\r\npedia.\r\n0\r\nTrailer: 1\r\n\r\n";
const LAST = "HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
const EMPTY = "HTTP/1.1 204 No Content\r\n\r\n";
const CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

function shown(responses: readonly FramedResponse[]) {
  return responses.map(({ status, body, isLast }) => [status, body.toString(), isLast]);
}

const EXPECTED = [
  [200, '{"a":1}', false],
  [422, "Wikipedia.", false],
  [204, "", false],
  [200, '{"a":1}', false],
  [503, "", true],
];

test("answers that arrive joined in one piece are told apart", () => {
  const framer = new ResponseFramer();
  expect(shown(framer.push(Buffer.from(OK + CHUNKED + EMPTY + CONTINUE + OK + LAST)))).toEqual(EXPECTED);
  expect(framer.isInside).toBe(false);
});

test("answers split at every byte are put together again", () => {
  const bytes = Buffer.from(OK + CHUNKED + EMPTY + CONTINUE + OK + LAST);
  for (const size of [1, 2, 3, 5, 7, 50]) {
    const framer = new ResponseFramer();
    const found: FramedResponse[] = [];
    for (let at = 0; at < bytes.length; at += size) found.push(...framer.push(bytes.subarray(at, at + size)));
    expect(shown(found)).toEqual(EXPECTED);
  }
});

test("a body that looks like an answer stays a body", () => {
  const body = `HTTP/1.1 500 X\r\n\r\n`;
  const framer = new ResponseFramer();
  const found = framer.push(Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}${OK}`));
  expect(shown(found)).toEqual([
    [200, body, false],
    [200, '{"a":1}', false],
  ]);
});

test("an answer that has begun and not ended is known to be incomplete", () => {
  const framer = new ResponseFramer();
  expect(framer.push(Buffer.from(OK.slice(0, -1)))).toEqual([]);
  expect(framer.isInside).toBe(true);
});

test("what is not HTTP/1.1, has no length, or has a broken chunk is refused", () => {
  for (const text of [
    "HTTP/2 200 OK\r\n\r\n",
    "SSH-2.0-OpenSSH\r\n\r\n",
    "HTTP/1.1 200 OK\r\n\r\nuntil the end",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
  ]) {
    expect(() => new ResponseFramer().push(Buffer.from(text))).toThrow(FramingError);
  }
});
