'use client';

import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import styles from './person-menu.module.css';

const loadContent = () => import('./person-menu-content').then((module) => ({ default: module.PersonMenuContent }));
const PersonMenuContent = lazy(loadContent);

const MENU = 'person-menu';

interface ButtonProps {
  className: string | undefined;
  children: ReactNode;
}

/** Opens the menu; the browser itself does. */
export function MenuButton({ className, children }: ButtonProps) {
  const load = (): void => void loadContent();
  return (
    <button
      type="button"
      className={className}
      popoverTarget={MENU}
      aria-haspopup="dialog"
      onPointerEnter={load}
      onFocus={load}
    >
      {children}
    </button>
  );
}

/** Who is here, how the pages look in this browser, and the way out; on a phone also the places that have no room below. */
export function PersonMenu({ name, email }: { name: string; email: string }) {
  const t = useTranslations('shell');
  const [wanted, setWanted] = useState(false);
  // It may have been opened before the page listened.
  const look = useCallback((menu: HTMLElement | null) => setWanted(menu?.matches(':popover-open') ?? false), []);
  return (
    <div
      ref={look}
      id={MENU}
      popover="auto"
      role="dialog"
      aria-label={t('look.title')}
      className={styles.menu}
      onBeforeToggle={() => setWanted(true)}
    >
      {wanted && (
        <Suspense fallback={null}>
          <PersonMenuContent id={MENU} name={name} email={email} />
        </Suspense>
      )}
    </div>
  );
}
