import type { Import } from '@/api/types';

const formats: Record<Import['format'], string> = {
  csv: 'CSV table',
  xlsx: 'Excel sheet',
  ofx: 'OFX',
  qif: 'QIF',
  'camt.052': 'CAMT.052 account report',
  'camt.053': 'CAMT.053 statement',
  'camt.054': 'CAMT.054 notification',
  mt940: 'MT940 statement',
  mt942: 'MT942 report',
  zip: 'archive of files',
};

const programs: Record<NonNullable<Import['source']>, string> = {
  'firefly-iii': 'Firefly III',
  actual: 'Actual',
  ynab: 'YNAB',
  mint: 'Mint',
  ezbookkeeping: 'ezBookkeeping',
  'lunch-money': 'Lunch Money',
  monarch: 'Monarch',
  sure: 'Sure',
  gnucash: 'GnuCash',
  hledger: 'hledger',
};

/** A format by the name that a bank gives it, a table by the program that has exported it; a new one by the name that it has in the API. */
export function formatName(format: Import['format'], source: Import['source'] = null): string {
  if (source !== null) return `${programs[source] ?? source} export`;
  return formats[format] ?? format;
}

/** How sure a reading is, in words. */
export function confidenceText({ proof, agree, of }: NonNullable<Import['confidence']>): string {
  const rows = `${agree} of ${of} ${of === 1 ? 'row' : 'rows'}`;
  if (proof === 'balance') return `${agree} of ${of} steps of the balance agree with the amounts.`;
  if (proof === 'header') return `Read by the headings of the columns; ${rows} can be read so.`;
  return `Read by what the columns hold, because no headings say it; ${rows} can be read so.`;
}
