"use client";

import { cx } from "class-variance-authority";
import { type ReactNode, useMemo, useState } from "react";
import { formatCount } from "../lib/format";
import { type JsonLine, type JsonTokenKind, jsonLines } from "../lib/json-lines";
import { Button } from "./button";
import { CODE } from "./code-block";
import { CopyButton } from "./copy-button";

/** Lines per block; of several, those outside the viewport are not laid out, so 256 kB open without a pause. */
const BLOCK_LINES = 200;
const LINE_HEIGHT = 18;

const COLORS: Readonly<Record<JsonTokenKind, string>> = {
  mark: "",
  key: "text-code-key",
  string: "text-code-str",
  value: "text-code-num",
};

export interface JsonViewProps {
  /** Plain JSON. */
  value: unknown;
  /** What it is, for assistive technology: `payload`. */
  label: string;
  /** Lines shown before `Show all`; default 40. */
  shownLines?: number;
  /** Evidence: RFC 6901 pointer of a value → what stands behind it, usually an `EvidenceNumber`. The value is marked. */
  marks?: Readonly<Record<string, ReactNode>>;
  isCopyable?: boolean;
  className?: string;
}

/** Formatted JSON in the colours of code. */
export function JsonView({ value, label, shownLines = 40, marks, isCopyable = true, className }: JsonViewProps) {
  const [isWhole, setWhole] = useState(false);
  const lines = useMemo(() => jsonLines(value), [value]);
  const shown = isWhole ? lines : lines.slice(0, shownLines);
  const hidden = lines.length - shown.length;
  return (
    <div className={cx("relative min-w-0", className)}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <section tabIndex={0} aria-label={label} className={cx(CODE, "max-h-[480px]", isCopyable && "pr-20")}>
        <pre>
          {blocks(shown).map((block, index) => (
            <code
              key={index}
              className={cx("block", shown.length > BLOCK_LINES && "[content-visibility:auto]")}
              style={{ containIntrinsicSize: `auto none auto ${block.length * LINE_HEIGHT}px` }}
            >
              {block.map((line, row) => (
                <Line key={row} line={line} mark={line.pointer === null ? undefined : marks?.[line.pointer]} />
              ))}
            </code>
          ))}
        </pre>
      </section>
      {isCopyable ? (
        <CopyButton value={JSON.stringify(value, null, 2) ?? ""} size="sm" className="absolute top-1.5 right-4" />
      ) : null}
      {lines.length > shownLines ? (
        <Button variant="ghost" size="sm" className="mt-1" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Show less" : `Show ${formatCount(hidden)} more lines`}
        </Button>
      ) : null}
    </div>
  );
}

function Line({ line, mark }: { line: JsonLine; mark: ReactNode }) {
  return (
    <span className="block min-h-[18px]">
      {"  ".repeat(line.depth)}
      {line.tokens.map((token, index) => {
        const isMarked = mark !== undefined && token.kind !== "key" && token.kind !== "mark";
        const Element = isMarked ? "mark" : "span";
        return (
          <Element key={index} className={isMarked ? "" : COLORS[token.kind]}>
            {token.text}
          </Element>
        );
      })}
      {mark === undefined ? null : <> {mark}</>}
    </span>
  );
}

function blocks(lines: readonly JsonLine[]): (readonly JsonLine[])[] {
  const count = Math.ceil(lines.length / BLOCK_LINES);
  return Array.from({ length: count }, (_, index) => lines.slice(index * BLOCK_LINES, (index + 1) * BLOCK_LINES));
}
