import type { Account } from '@/api/types';

export const ACCOUNT_TYPES = ['checking', 'savings', 'cash', 'credit-card', 'loan', 'investment', 'other'] as const;

/** The groups that accounts are shown in, in their order, and which kinds belong to each. */
export const ACCOUNT_GROUPS = {
  cash: ['cash'],
  bank: ['checking', 'savings'],
  cards: ['credit-card'],
  loans: ['loan'],
  investments: ['investment'],
  other: ['other'],
} as const satisfies Record<string, readonly Account['type'][]>;

export type AccountGroup = keyof typeof ACCOUNT_GROUPS;
