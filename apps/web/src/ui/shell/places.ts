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
  { href: '/', name: 'overview', icon: IconChartBar, on: ['side', 'phone'], key: 'o' },
  { href: '/transactions', name: 'transactions', icon: IconArrowsLeftRight, on: ['side', 'phone'], key: 't' },
  { href: '/review', name: 'review', icon: IconChecklist, on: ['side', 'more'], key: 'v' },
  { href: '/accounts', name: 'accounts', icon: IconWallet, on: ['side', 'more'], key: 'a' },
  { href: '/budgets', name: 'budgets', icon: IconTargetArrow, on: ['side', 'phone'], key: 'b' },
  { href: '/categories', name: 'categories', icon: IconCategory, on: ['side', 'more'], key: 'c' },
  { href: '/import', name: 'import', icon: IconFileImport, on: ['side', 'more'], key: 'i' },
  { href: '/alerts', name: 'alerts', icon: IconBell, on: ['more'], key: 'l' },
  { href: '/rates', name: 'rates', icon: IconCurrencyEuro, on: ['more'], key: 'r' },
  { href: '/settings', name: 'settings', icon: IconAdjustmentsHorizontal, on: ['side', 'more'], key: 's' },
] as const;

export function isHere(pathname: string, href: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}
