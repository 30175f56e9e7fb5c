'use client';

import { useEffect, useEffectEvent } from 'react';
import { isOn } from '@/ui/shell/appearance';
import { aDialogIsOpen, isTyping } from '@/ui/shell/typing';

interface ListKeys {
  /** Whether something is about to be typed: what is pressed till its field is there is no key of the list. */
  waits: boolean;
  /** Whether the keyboard is in the list: elsewhere only going there works. */
  isHere: () => boolean;
  /** A row further, or back; with `choosing` those on the way are selected. */
  go: (step: 1 | -1, choosing: boolean) => void;
  select: (range: boolean) => void;
  selectAll: () => void;
  categorize: () => void;
  edit: () => void;
  open: () => void;
  remove: () => void;
  clear: () => void;
}

/** The keys of the list, where nothing is typed and no dialog is open. */
export function useListKeys(keys: ListKeys): void {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (keys.waits) return;
    if (event.defaultPrevented || event.altKey || isTyping(event.target) || aDialogIsOpen() || isOn('no-keys')) return;
    const act = actOf(event, keys);
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function actOf(event: KeyboardEvent, keys: ListKeys): (() => void) | undefined {
  const { key, shiftKey, ctrlKey, metaKey, target } = event;
  const letter = key.toLowerCase();
  if (ctrlKey || metaKey) return letter === 'a' && keys.isHere() ? keys.selectAll : undefined;
  if (letter === 'j') return () => keys.go(1, shiftKey);
  if (letter === 'k') return () => keys.go(-1, shiftKey);
  if (!keys.isHere()) return undefined;
  if (letter === 'x') return () => keys.select(shiftKey);
  const acts: Record<string, () => void> = {
    c: keys.categorize,
    e: keys.edit,
    Delete: keys.remove,
    Escape: keys.clear,
    // On a button of the row it presses that.
    ...(target instanceof HTMLLIElement && { Enter: keys.open }),
  };
  return acts[key];
}
