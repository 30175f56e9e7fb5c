import {
  IconAdjustmentsHorizontal,
  IconArrowsLeftRight,
  IconBell,
  IconCategory,
  IconChecklist,
  IconChartBar,
  IconCurrencyEuro,
  IconFileImport,
  IconTargetArrow,
  IconWallet,
} from '@tabler/icons-react';

/** The pages, where each of them is offered, and by which letter after `g` it is gone to. */
export const places = [
  { href: '/', label: 'Overview', icon: IconChartBar, on: ['side', 'phone'], key: 'o' },
  { href: '/transactions', label: 'Transactions', icon: IconArrowsLeftRight, on: ['side', 'phone'], key: 't' },
  { href: '/review', label: 'Review', icon: IconChecklist, on: ['side', 'more'], key: 'v' },
  { href: '/accounts', label: 'Accounts', icon: IconWallet, on: ['side', 'more'], key: 'a' },
  { href: '/budgets', label: 'Budgets', icon: IconTargetArrow, on: ['side', 'phone'], key: 'b' },
  { href: '/categories', label: 'Categories', icon: IconCategory, on: ['side', 'more'], key: 'c' },
  { href: '/import', label: 'Import', icon: IconFileImport, on: ['side', 'more'], key: 'i' },
  { href: '/alerts', label: 'Alerts', icon: IconBell, on: ['more'], key: 'l' },
  { href: '/rates', label: 'Exchange rates', icon: IconCurrencyEuro, on: ['more'], key: 'r' },
  { href: '/settings', label: 'Settings', icon: IconAdjustmentsHorizontal, on: ['side', 'more'], key: 's' },
] as const;

export function isHere(pathname: string, href: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}
