'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import type { MouseEvent } from 'react';
import type { Money } from '@/api/types';
import { Amount } from '@/ui/amount';
import { formatMoney, type SignStyle } from '@/ui/format';
import styles from './explained-amount.module.css';
import { explainHref, type Figure } from './figure';
import { useLedger } from './ledger-context';

interface Props {
  figure: Figure;
  /** What the amount is of, for whoever hears it alone. */
  name: string;
  value: Money;
  sign?: SignStyle;
  tone?: 'income' | 'spending' | undefined;
}

/** An amount that opens to what it is made of. */
export function ExplainedAmount({ figure, name, value, sign = 'auto', tone }: Props) {
  const { locale } = useLedger();
  const href = explainHref(usePathname(), useSearchParams().toString(), figure);
  return (
    <a
      href={href}
      className={styles.explained}
      aria-label={`${name}: ${formatMoney(value, locale, sign)}`}
      onClick={(event) => openFigure(event, href)}
      suppressHydrationWarning
    >
      <Amount value={value} locale={locale} sign={sign} tone={tone} />
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
