import { isCurrency } from '@pft/kernel';

const SYMBOLS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  US$: 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  R$: 'BRL',
  '£': 'GBP',
  '₹': 'INR',
  '₺': 'TRY',
  '₽': 'RUB',
  '₴': 'UAH',
  '₪': 'ILS',
  '₩': 'KRW',
  '₫': 'VND',
  '₱': 'PHP',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  лв: 'BGN',
  'лв.': 'BGN',
  грн: 'UAH',
  'грн.': 'UAH',
  TL: 'TRY',
  'TL.': 'TRY',
  RM: 'MYR',
  Rp: 'IDR',
  'Rp.': 'IDR',
  円: 'JPY',
  원: 'KRW',
  '฿': 'THB',
  '₦': 'NGN',
  '₸': 'KZT',
  '₾': 'GEL',
  '₼': 'AZN',
  '₲': 'PYG',
  '₡': 'CRC',
  '৳': 'BDT',
};

/** The ISO code of a code or sign, or null where it names none for certain, as `$`, `kr` and `Rs` do. */
export function currencyOf(text: string | null | undefined): string | null {
  if (!text) return null;
  const sign = text.trim();
  const code = SYMBOLS[sign] ?? (/^[A-Za-z]{3}$/.test(sign) ? sign.toUpperCase() : '');
  return isCurrency(code) ? code : null;
}

/** Units that several currencies share: no proof of one, and no word either. */
export const isSharedUnit = (unit: string): boolean => /^(?:kr|rs|rp|tl|fr|rm|r|din|руб|р)\.?$/i.test(unit);
