export { amountOf } from "./action-amount";
export { type EntryData, type EntryDraft, entryOf, type SealedEntry, sealable } from "./entry";
export { LogGrowth } from "./growth";
export { hintLogGrew } from "./hints";
export { onAnyLogGrew } from "./listener";
export type { ScreenEntry } from "./screen-entry";
export { signerFor, signingKeys } from "./signing-keys";
export { summaryOf } from "./summary";
