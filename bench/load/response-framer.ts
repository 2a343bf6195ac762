/** One complete answer of an HTTP/1.1 server. */
export interface FramedResponse {
  readonly status: number;
  /** Chunked answers: without the framing. */
  readonly body: Buffer;
  /** The server closes the connection after it. */
  readonly isLast: boolean;
}

/** The server sent what is not HTTP/1.1 with a length; the connection cannot be used any more. */
export class FramingError extends Error {
  override readonly name = "FramingError";
}

interface Part {
  readonly body: Buffer;
  /** Where the next answer begins. */
  readonly end: number;
}

const NOTHING = Buffer.alloc(0);
const CRLF = "\r\n";
const RESPONSE_MAX_BYTES = 16 * 1024 * 1024;

/**
 * Cuts the bytes of one keep-alive connection into answers, however the network split or joined them (RFC 9112 §6):
 * by Content-Length or chunked; interim 1xx answers are dropped. The requests sent must not be HEAD.
 */
export class ResponseFramer {
  #pending: Buffer = NOTHING;

  /**
   * The answers that `chunk` completes, usually one.
   * @throws FramingError
   */
  push(chunk: Buffer): readonly FramedResponse[] {
    let bytes = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const responses: FramedResponse[] = [];
    for (let found = firstResponse(bytes); found !== null; found = firstResponse(bytes)) {
      bytes = bytes.subarray(found.end);
      if (found.response.status >= 200) responses.push(found.response);
    }
    if (bytes.length > RESPONSE_MAX_BYTES) throw new FramingError("an answer exceeds 16 MB");
    this.#pending = bytes;
    return responses;
  }

  /** Whether an answer has begun and not ended. */
  get isInside(): boolean {
    return this.#pending.length > 0;
  }
}

/** `null` while the answer is incomplete. */
function firstResponse(bytes: Buffer): { response: FramedResponse; end: number } | null {
  const headEnd = bytes.indexOf("\r\n\r\n");
  if (headEnd === -1) return null;
  const head = bytes.toString("latin1", 0, headEnd);
  const status = Number(/^HTTP\/1\.1 ([1-5]\d\d)(?: |\r\n|$)/.exec(head)?.[1]);
  if (!status) throw new FramingError(`not an HTTP/1.1 status line: ${JSON.stringify(head.slice(0, 60))}`);
  const part = bodyOf(bytes, headEnd + 4, status, head);
  if (part === null) return null;
  const isLast = /\r\nconnection:[ \t]*close/i.test(head);
  return { response: { status, body: part.body, isLast }, end: part.end };
}

function bodyOf(bytes: Buffer, start: number, status: number, head: string): Part | null {
  if (status < 200 || status === 204 || status === 304) return { body: NOTHING, end: start };
  const length = /\r\ncontent-length:[ \t]*(\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const end = start + Number(length);
    return bytes.length < end ? null : { body: bytes.subarray(start, end), end };
  }
  if (/\r\ntransfer-encoding:[ \t]*chunked/i.test(head)) return chunksOf(bytes, start);
  throw new FramingError("an answer has neither a length nor chunks");
}

function chunksOf(bytes: Buffer, start: number): Part | null {
  const chunks: Buffer[] = [];
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf(CRLF, at);
    if (lineEnd === -1) return null;
    const line = bytes.toString("latin1", at, lineEnd);
    const size = Number.parseInt(line, 16);
    if (!/^[\da-f]+(?:[ \t]*;.*)?$/i.test(line)) throw new FramingError(`not a chunk size: ${JSON.stringify(line)}`);
    at = lineEnd + 2;
    if (size === 0) {
      const end = trailersEnd(bytes, at);
      return end === null ? null : { body: Buffer.concat(chunks), end };
    }
    if (bytes.length < at + size + 2) return null;
    chunks.push(bytes.subarray(at, at + size));
    at += size + 2;
  }
}

/** Trailer lines up to an empty one, which is usually the first. */
function trailersEnd(bytes: Buffer, start: number): number | null {
  if (bytes.length < start + 2) return null;
  if (bytes.toString("latin1", start, start + 2) === CRLF) return start + 2;
  const end = bytes.indexOf("\r\n\r\n", start);
  return end === -1 ? null : end + 4;
}
