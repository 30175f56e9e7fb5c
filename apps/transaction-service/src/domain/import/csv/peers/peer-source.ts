/** Programs of which an exported table is known as what it is. */
export const PEER_SOURCES = [
  'firefly-iii',
  'actual',
  'ynab',
  'mint',
  'ezbookkeeping',
  'lunch-money',
  'monarch',
  'sure',
  'gnucash',
  'hledger',
] as const;
export type PeerSource = (typeof PEER_SOURCES)[number];
