/**
 * When the sidebar shrinks to icons: below 1100 px, below 1400 px where a page needs the width (the review queue), or
 * never, in the sheet on phones.
 */
export type Rail = "below-md" | "below-xl" | "never";

interface RailClasses {
  /** A word that only assistive technology sees in the rail. */
  readonly word: string;
  /** Something that is not there in the rail. */
  readonly wide: string;
  /** Something that is only there in the rail. */
  readonly narrow: string;
  /** The count on a page, which moves onto its icon in the rail. */
  readonly count: string;
}

export const RAILS: Readonly<Record<Rail, RailClasses>> = {
  "below-md": {
    word: "max-md:sr-only",
    wide: "max-md:hidden",
    narrow: "md:hidden",
    count:
      "max-md:absolute max-md:-top-0.5 max-md:-right-1 max-md:ml-0 max-md:min-w-4 max-md:px-0.5 max-md:text-[10px] max-md:leading-[13px]",
  },
  "below-xl": {
    word: "max-xl:sr-only",
    wide: "max-xl:hidden",
    narrow: "xl:hidden",
    count:
      "max-xl:absolute max-xl:-top-0.5 max-xl:-right-1 max-xl:ml-0 max-xl:min-w-4 max-xl:px-0.5 max-xl:text-[10px] max-xl:leading-[13px]",
  },
  never: { word: "", wide: "", narrow: "hidden", count: "" },
};
