export { type EntryData, type EntryDraft, entryOf, type SealedEntry } from "./entry";
export { LogGrowth } from "./growth";
export { hintLogGrew } from "./hints";
export { onAnyLogGrew } from "./listener";
export type { ScreenEntry } from "./screen-entry";
export { summaryOf } from "./summary";
