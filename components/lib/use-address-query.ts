"use client";

import { usePathname, useSearchParams } from "next/navigation";

/** What changes in the address's query; null takes a name out. */
export type QueryChange = Readonly<Record<string, string | null>>;

export interface AddressQuery {
  readonly get: (name: string) => string | null;
  /** The address of this page with changes; everything else in it stays. */
  readonly hrefWith: (change: QueryChange) => string;
  /** Writes changes into the address in place: nothing is asked of the server, and nothing is added to the history. */
  readonly put: (change: QueryChange) => void;
}

/** The query of the page's address: what of its lists is shown, and what is open. */
export function useAddressQuery(): AddressQuery {
  const pathname = usePathname();
  const search = useSearchParams();
  const hrefFrom = (from: URLSearchParams, change: QueryChange) => {
    const query = new URLSearchParams(from);
    for (const [name, value] of Object.entries(change)) {
      if (value === null || value === "") query.delete(name);
      else query.set(name, value);
    }
    return query.size === 0 ? pathname : `${pathname}?${query.toString()}`;
  };
  return {
    get: (name) => search.get(name),
    hrefWith: (change) => hrefFrom(new URLSearchParams(search), change),
    // From the address as it is now: two lists of a page may write in the same moment.
    put: (change) =>
      window.history.replaceState(null, "", hrefFrom(new URLSearchParams(window.location.search), change)),
  };
}
