'use client';

import { createContext, useContext, type ReactNode } from 'react';
import type { Account, Category } from '@/api/types';

/** What nearly every form and list needs: the person's settings, accounts and categories, as of the last server render. */
export interface Ledger {
  locale: string;
  timeZone: string;
  baseCurrency: string;
  today: string;
  accounts: readonly Account[];
  categories: readonly Category[];
  currencies: readonly string[];
}

const LedgerContext = createContext<Ledger | undefined>(undefined);

export function LedgerProvider({ value, children }: { value: Ledger; children: ReactNode }) {
  return <LedgerContext value={value}>{children}</LedgerContext>;
}

export function useLedger(): Ledger {
  const ledger = useContext(LedgerContext);
  if (!ledger) throw new Error('this component belongs below the LedgerProvider');
  return ledger;
}
