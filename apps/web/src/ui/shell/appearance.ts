'use client';

import { useSyncExternalStore } from 'react';
import { CHANGED, SCHEME, SWITCHES } from './switches';

export type Switch = keyof typeof SWITCHES;

export const isOn = (name: Switch): boolean => document.documentElement.hasAttribute(`data-${name}`);

export function toggle(name: Switch): void {
  const on = document.documentElement.toggleAttribute(`data-${name}`);
  try {
    if (on) localStorage.setItem(SWITCHES[name], '1');
    else localStorage.removeItem(SWITCHES[name]);
  } catch {
    // A browser that keeps nothing has it till the page is left.
  }
  window.dispatchEvent(new Event(CHANGED));
}

export const SCHEMES = ['auto', 'light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

function keptScheme(): Scheme {
  try {
    const kept = localStorage.getItem(SCHEME);
    return SCHEMES.find((each) => each === kept) ?? 'auto';
  } catch {
    return 'auto';
  }
}

export function chooseScheme(scheme: Scheme): void {
  try {
    localStorage.setItem(SCHEME, scheme);
  } catch {
    // A browser that keeps nothing follows the system.
  }
  window.dispatchEvent(new Event(CHANGED));
}

function onChange(listen: () => void): () => void {
  window.addEventListener(CHANGED, listen);
  return () => window.removeEventListener(CHANGED, listen);
}

export const useSwitch = (name: Switch): boolean =>
  useSyncExternalStore(
    onChange,
    () => isOn(name),
    () => false,
  );

export const useScheme = (): Scheme => useSyncExternalStore<Scheme>(onChange, keptScheme, () => 'auto');
