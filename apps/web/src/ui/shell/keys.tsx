'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { aDialogIsOpen, isTyping } from '@/ui/key-places';
import { undoLast } from '@/ui/last-undo';
import { useOnce } from '@/ui/use-once';
import { isOn, toggle } from './appearance';
import { ADD_BUTTON, ASKED } from './asks';
import { places } from './places';
import { aDialogIsOpen, isTyping } from './typing';

const KeyMap = lazy(() => import('./key-map').then((module) => ({ default: module.KeyMap })));
const Palette = lazy(() => import('./palette').then((module) => ({ default: module.Palette })));

/** The keys that work on every page. */
export function Keys() {
  const router = useRouter();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const [wantsPalette, wantsKeys] = [useOnce(open === 'palette'), useOnce(open === 'keys')];
  const going = useRef(0);

  const acts: Record<string, () => void> = {
    n: () => document.getElementById(ADD_BUTTON)?.click(),
    p: () => toggle('private'),
    '?': () => setOpen('keys'),
    '/': () => {
      const search = document.querySelector<HTMLElement>('[role="search"] input[type="search"]');
      if (search) search.focus();
      else setOpen('palette');
    },
  };
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (event.defaultPrevented || event.altKey) return;
    if (control && key === 'k') {
      event.preventDefault();
      return open === 'palette' ? setOpen(null) : setOpen('palette');
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
    if (event instanceof CustomEvent) setOpen(event.detail === 'keys' ? 'keys' : 'palette');
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
    <Suspense fallback={null}>
      {wantsPalette && <Palette opened={open === 'palette'} onClose={close} />}
      {wantsKeys && <KeyMap opened={open === 'keys'} onClose={close} />}
    </Suspense>
  );
}
