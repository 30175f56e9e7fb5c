'use client';

import { useTranslations, type Messages } from 'next-intl';
import { Checkbox } from '@/ui/controls/field';
import { Dialog } from '@/ui/dialog';
import { toggle, useSwitch } from './appearance';
import styles from './palette.module.css';
import { places } from './places';

type Act = keyof Messages['shell']['keys'];

const acts: readonly (readonly [keys: readonly string[], act: Act])[] = [
  [['n'], 'add'],
  [['control', 'K'], 'palette'],
  [['/'], 'search'],
  [['control', 'Z'], 'undo'],
  [['j'], 'next'],
  [['k'], 'previous'],
  [['x'], 'select'],
  [['shift', 'x'], 'selectTo'],
  [['shift', 'j'], 'selectNext'],
  [['control', 'A'], 'selectAll'],
  [['c'], 'categorize'],
  [['e'], 'edit'],
  [['enter'], 'open'],
  [['del'], 'remove'],
  [['p'], 'private'],
  [['?'], 'list'],
];
const inDates: typeof acts = [
  [['↑', '↓'], 'days'],
  [['alt', '↓'], 'calendar'],
];

export function KeyMap({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations('shell');
  const off = useSwitch('no-keys');
  const named: Record<string, string> = {
    control: t('control'),
    ...{ shift: t('keys.shift'), alt: t('keys.alt'), enter: t('keys.enter'), del: t('keys.del') },
  };
  const lines = [
    ...acts.map(([keys, act]) => [keys, t(`keys.${act}`)] as const),
    ...places.map(({ key, name }) => [['g', key], t(`places.${name}`)] as const),
    ...inDates.map(([keys, act]) => [keys, t(`keys.${act}`)] as const),
  ];
  return (
    <Dialog opened={opened} onClose={onClose} title={t('keyboard')}>
      <div className="stack">
        <dl className={styles.keys}>
          {lines.map(([keys, what]) => (
            <div key={keys.join(' ')}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{named[key] ?? key}</kbd>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <Checkbox label={t('keys.on')} checked={!off} onChange={() => toggle('no-keys')} />
      </div>
    </Dialog>
  );
}
