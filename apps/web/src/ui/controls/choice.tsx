'use client';

import { useId } from 'react';
import { useListening } from '@/ui/use-listening';
import styles from './choice.module.css';

interface Props<Value extends string> {
  /** What is chosen; said to readers alone where it is seen from what is around. */
  label: string;
  labelSeen?: boolean;
  data: readonly { value: Value; label: string; lang?: string }[];
  value: string | undefined;
  onChange: (value: Value) => void;
  fullWidth?: boolean;
}

/** Few answers side by side, of which one holds. */
export function Choice<Value extends string>(props: Props<Value>) {
  const { label, labelSeen = false, data, value, onChange, fullWidth = false } = props;
  const group = useId();
  // What only the browser knows is shown as chosen once the page has come alive there.
  const listens = useListening();
  return (
    <fieldset className={styles.choices} data-full={fullWidth || undefined}>
      <legend className={labelSeen ? 'small soft' : 'hidden'}>{label}</legend>
      {data.map((each) => (
        <label key={each.value} lang={each.lang}>
          <input
            type="radio"
            name={group}
            value={each.value}
            checked={listens && each.value === value}
            onChange={() => onChange(each.value)}
          />
          <span>{each.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
