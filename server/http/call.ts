/** What a handler sees of a request, whichever server received it: bare `node:http` in the front door, or Next. */
export interface Call {
  readonly method: string;
  /** As received, without the query. */
  readonly path: string;
  /** Path parameters, percent-decoded. */
  readonly params: Readonly<Record<string, string | string[] | undefined>>;
  /** The raw query, without `?`; empty when there is none. */
  readonly query: string;
  /** The raw bytes, already within the route's limit. */
  readonly body: Buffer;
  /** The address the request came from: the socket's, or what a trusted proxy says of it. */
  readonly peer: string;
  /** Aborted when the caller goes away before the answer is complete. */
  readonly signal: AbortSignal;
  /** A request header by its lower-case name. */
  readonly header: (name: string) => string | undefined;
}

/** What a handler's result becomes; a body that is a sequence of texts is sent as it comes, unbuffered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | AsyncIterable<string>;
}

/** Something the front door can mount: the object a route file exports. */
export interface Mountable {
  readonly bodyLimit: number;
  readonly answer: (call: Call) => Promise<Answer>;
}
