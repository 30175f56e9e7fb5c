'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { aDialogIsOpen, isTyping } from '@/ui/key-places';
import { isOn } from '@/ui/shell/appearance';

interface Acts {
  accept: () => void;
  choose: (index: number) => void;
  other: () => void;
  always: () => void;
  skip: () => void;
  undo: () => void;
  back: () => void;
}

/** After `g` a letter goes to a page, and is no act here. */
const GOING_MS = 1_500;

/** The keys of the review, except while something is typed or a dialog is open. Undo is Ctrl-Z, too. */
export function useReviewKeys({ accept, choose, other, always, skip, undo, back }: Acts): void {
  const going = useRef(0);
  const keys: Record<string, () => void> = { Backspace: back, a: always, c: other, s: skip, z: undo };
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.repeat || isTyping(event.target) || aDialogIsOpen()) return;
    const take = (act: () => void): void => {
      event.preventDefault();
      act();
    };
    if (event.ctrlKey || event.metaKey) return event.key === 'z' && !event.shiftKey ? take(undo) : undefined;
    const isPressed = event.target instanceof Element && event.target.closest('button, a, summary, label') !== null;
    if (event.key === 'Enter') return isPressed ? undefined : take(accept);
    if (isOn('no-keys')) return;
    const goes = Date.now() - going.current < GOING_MS;
    going.current = event.key === 'g' ? Date.now() : 0;
    if (goes) return;
    if (/^[1-9]$/.test(event.key)) return take(() => choose(Number(event.key) - 1));
    const act = keys[event.key];
    if (act) take(act);
  });
  useEffect(() => {
    // Before the keys that work on every page: Ctrl-Z means the last row here.
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
