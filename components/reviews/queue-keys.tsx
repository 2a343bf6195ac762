import { Kbd } from "../ui/kbd";

const HINTS = [
  { keys: "j k", does: "move" },
  { keys: "enter", does: "open" },
  { keys: "?", does: "all keys" },
];

/** The keys that matter in the list, under it. */
export function QueueKeys() {
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line-faint px-4 py-1 text-12 text-fg-3 max-sm:hidden">
      {HINTS.map(({ keys, does }) => (
        <span key={does} className="inline-flex items-center gap-1">
          <Kbd keys={keys} /> {does}
        </span>
      ))}
    </div>
  );
}
