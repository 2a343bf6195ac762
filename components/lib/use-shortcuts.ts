"use client";

import { useEffect, useEffectEvent } from "react";
import { describePress, isSingleLetter, isTyping, type Keys, matchPress, SEQUENCE_MS } from "./shortcuts";
import { readStored, useStored, writeStored } from "./use-stored";

const STORAGE_KEY = "mastguard-single-letters";
const SETTINGS = ["on", "off"] as const;

/** Keys and what each does. Replaced on every render without listening anew. */
export type Shortcuts = Readonly<Record<Keys, (event: KeyboardEvent) => void>>;

/**
 * Listens for shortcuts while the component is mounted. Letters pressed inside a field, in an open menu or over an open
 * dialog stay what they are; `mod+` keys work everywhere. Single letters obey the person's setting (WCAG 2.1.4).
 * @param isEnabled false to keep the hook but not listen, e.g. while a drawer owns the keys.
 */
export function useShortcuts(shortcuts: Shortcuts, isEnabled = true): void {
  const onPress = useEffectEvent((event: KeyboardEvent, pending: string | null): string | null => {
    const press = describePress(event);
    if (press === null || event.defaultPrevented) return pending;
    if (!press.startsWith("mod+") && (isTyping(event.target) || isDialogOpen(event.target))) return null;
    const bound = Object.keys(shortcuts).filter((keys) => !isSingleLetter(keys) || readSetting() === "on");
    const result = matchPress(bound, pending, press);
    if (result.matched !== null) {
      event.preventDefault();
      shortcuts[result.matched]?.(event);
    }
    return result.pending;
  });

  // The outside system: the document's key presses.
  useEffect(() => {
    if (!isEnabled) return undefined;
    let pending: string | null = null;
    let pendingSince = 0;
    const listen = (event: KeyboardEvent) => {
      const isFresh = event.timeStamp - pendingSince < SEQUENCE_MS;
      pending = onPress(event, isFresh ? pending : null);
      pendingSince = event.timeStamp;
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [isEnabled]);
}

/** Whether single-letter shortcuts are on in this browser, and the switch for it. */
export function useSingleLetters(): [isOn: boolean, setOn: (isOn: boolean) => void] {
  const setting = useStored(STORAGE_KEY, SETTINGS, "on");
  return [setting === "on", (isOn) => writeStored(STORAGE_KEY, isOn ? "on" : "off")];
}

function readSetting(): (typeof SETTINGS)[number] {
  return readStored(STORAGE_KEY, SETTINGS, "on");
}

/** A modal dialog takes the keyboard; its own shortcuts are those pressed inside it. */
function isDialogOpen(target: EventTarget | null): boolean {
  const dialog = document.querySelector("[data-modal][data-state=open]");
  return dialog !== null && !(target instanceof Node && dialog.contains(target));
}
