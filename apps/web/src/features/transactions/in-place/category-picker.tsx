'use client';

import { IconFilter } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { ColorDot } from '@/ui/color-dot';
import { useLedger } from '@/ui/ledger/ledger-context';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { matching, type CategoryOption } from './category-options';
import styles from './in-place.module.css';

interface Props {
  label: string;
  kind: 'income' | 'expense' | 'both';
  value: string | null;
  disabled?: boolean;
  error?: string | null;
  onChoose: (categoryId: string | null) => void;
  /** Offers to list only the rows of the category that is there. */
  onFilter?: (categoryId: string) => void;
  /** Given up; with `here` the keyboard goes on where it was opened. */
  onClose: (here: boolean) => void;
}

type Choice = CategoryOption | { id: 'filter'; name: string };

/** A category found by its first letters, with its colour. */
export function CategoryPicker({ label, kind, value, disabled = false, error, onChoose, onFilter, onClose }: Props) {
  const { categories } = useLedger();
  const t = useTranslations('transactions');
  const words = useTranslations('ledger');
  const [typed, setTyped] = useState('');
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const found: Choice[] = matching(categories, kind, typed, value, t);
  if (onFilter && typed === '' && value !== null)
    found.push({ id: 'filter', name: t('category.only', { category: categoryLabel(categories, value, words) }) });
  const here = Math.max(
    0,
    found.findIndex((each) => each.id === value),
  );
  const [chosen, setActive] = useState(here);
  const active = Math.min(chosen, found.length - 1);

  useLayoutEffect(() => {
    const below = field.current?.getBoundingClientRect();
    if (!list.current || !below) return;
    list.current.showPopover();
    const { width, height } = list.current.getBoundingClientRect();
    const fits = below.bottom + height + 4 < innerHeight;
    list.current.style.top = `${fits ? below.bottom + 4 : Math.max(4, below.top - height - 4)}px`;
    list.current.style.left = `${Math.max(8, Math.min(below.left, innerWidth - width - 8))}px`;
  }, [found.length]);
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  useLayoutEffect(() => field.current?.focus(), []);

  function take(choice: Choice | undefined): void {
    if (!choice || disabled) return;
    if (choice.id === 'filter') onFilter?.(value ?? '');
    else onChoose(choice.id);
  }
  function press(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((active + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') take(found[active]);
    else if (event.key === 'Escape') onClose(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <span className={styles.edit}>
      <input
        ref={field}
        className={styles.input}
        role="combobox"
        data-autofocus
        aria-label={label}
        aria-expanded
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
        aria-invalid={Boolean(error)}
        autoComplete="off"
        placeholder={categoryLabel(categories, value, words)}
        readOnly={disabled}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={press}
        onBlur={() => onClose(false)}
      />
      {error && (
        <span role="alert" className={styles.wrong}>
          {error}
        </span>
      )}
      <ul
        ref={list}
        id={id}
        role="listbox"
        aria-label={label}
        popover="manual"
        className={styles.options}
        // The field keeps the keyboard.
        onPointerDown={(event) => event.preventDefault()}
      >
        {found.map((each, index) => (
          <li
            key={each.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onClick={() => take(each)}
          >
            {each.id === 'filter' ? <IconFilter size={14} aria-hidden /> : <ColorDot color={colorOf(each)} />}
            <span>{each.name}</span>
            {'parent' in each && each.parent && <small>{each.parent}</small>}
          </li>
        ))}
        {found.length === 0 && <li className={styles.nothing}>{t('category.notFound')}</li>}
      </ul>
    </span>
  );
}

const colorOf = (choice: Choice): string | null => ('color' in choice ? choice.color : null);
