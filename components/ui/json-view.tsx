"use client";

import { cx } from "class-variance-authority";
import { memo, type ReactNode, useMemo, useState } from "react";
import { formatCount } from "../lib/format";
import { type JsonLine, type JsonTokenKind, jsonLines } from "../lib/json-lines";
import { Button } from "./button";
import { CodeFrame } from "./code-block";
import { Visible } from "./visible";

/** Lines per block. Blocks already drawn are not drawn again, and those outside the viewport are not laid out. */
const BLOCK_LINES = 200;
/** Lines added at a time, so that a payload of 256 kB never holds up the page. */
const STEP_LINES = 2_000;
const LINE_HEIGHT = 18;

const COLORS: Readonly<Record<JsonTokenKind, string>> = {
  mark: "",
  key: "text-code-key",
  string: "text-code-str",
  value: "text-code-num",
};

type Marks = Readonly<Record<string, ReactNode>>;

export interface JsonViewProps {
  /** Plain JSON. */
  value: unknown;
  /** What it is, for assistive technology: `payload`. */
  label: string;
  /** Lines shown at first; default 40. */
  shownLines?: number;
  /** Evidence: RFC 6901 pointer of a value → what stands behind it, usually an `EvidenceNumber`. The value is marked. */
  marks?: Marks;
  isCopyable?: boolean;
  className?: string;
}

/** Formatted JSON in the colours of code. */
export function JsonView({ value, label, shownLines = 40, marks, isCopyable = true, className }: JsonViewProps) {
  const [added, setAdded] = useState(0);
  const blocks = useMemo(() => toBlocks(jsonLines(value)), [value]);
  const total = blocks.reduce((sum, block) => sum + block.length, 0);
  const shown = Math.min(total, shownLines + added);
  const next = Math.min(STEP_LINES, total - shown);
  return (
    <div className={cx("min-w-0", className)}>
      <CodeFrame
        label={label}
        copied={isCopyable ? (JSON.stringify(value, null, 2) ?? "") : null}
        scrollClassName="max-h-[480px]"
      >
        <pre>
          {blocks.slice(0, Math.ceil(shown / BLOCK_LINES)).map((block, index) => (
            <Block key={index} lines={block} count={Math.min(BLOCK_LINES, shown - index * BLOCK_LINES)} marks={marks} />
          ))}
        </pre>
      </CodeFrame>
      {next > 0 || added > 0 ? (
        <div className="mt-1 flex items-center gap-1">
          {next > 0 ? (
            <Button variant="ghost" size="sm" onClick={() => setAdded(added + next)}>
              Show {formatCount(next)} more lines
            </Button>
          ) : null}
          {added > 0 ? (
            <Button variant="ghost" size="sm" onClick={() => setAdded(0)}>
              Show less
            </Button>
          ) : null}
          <span className="text-12 text-fg-3 tabular-nums">
            {formatCount(shown)} of {formatCount(total)} lines
          </span>
        </div>
      ) : null}
    </div>
  );
}

interface BlockProps {
  lines: readonly JsonLine[];
  /** How many of them are shown. */
  count: number;
  marks: Marks | undefined;
}

const Block = memo(function Block({ lines, count, marks }: BlockProps) {
  return (
    <code
      className={cx("block", count === BLOCK_LINES && "[content-visibility:auto]")}
      style={{ containIntrinsicSize: `auto none auto ${count * LINE_HEIGHT}px` }}
    >
      {lines.slice(0, count).map((line, index) => (
        <Line key={index} line={line} mark={line.pointer === null ? undefined : marks?.[line.pointer]} />
      ))}
    </code>
  );
});

function Line({ line, mark }: { line: JsonLine; mark: ReactNode }) {
  return (
    <span className="block min-h-[18px]">
      {"  ".repeat(line.depth)}
      {line.tokens.map((token, index) => {
        const isMarked = mark !== undefined && token.kind !== "key" && token.kind !== "mark";
        const Element = isMarked ? "mark" : "span";
        return (
          <Element key={index} className={isMarked ? "" : COLORS[token.kind]}>
            {token.kind === "key" || token.kind === "string" ? <Visible text={token.text} dir="ltr" /> : token.text}
          </Element>
        );
      })}
      {mark === undefined ? null : <> {mark}</>}
    </span>
  );
}

function toBlocks(lines: readonly JsonLine[]): readonly (readonly JsonLine[])[] {
  const count = Math.ceil(lines.length / BLOCK_LINES);
  return Array.from({ length: count }, (_, index) => lines.slice(index * BLOCK_LINES, (index + 1) * BLOCK_LINES));
}
