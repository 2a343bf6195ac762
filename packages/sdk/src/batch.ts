import { type Decision, readDecision } from "./decision";
import { type ItemError, readItemError } from "./item-error";
import { arrayOf, boolean, number, object, type Reader } from "./reader";

/** What became of one event of a batch: a decision, or why there is none. Without one the action must not be executed. */
export type BatchOutcome =
  | { readonly index: number; readonly success: true; readonly decision: Decision }
  | { readonly index: number; readonly success: false; readonly error: ItemError };

const readPlace = object<{ index: number; success: boolean }>({ index: number, success: boolean });
const readDecided = object<{ data: Decision }>({ data: readDecision });

const readOutcome: Reader<BatchOutcome> = (value, path) => {
  const { index, success } = readPlace(value, path);
  if (success) return { index, success, decision: readDecided(value, path).data };
  return { index, success, error: readItemError(value, path).error };
};

export const readBatch = arrayOf(readOutcome);
