'use client';

import { IconDots, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { usePathname } from 'next/navigation';
import { Suspense, type ReactNode } from 'react';
import { Mark, NAME } from '@/ui/brand';
import { useFocusOnArrival } from '@/ui/use-focus-places';
import { ask } from './asks';
import { Keys } from './keys';
import { OfflinePage } from './offline-page';
import { MenuButton, PersonMenu } from './person-menu';
import { PlaceLink } from './place-link';
import { isHere, places } from './places';
import styles from './shell.module.css';
import { SideAccounts } from './side-accounts';

interface Props {
  name: string;
  email: string;
  /** What can be reached from everywhere; which these are is for the layout to say. */
  actions: ReactNode;
  /** The button that adds an entry: at the top beside them, on a phone in reach of the thumb. */
  add: ReactNode;
  /** What is said behind the name of a place. */
  marks: Partial<Record<(typeof places)[number]['name'], ReactNode>>;
  /** What everything is worth, above the balances. */
  worth: ReactNode;
  children: ReactNode;
}

export function Shell({ name, email, actions, add, marks, worth, children }: Props) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  useFocusOnArrival();
  return (
    <div className={styles.shell}>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className={styles.header}>
        <PlaceLink href="/" className={styles.brand} aria-label={t('home', { name: NAME })}>
          <Mark />
          <span>{NAME}</span>
        </PlaceLink>
        <button type="button" className={styles.search} onClick={() => ask('palette')}>
          <IconSearch size={16} aria-hidden />
          <span>{t('search')}</span>
          <kbd>{`${t('control')} K`}</kbd>
        </button>
        <div className={styles.actions}>
          <div className={styles.add}>{add}</div>
          {actions}
        </div>
      </header>
      <nav className={styles.nav} aria-label={t('main')}>
        <ul className={styles.places}>
          {places.map(({ href, name: place, icon: Icon, on }) => (
            <li key={href} data-on={on.join(' ')}>
              <PlaceLink
                href={href}
                className={styles.place}
                aria-current={isHere(pathname, href) ? 'page' : undefined}
              >
                <Icon size={20} stroke={1.7} aria-hidden />
                <span>{t(`places.${place}`)}</span>
                <Suspense>{marks[place]}</Suspense>
              </PlaceLink>
            </li>
          ))}
          <li data-on="phone">
            <MenuButton className={styles.place}>
              <IconDots size={20} stroke={1.7} aria-hidden />
              <span>{t('more')}</span>
            </MenuButton>
          </li>
        </ul>
        <SideAccounts worth={worth} />
        <MenuButton className={styles.person}>
          <span className={styles.initial} aria-hidden>
            {Array.from(name)[0]?.toUpperCase()}
          </span>
          <span>{t.rich('person', { name, hidden: (text) => <span className="hidden">{text}</span> })}</span>
        </MenuButton>
      </nav>
      <main id="content" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <PersonMenu name={name} email={email} />
      <Keys />
      <OfflinePage />
    </div>
  );
}
