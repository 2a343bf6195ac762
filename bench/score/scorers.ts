import { SCORER as ordinary } from "./kinds/ordinary";
import type { Scorer } from "./scorer";

/** Every scorer; a kind may have several. */
export const SCORERS: readonly Scorer[] = [ordinary];
