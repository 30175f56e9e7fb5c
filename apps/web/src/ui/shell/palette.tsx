'use client';

import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useId, useState, type KeyboardEvent } from 'react';
import { logOut } from '@/api/log-out';
import { Dialog } from '@/ui/dialog';
import { useLedger } from '@/ui/ledger/ledger-context';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import { toastProblem } from '@/ui/toast';
import { toggle } from './appearance';
import { ADD_BUTTON, ask } from './asks';
import { destinations, matching } from './palette-items';
import styles from './palette.module.css';

interface Item {
  id: string;
  label: string;
  kind: string;
  run: () => void;
}

const MOST_SHOWN = 9;

/** One field from which everything is reached: pages, months, accounts, categories, acts, and a search of the ledger. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Go to, search or do">
      {opened && <Choice onDone={onClose} />}
    </Dialog>
  );
}

function useItems(typed: string): Item[] {
  const ledger = useLedger();
  const router = useRouter();
  const { setColorScheme } = useMantineColorScheme();
  const acts: Item[] = [
    // When the palette is closed, and has given the keyboard back.
    {
      id: 'add',
      label: 'Add a transaction',
      run: () => setTimeout(() => document.getElementById(ADD_BUTTON)?.click()),
    },
    { id: 'private', label: 'Hide or show amounts', run: () => toggle('private') },
    { id: 'light', label: 'Light colours', run: () => setColorScheme('light') },
    { id: 'dark', label: 'Dark colours', run: () => setColorScheme('dark') },
    { id: 'system', label: 'Colours of the system', run: () => setColorScheme('auto') },
    { id: 'keys', label: 'Keyboard', run: () => setTimeout(() => ask('keys')) },
    { id: 'leave', label: 'Log out', run: () => void logOut('here').catch(toastProblem) },
  ].map((act) => ({ ...act, kind: 'Do' }));
  const goals = destinations(ledger).map(({ href, ...goal }) => ({ ...goal, run: () => router.push(href) }));
  const search = {
    id: 'search',
    label: `Search transactions for “${typed.trim()}”`,
    kind: 'Search',
    run: () => router.push(transactionsLink({ q: typed.trim().slice(0, 200) })),
  };
  const found = matching([...goals.slice(0, 1), ...acts.slice(0, 1), ...goals.slice(1), ...acts.slice(1)], typed);
  return [...found.slice(0, MOST_SHOWN), ...(typed.trim() ? [search] : [])];
}

function Choice({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const items = useItems(typed);

  function run(item: Item | undefined): void {
    onDone();
    item?.run();
  }
  function move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((at + step + items.length) % items.length);
    else if (event.key === 'Enter') run(items[at]);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <input
        className={styles.field}
        data-autofocus
        role="combobox"
        aria-label="Go to, search or do"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={`${list} ${at}`.replace(' ', '-')}
        placeholder="A page, an account, March 2026, a payee …"
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={move}
      />
      <ul id={list} className={styles.items} role="listbox" aria-label="What was found">
        {items.map((item, index) => (
          // The keyboard stays in the field, which says which one it is at.
          <li
            key={`${item.kind} ${item.id}`}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => setAt(index)}
            onClick={() => run(item)}
          >
            <span>{item.label}</span>
            <span className="small soft">{item.kind}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
