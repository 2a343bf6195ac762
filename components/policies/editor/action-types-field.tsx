import { ACTION_TYPES, type ActionType } from "@mastguard/engine";
import { ACTION_TYPE_WORDS } from "../words";

export interface ActionTypesFieldProps {
  value: readonly ActionType[];
  onValueChange: (value: readonly ActionType[]) => void;
  error?: string | undefined;
}

/** The kinds of action a policy is for, as chips that are on or off. */
export function ActionTypesField({ value, onValueChange, error }: ActionTypesFieldProps) {
  return (
    <fieldset aria-describedby={error === undefined ? undefined : "action-types-error"}>
      <legend className="mb-1 text-12 font-medium text-fg-2">When an agent proposes</legend>
      <div className="flex flex-wrap gap-1.5">
        {ACTION_TYPES.map((type) => (
          <label
            key={type}
            title={type}
            className="inline-flex h-7 items-center gap-1 rounded-md border border-line bg-raised px-1.5 text-12 text-fg-2 select-none has-checked:border-accent-line has-checked:bg-selected has-checked:font-medium has-checked:text-fg hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent max-sm:h-10"
          >
            <input
              type="checkbox"
              className="size-3.5 accent-(--accent) outline-none"
              checked={value.includes(type)}
              onChange={({ target }) =>
                // In the order of the list, so that switching one off and on again changes nothing.
                onValueChange(ACTION_TYPES.filter((other) => (other === type ? target.checked : value.includes(other))))
              }
            />
            {ACTION_TYPE_WORDS[type]}
          </label>
        ))}
      </div>
      {error === undefined ? null : (
        <p id="action-types-error" className="mt-1 text-12 text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
