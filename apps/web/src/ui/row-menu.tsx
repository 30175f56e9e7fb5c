'use client';

import { IconDots } from '@tabler/icons-react';
import { useId, useRef, type KeyboardEvent, type ToggleEvent } from 'react';
import styles from './row-menu.module.css';
import { useFocusPlaces } from './use-focus-places';

export interface RowAct {
  name: string;
  destroys?: boolean;
  onChoose: () => void;
}

/** What can be done with a row, behind one button. The browser opens and closes it, and gives the focus back. */
export function RowMenu({ label, acts }: { label: string; acts: readonly RowAct[] }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const { keep } = useFocusPlaces();
  const items = (): HTMLElement[] => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  /** Below the button, or above it where there is no room below. */
  function place({ newState }: ToggleEvent<HTMLDivElement>): void {
    if (newState !== 'open' || !menu.current || !button.current) return;
    const [box, at] = [menu.current.getBoundingClientRect(), button.current.getBoundingClientRect()];
    const below = at.bottom + 4;
    menu.current.style.top = `${below + box.height > innerHeight ? Math.max(at.top - box.height - 4, 4) : below}px`;
    menu.current.style.left = `${Math.max(Math.min(at.right, innerWidth - 4) - box.width, 4)}px`;
    items()[0]?.focus();
  }

  function move(event: KeyboardEvent): void {
    const all = items();
    const now = all.findIndex((item) => item === document.activeElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all.at(to % all.length)?.focus();
  }

  function choose({ onChoose }: RowAct): void {
    menu.current?.hidePopover();
    // What is opened next gives the keyboard back to where it was: to the button.
    button.current?.focus();
    // An act may take the row away, and the button with it.
    keep(button.current);
    onChoose();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-label={label}
        aria-haspopup="menu"
        popoverTarget={id}
      >
        <IconDots size={18} aria-hidden />
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className={styles.menu}
        onToggle={place}
        onKeyDown={move}
      >
        {acts.map((act) => (
          <button
            key={act.name}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={styles.item}
            data-destroys={act.destroys ?? false}
            onClick={() => choose(act)}
          >
            {act.name}
          </button>
        ))}
      </div>
    </>
  );
}
