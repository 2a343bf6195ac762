import { cx } from "class-variance-authority";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** What a control inside a `Field` needs so that its label, hint and error belong to it. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean | undefined;
  required: boolean | undefined;
}

export interface FieldProps {
  /** Unique on the page; the hint and the error derive their ids from it. */
  id: string;
  label: ReactNode;
  /** Shown under the control until there is an error. */
  hint?: ReactNode;
  /** What is wrong and what would be right. */
  error?: string | undefined;
  isRequired?: boolean;
  /** Right of the label: a count, a link. */
  aside?: ReactNode;
  className?: string;
  children: (control: FieldControl) => ReactNode;
}

/** Label, control, hint and error, tied together: `<Field id="name" label="Name">{(c) => <Input {...c} />}</Field>`. */
export function Field({ id, label, hint, error, isRequired, aside, className, children }: FieldProps) {
  const note = error ?? hint;
  const noteId = `${id}-note`;
  return (
    <div className={cx("grid content-start gap-1", className)}>
      <div className="flex items-center gap-2">
        <Label htmlFor={id}>{label}</Label>
        {aside === undefined ? null : <span className="ml-auto text-12 text-fg-3 tabular-nums">{aside}</span>}
      </div>
      {children({
        id,
        "aria-describedby": note === undefined ? undefined : noteId,
        "aria-invalid": error === undefined ? undefined : true,
        required: isRequired,
      })}
      {note === undefined ? null : (
        <p id={noteId} className={cx("flex gap-1.5 text-12", error === undefined ? "text-fg-3" : "text-bad")}>
          {error === undefined ? null : <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />}
          <span>{note}</span>
        </p>
      )}
    </div>
  );
}

/** The name of a control. */
export function Label({ htmlFor, children, className }: { htmlFor: string; children: ReactNode; className?: string }) {
  return (
    <label htmlFor={htmlFor} className={cx("text-12 font-medium text-fg-2", className)}>
      {children}
    </label>
  );
}
