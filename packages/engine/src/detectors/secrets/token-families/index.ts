import { CLOUD_FAMILIES } from "./cloud";
import { CODE_FAMILIES } from "./code";
import type { TokenFamily } from "./family";
import { MESSAGE_FAMILIES } from "./message";
import { MODEL_FAMILIES } from "./model";
import { MONEY_FAMILIES } from "./money";
import { WORK_FAMILIES } from "./work";

/** Every credential that shows by its own look. Where two families fit, the earlier one names it. */
export const TOKEN_FAMILIES: readonly TokenFamily[] = [
  ...CLOUD_FAMILIES,
  ...CODE_FAMILIES,
  ...MODEL_FAMILIES,
  ...MONEY_FAMILIES,
  ...MESSAGE_FAMILIES,
  ...WORK_FAMILIES,
];
