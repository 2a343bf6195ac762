import { isUtf8 } from "node:buffer";
import { ValidationError } from "../errors";
import { JSON_BOUNDS, type JsonBounds, parseJsonText } from "./json-text";

/**
 * Parses a JSON body that can be hashed, from its raw bytes.
 * @throws ValidationError naming the path and what would be right.
 */
export function parseJsonBody(bytes: Buffer, bounds: JsonBounds = JSON_BOUNDS): unknown {
  if (!isUtf8(bytes)) throw new ValidationError([{ path: "body", message: "must be valid UTF-8" }]);
  return parseJsonText(bytes.toString("utf8"), bounds);
}
