'use client';

import { useTranslations } from 'next-intl';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { TextInput, type TextInputProps } from '@/ui/controls/field';
import styles from './type-ahead.module.css';

export interface TypeAheadOption {
  id: string;
  label: string;
  /** What stands behind the name, softly. */
  hint?: ReactNode;
  /** What stands before it, such as a colour; its name says what that repeats. */
  mark?: ReactNode;
}

interface Props<Option extends TypeAheadOption> extends Omit<TextInputProps, 'value' | 'onChange' | 'onSelect'> {
  value: string;
  onChange: (typed: string) => void;
  options: readonly Option[];
  onChoose: (option: Option) => void;
  /** Whether Enter takes the first one without going to it: where only what is listed can be meant. */
  first?: boolean;
}

/**
 * A text field that lists what may be meant while something is typed. The keyboard stays in the field: the arrows go through the
 * list, Enter takes, Escape only closes it. What is typed stands where nothing is taken.
 */
export function TypeAhead<Option extends TypeAheadOption>({
  value,
  onChange,
  options,
  onChoose,
  first = false,
  ...shown
}: Props<Option>) {
  const t = useTranslations('forms');
  const [open, setOpen] = useState(false);
  const none = first ? 0 : -1;
  const [at, setAt] = useState(none);
  const list = useId();
  const listed = open && options.length > 0;
  const active = listed ? options[at] : undefined;

  function close(): void {
    setOpen(false);
    setAt(none);
  }
  function choose(option: Option): void {
    close();
    onChoose(option);
  }
  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && listed) {
      event.stopPropagation();
      return close();
    }
    if (event.key === 'Enter' && active && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      return choose(active);
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpen(true);
    const down = event.key === 'ArrowDown';
    if (!open) setAt(down ? 0 : options.length - 1);
    else setAt(next(at + (down ? 1 : -1), none, options.length));
  }

  return (
    <div className={styles.field}>
      <TextInput
        autoComplete="off"
        {...shown}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={listed}
        aria-controls={listed ? list : undefined}
        aria-activedescendant={active ? `${list}-${at}` : undefined}
        // The window around it would close with Escape before the list does.
        data-mantine-stop-propagation={listed}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setOpen(true);
          setAt(none);
        }}
        onKeyDown={press}
        onBlur={(event) => {
          close();
          shown.onBlur?.(event);
        }}
      />
      {listed && (
        <ul id={list} className={styles.options} role="listbox" aria-label={t('suggestions')}>
          {options.map((option, index) => (
            <li
              key={option.id}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === at}
              ref={index === at ? intoView : undefined}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              {option.mark}
              <span>{option.label}</span>
              {option.hint && <span className="small soft">{option.hint}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Round the list, by way of the field itself where nothing need be taken. */
function next(at: number, none: number, count: number): number {
  if (at >= count) return none;
  return at < Math.min(none, 0) || at < none ? count - 1 : at;
}

function intoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}
