'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import type { MouseEvent, ReactNode } from 'react';
import { explainHref, type Figure } from './figure';

interface Props {
  figure: Figure;
  className?: string | undefined;
  /** For whoever hears it alone, where its text does not say enough. */
  label?: string;
  children: ReactNode;
}

/** Opens a figure to what it is made of. */
export function FigureLink({ figure, className, label, children }: Props) {
  const href = explainHref(usePathname(), useSearchParams().toString(), figure);
  return (
    <a
      href={href}
      className={className}
      aria-label={label}
      onClick={(event) => openFigure(event, href)}
      suppressHydrationWarning
    >
      {children}
    </a>
  );
}

/** The page stays as it is: only the address changes, without asking the server for the page anew. */
export function openFigure(event: MouseEvent, href: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  // From one figure to another within the panel: the back key closes it all the same.
  if (new URLSearchParams(location.search).has('explain')) history.replaceState(history.state, '', href);
  else history.pushState({ figureOpened: true }, '', href);
}

/** Where the figure was opened on this page, closing it goes back; where the address came with it, there is nothing to go back to. */
export function closeFigure(): void {
  const state: unknown = history.state;
  if (typeof state === 'object' && state !== null && 'figureOpened' in state) history.back();
  else history.replaceState(null, '', explainHref(location.pathname, location.search, null));
}
