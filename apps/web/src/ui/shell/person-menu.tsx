'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, type ReactNode } from 'react';
import { logOut } from '@/api/log-out';
import { LanguageChoice } from '@/ui/language-choice';
import { toastProblem } from '@/ui/toast';
import { AppearanceSwitch, SchemeChoice } from './appearance-choices';
import { ask } from './asks';
import styles from './person-menu.module.css';
import { isHere, places } from './places';

const MENU = 'person-menu';

interface ButtonProps {
  className: string | undefined;
  children: ReactNode;
}

/** Opens the menu; the browser itself does, so it works before the page listens. */
export function MenuButton({ className, children }: ButtonProps) {
  return (
    <button type="button" className={className} popoverTarget={MENU} aria-haspopup="dialog">
      {children}
    </button>
  );
}

/** Who is here, how the pages look in this browser, and the way out; on a phone also the places that have no room below. */
export function PersonMenu({ name, email }: { name: string; email: string }) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  const box = useRef<HTMLDivElement>(null);
  const close = (): void => box.current?.hidePopover();
  // A place was chosen in it.
  useEffect(() => box.current?.hidePopover(), [pathname]);

  return (
    <div ref={box} id={MENU} popover="auto" role="dialog" aria-label={t('look.title')} className={styles.menu}>
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
    </div>
  );
}
