'use client';

import { useMantineColorScheme } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import styles from '@/ui/choices.module.css';
import { useListening } from '@/ui/use-listening';
import { toggle, useSwitch, type Switch } from './appearance';

const schemes = [
  { value: 'auto', name: 'system' },
  { value: 'light', name: 'light' },
  { value: 'dark', name: 'dark' },
] as const;

/** The colours of the pages in this browser. */
export function SchemeChoice() {
  const t = useTranslations('shell.look');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const listens = useListening();
  const group = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className="small soft">{t('colours')}</legend>
      {schemes.map(({ value, name }) => (
        <label key={value}>
          <input
            type="radio"
            name={group}
            checked={listens && colorScheme === value}
            onChange={() => setColorScheme(value)}
          />
          <span>{t(name)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface SwitchProps {
  name: Switch;
  /** Said of the opposite: the box is ticked while the switch is off. */
  inverted?: boolean;
  hint?: string;
}

/** One thing that is on or off in this browser. */
export function AppearanceSwitch({ name, inverted = false, hint }: SwitchProps) {
  const t = useTranslations('shell.look');
  const on = useSwitch(name);
  return (
    <label className={styles.switch}>
      <span>
        {t(name)} {hint && <kbd>{hint}</kbd>}
      </span>
      <input type="checkbox" checked={on !== inverted} onChange={() => toggle(name)} />
    </label>
  );
}
