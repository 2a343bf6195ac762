import type { Keys } from "../lib/shortcuts";
import type { Nav } from "./nav";

interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly { readonly keys: Keys; readonly does: string }[];
}

/** Every shortcut, as the dialog lists them. */
export function shortcutGroups(nav: Nav): readonly ShortcutGroup[] {
  const pages = nav
    .flatMap((group) => group.items)
    .flatMap(({ keys, label }) => (keys === undefined ? [] : [{ keys, does: label }]));
  return [EVERYWHERE, { title: "Go to", shortcuts: pages }, ...ON_PAGES];
}

const EVERYWHERE: ShortcutGroup = {
  title: "Everywhere",
  shortcuts: [
    { keys: "mod+k", does: "Search or jump to" },
    { keys: "?", does: "All keys" },
  ],
};

const ON_PAGES: readonly ShortcutGroup[] = [
  {
    title: "In lists",
    shortcuts: [
      { keys: "j", does: "Next" },
      { keys: "k", does: "Previous" },
      { keys: "Enter", does: "Open" },
      { keys: "Escape", does: "Back" },
      { keys: "f", does: "Filter" },
      { keys: "c", does: "Create" },
      { keys: "p", does: "Pause the stream" },
    ],
  },
  {
    title: "In a review, or on its row",
    shortcuts: [
      { keys: "a", does: "Approve" },
      { keys: "r", does: "Reject" },
      { keys: "e", does: "Edit" },
      { keys: "mod+Enter", does: "Send the answer" },
      { keys: "Escape", does: "Leave the field; the draft is kept" },
      { keys: "x", does: "Select the task for rejecting several" },
      { keys: "m", does: "List only what is mine, or everything" },
    ],
  },
  {
    title: "In an editor",
    shortcuts: [
      { keys: "mod+Enter", does: "Save" },
      { keys: "Escape", does: "Leave the field, then the pane; the draft is kept" },
    ],
  },
];
