import { Fragment } from "react";
import { visibleParts } from "../lib/visible";

export interface VisibleProps {
  text: string;
  /** `ltr` for code, whose quotes and brackets keep their side whatever stands between them. */
  dir?: "auto" | "ltr";
}

/**
 * A text that somebody else wrote: what cannot be seen in it is written out in a box, and nothing in it changes the order
 * of what stands around it.
 */
export function Visible({ text, dir = "auto" }: VisibleProps) {
  const parts = visibleParts(text);
  return (
    <bdi dir={dir}>
      {parts.map((part, index) =>
        part.kind === "text" ? <Fragment key={index}>{part.text}</Fragment> : <Hidden key={index} text={part.text} />,
      )}
    </bdi>
  );
}

function Hidden({ text }: { text: string }) {
  return (
    <span
      dir="ltr"
      title="A character that cannot be seen"
      className="mx-px inline-block rounded-sm border border-current px-0.5 font-mono text-[0.8em] leading-[1.3] text-warn"
    >
      {text}
    </span>
  );
}
