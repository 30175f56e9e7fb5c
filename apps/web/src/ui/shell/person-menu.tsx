'use client';

import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, type ReactNode } from 'react';
import { logOut } from '@/api/log-out';
import { toastProblem } from '@/ui/toast';
import { useListening } from '@/ui/use-listening';
import { toggle, useSwitch, type Switch } from './appearance';
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

const schemes: { value: MantineColorScheme; label: string }[] = [
  { value: 'auto', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Who is here, how the pages look in this browser, and the way out; on a phone also the places that have no room below. */
export function PersonMenu({ name, email }: { name: string; email: string }) {
  const pathname = usePathname();
  const box = useRef<HTMLDivElement>(null);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const listens = useListening();
  const close = (): void => box.current?.hidePopover();
  // A place was chosen in it.
  useEffect(() => box.current?.hidePopover(), [pathname]);

  return (
    <div ref={box} id={MENU} popover="auto" role="dialog" aria-label="You and this browser" className={styles.menu}>
      <div>
        <p className={styles.name}>{name}</p>
        {email !== name && <p className="small soft">{email}</p>}
      </div>
      <ul className={styles.places}>
        {places
          .filter(({ on }) => on.some((where) => where === 'more'))
          .map(({ href, label, icon: Icon }) => (
            <li key={href}>
              <Link href={href} prefetch={false} aria-current={isHere(pathname, href) ? 'page' : undefined}>
                <Icon size={18} stroke={1.7} aria-hidden />
                {label}
              </Link>
            </li>
          ))}
      </ul>
      <fieldset className={styles.schemes}>
        <legend className="small soft">Colours</legend>
        {schemes.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name="scheme"
              checked={listens && colorScheme === value}
              onChange={() => setColorScheme(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <SwitchRow name="contrast" label="High contrast" />
      <SwitchRow name="private" label="Hide amounts" hint="p" />
      <ul className={styles.acts}>
        <li>
          <button
            type="button"
            onClick={() => {
              close();
              ask('keys');
            }}
          >
            Keyboard <kbd>?</kbd>
          </button>
        </li>
        <li>
          <button type="button" onClick={() => void logOut('here').catch(toastProblem)}>
            Log out
          </button>
        </li>
      </ul>
    </div>
  );
}

function SwitchRow({ name, label, hint }: { name: Switch; label: string; hint?: string }) {
  const on = useSwitch(name);
  return (
    <label className={styles.switch}>
      <span>
        {label} {hint && <kbd>{hint}</kbd>}
      </span>
      <input type="checkbox" checked={on} onChange={() => toggle(name)} />
    </label>
  );
}
