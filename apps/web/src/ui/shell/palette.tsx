'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useId, useState, type KeyboardEvent } from 'react';
import { logOut } from '@/api/log-out';
import { Dialog } from '@/ui/dialog';
import { useLedger } from '@/ui/ledger/ledger-context';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import { toastProblem } from '@/ui/toast';
import { chooseScheme, toggle } from './appearance';
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
  const t = useTranslations('shell.palette');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('title')}>
      {opened && <Choice onDone={onClose} />}
    </Dialog>
  );
}

function useItems(typed: string): Item[] {
  const t = useTranslations('shell');
  const ledger = useLedger();
  const router = useRouter();
  const acts: Item[] = [
    // When the palette is closed, and has given the keyboard back.
    {
      id: 'add',
      label: t('palette.add'),
      run: () => setTimeout(() => document.getElementById(ADD_BUTTON)?.click()),
    },
    { id: 'private', label: t('palette.private'), run: () => toggle('private') },
    { id: 'light', label: t('palette.light'), run: () => chooseScheme('light') },
    { id: 'dark', label: t('palette.dark'), run: () => chooseScheme('dark') },
    { id: 'system', label: t('palette.system'), run: () => chooseScheme('auto') },
    { id: 'keys', label: t('keyboard'), run: () => setTimeout(() => ask('keys')) },
    { id: 'leave', label: t('logOut'), run: () => void logOut('here').catch(toastProblem) },
  ].map((act) => ({ ...act, kind: t('palette.kinds.act') }));
  const goals = destinations(ledger, t).map(({ href, ...goal }) => ({ ...goal, run: () => router.push(href) }));
  const search = {
    id: 'search',
    label: t('palette.search', { text: typed.trim() }),
    kind: t('palette.kinds.search'),
    run: () => router.push(transactionsLink({ q: typed.trim().slice(0, 200) })),
  };
  const found = matching([...goals.slice(0, 1), ...acts.slice(0, 1), ...goals.slice(1), ...acts.slice(1)], typed);
  return [...found.slice(0, MOST_SHOWN), ...(typed.trim() ? [search] : [])];
}

function Choice({ onDone }: { onDone: () => void }) {
  const t = useTranslations('shell.palette');
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
        aria-label={t('title')}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={`${list} ${at}`.replace(' ', '-')}
        placeholder={t('placeholder')}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={move}
      />
      <ul id={list} className={styles.items} role="listbox" aria-label={t('found')}>
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
