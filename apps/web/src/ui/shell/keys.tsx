'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { undoLast } from '@/ui/toast';
import { isOn, toggle } from './appearance';
import { places } from './places';

const KeyMap = dynamic(() => import('./key-map').then((module) => module.KeyMap), { ssr: false });
const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false });

/** Whether what is pressed is written somewhere. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

const aDialogIsOpen = (): boolean => document.querySelector('[data-opened="true"], [popover]:popover-open') !== null;

/** The id of the one button that adds an entry, which the keyboard and the palette press. */
export const ADD_BUTTON = 'add-transaction';

/** Asks for a dialog of the shell from anywhere in it. */
const ASKED = 'pft-shell';
export const ask = (what: 'palette' | 'keys'): boolean =>
  window.dispatchEvent(new CustomEvent(ASKED, { detail: what }));

/** The keys that work on every page. */
export function Keys() {
  const router = useRouter();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  // Their code comes with the first opening.
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const going = useRef(0);

  function show(what: 'palette' | 'keys'): void {
    setWanted((before) => new Set(before).add(what));
    setOpen(what);
  }

  const acts: Record<string, () => void> = {
    n: () => document.getElementById(ADD_BUTTON)?.click(),
    p: () => toggle('private'),
    '?': () => show('keys'),
    '/': () => {
      const search = document.querySelector<HTMLElement>('[role="search"] input[type="search"]');
      if (search) search.focus();
      else show('palette');
    },
  };
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (event.defaultPrevented || event.altKey) return;
    if (control && key === 'k') {
      event.preventDefault();
      return open === 'palette' ? setOpen(null) : show('palette');
    }
    if (isTyping(event.target) || aDialogIsOpen()) return;
    if (control) {
      if (key === 'z' && !event.shiftKey && undoLast()) event.preventDefault();
      return;
    }
    if (isOn('no-keys')) return;
    const gone = Date.now() - going.current < 1_500 ? places.find((place) => place.key === key) : undefined;
    going.current = key === 'g' ? Date.now() : 0;
    const act = gone ? () => router.push(gone.href) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  const answer = useEffectEvent((event: Event) => {
    if (event instanceof CustomEvent) show(event.detail === 'keys' ? 'keys' : 'palette');
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    const asked = (event: Event): void => answer(event);
    window.addEventListener('keydown', listen);
    window.addEventListener(ASKED, asked);
    return () => {
      window.removeEventListener('keydown', listen);
      window.removeEventListener(ASKED, asked);
    };
  }, []);

  const close = (): void => setOpen(null);
  return (
    <>
      {wanted.has('palette') && <Palette opened={open === 'palette'} onClose={close} />}
      {wanted.has('keys') && <KeyMap opened={open === 'keys'} onClose={close} />}
    </>
  );
}
