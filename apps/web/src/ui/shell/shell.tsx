'use client';

import {
  IconAdjustmentsHorizontal,
  IconArrowsLeftRight,
  IconBell,
  IconCategory,
  IconChartBar,
  IconFileImport,
  IconTargetArrow,
  IconWallet,
} from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { AddTransactionButton } from '@/features/transactions/add-transaction';
import { useAlerts } from '@/features/alerts/alerts-context';
import { ColorSchemeButton } from './color-scheme-button';
import styles from './shell.module.css';

const places = [
  { href: '/', label: 'Overview', icon: IconChartBar, onPhone: true },
  { href: '/transactions', label: 'Transactions', icon: IconArrowsLeftRight, onPhone: true },
  { href: '/budgets', label: 'Budgets', icon: IconTargetArrow, onPhone: true },
  { href: '/import', label: 'Import', icon: IconFileImport, onPhone: true },
  { href: '/accounts', label: 'Accounts', icon: IconWallet, onPhone: false },
  { href: '/categories', label: 'Categories', icon: IconCategory, onPhone: false },
  { href: '/settings', label: 'Settings', icon: IconAdjustmentsHorizontal, onPhone: true },
];

function isHere(pathname: string, href: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}

export function Shell({ name, children }: { name: string; children: ReactNode }) {
  const pathname = usePathname();
  const { unread } = useAlerts();
  return (
    <div className={styles.shell}>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className={styles.header}>
        <Link href="/" className={styles.brand} aria-label="Personal Finance Tracker, overview">
          <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden>
            <rect width="32" height="32" rx="9" fill="#1f6f5c" />
            <path d="M8 22V15m5.3 7V9m5.4 13v-9M24 22v-4" stroke="#f4f1ea" strokeWidth="3" strokeLinecap="round" />
          </svg>
          <span>Finance Tracker</span>
        </Link>
        <div className={styles.actions}>
          <AddTransactionButton />
          <Link
            href="/alerts"
            className={styles.iconLink}
            aria-label={unread ? `Alerts, ${unread} unread` : 'Alerts'}
            aria-current={isHere(pathname, '/alerts') ? 'page' : undefined}
          >
            <IconBell size={20} aria-hidden />
            {unread > 0 && (
              <span className={styles.count} aria-hidden>
                {unread > 9 ? '9+' : unread}
              </span>
            )}
          </Link>
          <ColorSchemeButton />
        </div>
      </header>
      <nav className={styles.nav} aria-label="Main">
        <ul>
          {places.map(({ href, label, icon: Icon, onPhone }) => (
            <li key={href} data-phone={onPhone}>
              <Link href={href} className={styles.place} aria-current={isHere(pathname, href) ? 'page' : undefined}>
                <Icon size={20} stroke={1.7} aria-hidden />
                <span>{label}</span>
              </Link>
            </li>
          ))}
        </ul>
        <p className={styles.person} title={name}>
          {name}
        </p>
      </nav>
      <main id="content" className={styles.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
