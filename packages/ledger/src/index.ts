export { fromBase64, fromHex, toBase64, toHex } from "./bytes";
export { canonicalize } from "./canonicalize";
export {
  type Checkpoint,
  type CheckpointVerification,
  formatCheckpoint,
  type ParsedCheckpoint,
  parseCheckpoint,
  signCheckpoint,
  verifyCheckpoint,
} from "./checkpoint";
export { type EntryBody, type ReadBody, readEntryBody } from "./entry-body";
export { CanonicalizeError, LedgerError, type LedgerErrorCode } from "./errors";
export { Frontier, rootOf, type SubtreeClosed } from "./frontier";
export type { StoredCheckpoint } from "./log-checkpoints";
export type { LogProblem, LogProblemKind } from "./log-problem";
export type { ReadTile, StoredTree } from "./log-tiles";
export { leafHash, nodeHash } from "./merkle";
export type { NoteSignature, Sign, Signer } from "./note";
export { consistencyProof, inclusionProof, tilesForConsistency, tilesForInclusion } from "./proof";
export { type Sha256, sha256 } from "./sha256";
export { TileTree } from "./tile-tree";
export { edgeTiles, TILE_WIDTH, type Tile, type TileRef, type TileSource, tileSource } from "./tiles";
export { formatVerifierKey, keyId, parseVerifierKey, type VerifierKey } from "./verifier-key";
export { type LogEntry, type LogVerification, type VerifyLogInput, verifyLog } from "./verify-log";
export { type ConsistencyClaim, type InclusionClaim, verifyConsistency, verifyInclusion } from "./verify-proof";
