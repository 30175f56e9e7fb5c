'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { logOut } from '@/api/log-out';
import { LanguageChoice } from '@/ui/language-choice';
import { toastProblem } from '@/ui/toast';
import { AppearanceSwitch, SchemeChoice } from './appearance-choices';
import { ask } from './asks';
import styles from './person-menu.module.css';
import { isHere, places } from './places';

interface Props {
  /** The menu that it stands in. */
  id: string;
  name: string;
  email: string;
}

export function PersonMenuContent({ id, name, email }: Props) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  const close = (): void => document.getElementById(id)?.hidePopover();
  // A place was chosen in it.
  const shownOn = useRef(pathname);
  useEffect(() => {
    if (shownOn.current === pathname) return;
    shownOn.current = pathname;
    document.getElementById(id)?.hidePopover();
  }, [id, pathname]);
  return (
    <>
      <div>
        <p className={styles.name}>{name}</p>
        {email !== name && <p className="small soft">{email}</p>}
      </div>
      <ul className={styles.places}>
        {places
          .filter(({ on }) => on.some((where) => where === 'more'))
          .map(({ href, name, icon: Icon }) => (
            <li key={href}>
              <Link href={href} prefetch={false} aria-current={isHere(pathname, href) ? 'page' : undefined}>
                <Icon size={18} stroke={1.7} aria-hidden />
                {t(`places.${name}`)}
              </Link>
            </li>
          ))}
      </ul>
      <SchemeChoice />
      <LanguageChoice />
      <AppearanceSwitch name="contrast" />
      <AppearanceSwitch name="private" hint="p" />
      <ul className={styles.acts}>
        <li>
          <button
            type="button"
            onClick={() => {
              close();
              ask('keys');
            }}
          >
            {t('keyboard')} <kbd>?</kbd>
          </button>
        </li>
        <li>
          <button type="button" onClick={() => void logOut('here').catch(toastProblem)}>
            {t('logOut')}
          </button>
        </li>
      </ul>
    </>
  );
}
