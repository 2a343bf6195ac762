"use client";

import { CHANNEL_TYPES, type ChannelType } from "@/server/notifications/schemas";
import { CHANNEL_KINDS } from "./channel-kinds";

/** Which provider a new channel is for; it stays what it is from then on. */
export function TypeField({
  value,
  onValueChange,
}: {
  value: ChannelType;
  onValueChange: (type: ChannelType) => void;
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-12 font-medium text-fg-2">Tell people by</legend>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {CHANNEL_TYPES.map((type) => {
          const { icon: Icon, label, sends } = CHANNEL_KINDS[type];
          return (
            <label
              key={type}
              className="flex cursor-pointer items-start gap-2 rounded-md border border-line bg-raised px-2.5 py-2 hover:bg-hover has-checked:border-accent has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="channel-type"
                value={type}
                checked={value === type}
                onChange={() => onValueChange(type)}
                className="sr-only"
              />
              <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-fg-3" strokeWidth={1.75} />
              <span className="min-w-0">
                <span className="block font-medium">{label}</span>
                <span className="block text-12 text-fg-3">{sends}</span>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
