import type { Listed } from "../lib/use-listed";
import { SearchField } from "./search-field";

export interface ListSearchProps {
  label: string;
  listed: Pick<Listed<unknown>, "isSearchable" | "typed" | "search">;
}

/** The search in a list's head; nothing while the list is short. */
export function ListSearch({ label, listed: { isSearchable, typed, search } }: ListSearchProps) {
  if (!isSearchable) return null;
  return <SearchField label={label} value={typed} onValueChange={search} className="w-60 max-w-full max-sm:w-full" />;
}
