"use client";

import { useState } from "react";
import { type Paged, pageOf } from "./paging";
import { holdsWords, SEARCHABLE_FROM } from "./search";
import { useAddressQuery } from "./use-address-query";

export interface Listed<Row> extends Paged<Row> {
  /** What is searched for, as typed. */
  readonly typed: string;
  /** Whether there is so much that it can be searched. */
  readonly isSearchable: boolean;
  readonly search: (typed: string) => void;
  readonly go: (page: number) => void;
}

export interface ListedOptions<Row> {
  /** Rows of a page. */
  readonly size: number;
  /** What a row is found by. */
  readonly textOf: (row: Row) => string;
  /** Says which row is open, where one can be: the page with it is shown when it becomes so. */
  readonly open?: { readonly id: string | null; readonly idOf: (row: Row) => string };
}

/**
 * A search through rows that are all here, and a page of what it finds. Both are kept in the address, so that a reload or a
 * sent link shows the same.
 * @param name of the list in the address: `?groups=treasury&groups-page=2`.
 */
export function useListed<Row>(name: string, all: readonly Row[], options: ListedOptions<Row>): Listed<Row> {
  const { size, textOf, open } = options;
  const address = useAddressQuery();
  const pageName = `${name}-page`;
  const [typed, setTyped] = useState(address.get(name) ?? "");
  const [wanted, setWanted] = useState(Number(address.get(pageName) ?? 1));
  const [followed, setFollowed] = useState<string | null>(null);
  const found = typed.trim() === "" ? all : all.filter((row) => holdsWords(textOf(row), typed));
  if (open !== undefined && open.id !== followed) {
    setFollowed(open.id);
    const at = found.findIndex((row) => open.idOf(row) === open.id);
    if (at !== -1) setWanted(Math.floor(at / size) + 1);
  }
  return {
    ...pageOf(found, wanted, size),
    typed,
    isSearchable: all.length >= SEARCHABLE_FROM,
    search: (text) => {
      setTyped(text);
      setWanted(1);
      address.put({ [name]: text.trim(), [pageName]: null });
    },
    go: (page) => {
      setWanted(page);
      address.put({ [pageName]: page === 1 ? null : String(page) });
    },
  };
}
