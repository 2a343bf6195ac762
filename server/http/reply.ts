import type { ListMeta } from "./envelope";

interface DataOptions {
  /** Instead of the route's own status. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes the answer a list: pages or a cursor. */
  readonly meta?: ListMeta;
}
interface RawOptions {
  readonly contentType: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a handler returns when the data alone does not say it all: another status, headers, a list, a stream, plain text. */
export class Reply<T> {
  private constructor(
    readonly content:
      | ({ readonly kind: "data"; readonly data: T } & DataOptions)
      | ({ readonly kind: "raw"; readonly body: string | AsyncIterable<string> } & RawOptions),
  ) {}

  /** Data in the envelope, checked by the route's response schema. */
  static data<T>(data: T, options: DataOptions): Reply<T> {
    return new Reply<T>({ kind: "data", data, ...options });
  }

  /** Outside the envelope: a text, or a sequence of texts that is sent as it comes. */
  static raw(body: string | AsyncIterable<string>, options: RawOptions): Reply<never> {
    return new Reply<never>({ kind: "raw", body, ...options });
  }
}
