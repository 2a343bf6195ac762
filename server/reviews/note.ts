import { z } from "zod";
import type { Unit } from "@/server/db/in-organization";
import {
  holdAction,
  keepRecord,
  newSalt,
  openNotes,
  type SealedRecord,
  saltedHash,
  sealRecord,
} from "@/server/decisions";
import { UnavailableError } from "@/server/errors";
import type { OrganizationId, TraceId } from "@/server/ids";

/** Words of a person on an action, sealed: stored as a record of it, erased with it, bound into the log by a salted hash. */
export interface SealedNote {
  readonly record: SealedRecord;
  /** The same without its words, for an action that was erased: nothing of it comes back. */
  readonly bare: SealedRecord;
  /** Tells nothing to who does not hold the salt, which is in the record. */
  readonly textHash: string;
}

/** What an entry says of a note. */
export interface NoteData {
  /** Of the record, a uuid. */
  readonly noteId: string;
  readonly noteHash: string;
}

/** Seals a text, before the transaction that stores it begins. */
export async function sealNote(organizationId: OrganizationId, traceId: TraceId, text: string): Promise<SealedNote> {
  const salt = newSalt();
  const seal = (words: string | null) =>
    sealRecord(organizationId, traceId, "note", JSON.stringify({ salt: salt.toString("base64"), text: words }));
  return { record: await seal(text), bare: await seal(null), textHash: saltedHash(salt, text) };
}

/** Stores it, without its words when the action was erased; what it returns goes into the step's entry. */
export async function storeNote(
  unit: Unit,
  traceId: TraceId,
  { record, bare, textHash }: SealedNote,
): Promise<NoteData> {
  const kept = (await holdAction(unit, traceId)) ? record : bare;
  return { noteId: await keepRecord(unit, traceId, "note", kept), noteHash: textHash };
}

/** The text an entry names; null when it was erased. @throws UnavailableError when it is not the one that was logged. */
export type NoteReader = (data: NoteData) => string | null;

/** Opens what was noted on an action. */
export async function readNotes(organizationId: OrganizationId, traceId: TraceId): Promise<NoteReader> {
  const plains = await openNotes(organizationId, traceId);
  return ({ noteId, noteHash }) => {
    const plain = plains.get(noteId);
    if (plain === undefined) return null;
    const { salt, text } = Note.parse(JSON.parse(plain));
    if (text === null) return null;
    if (saltedHash(Buffer.from(salt, "base64"), text) !== noteHash) {
      throw new UnavailableError("What was noted is not what was logged. An operator has to look at it.", 60, {
        detail: "note and entry differ",
      });
    }
    return text;
  };
}

const Note = z.object({ salt: z.string(), text: z.string().nullable() });
