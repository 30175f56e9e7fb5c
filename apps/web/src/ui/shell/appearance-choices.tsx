'use client';

import { useTranslations } from 'next-intl';
import { Choice } from '@/ui/controls/choice';
import styles from '@/ui/choices.module.css';
import { chooseScheme, SCHEMES, toggle, useScheme, useSwitch, type Switch } from './appearance';

const NAMES = { auto: 'system', light: 'light', dark: 'dark' } as const;

/** The colours of the pages in this browser. */
export function SchemeChoice() {
  const t = useTranslations('shell.look');
  const scheme = useScheme();
  const data = SCHEMES.map((value) => ({ value, label: t(NAMES[value]) }));
  return <Choice label={t('colours')} labelSeen data={data} value={scheme} onChange={chooseScheme} />;
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
