'use client';

import { Checkbox } from '@mantine/core';
import { Dialog } from '@/ui/dialog';
import { toggle, useSwitch } from './appearance';
import styles from './palette.module.css';
import { places } from './places';

const acts = [
  ['n', 'Add a transaction'],
  ['Ctrl K', 'Go to, search, or do something'],
  ['/', 'Search'],
  ['Ctrl Z', 'Undo what was just done'],
  ['j', 'In the list: the next transaction'],
  ['k', 'The one before'],
  ['x', 'Select the transaction you are in'],
  ['Shift x', 'Select all from the one before to it'],
  ['Shift j', 'Select it and go on'],
  ['Ctrl A', 'Select all that are loaded'],
  ['c', 'Its category, or that of all selected'],
  ['e', 'Change it where it stands'],
  ['Enter', 'Open it'],
  ['Del', 'Delete it, or all selected'],
  ['p', 'Hide or show amounts'],
  ['?', 'This list'],
  ...places.map(({ key, label }) => [`g ${key}`, label]),
  ['↑ ↓', 'In a date: a day later or earlier'],
  ['Alt ↓', 'In a date: the calendar'],
];

export function KeyMap({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const off = useSwitch('no-keys');
  return (
    <Dialog opened={opened} onClose={onClose} title="Keyboard">
      <div className="stack">
        <dl className={styles.keys}>
          {acts.map(([keys = '', what]) => (
            <div key={keys}>
              <dt>
                {keys.split(' ').map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <Checkbox label="Keys without Ctrl are on" checked={!off} onChange={() => toggle('no-keys')} />
      </div>
    </Dialog>
  );
}
