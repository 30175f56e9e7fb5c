'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { categoryLabel, categoryOptions } from '@/ui/ledger/category-tree';
import { ColorDot } from '@/ui/color-dot';
import { useLedger } from '@/ui/ledger/ledger-context';
import styles from './category-choice.module.css';

interface Props {
  label: string;
  kind: 'income' | 'expense';
  /** '' where there is none yet, null where several are meant that differ. */
  value: string | null;
  onChoose: (categoryId: string) => void;
}

/**
 * A category in a row of a list: as quiet as text until somebody comes to it. Only then are its options made, because a page may
 * have hundreds of these.
 */
export function CategoryChoice({ label, kind, value, onChoose }: Props) {
  const t = useTranslations('forms.category');
  const { categories } = useLedger();
  const words = useTranslations('ledger');
  const [listed, setListed] = useState(false);
  const list = (): void => setListed(true);
  const chosen = categories.find(({ id }) => id === value);
  return (
    <span className={styles.choice} data-empty={value === ''}>
      {chosen && <ColorDot color={chosen.color} />}
      <select
        aria-label={label}
        value={value ?? 'several'}
        onFocus={list}
        onPointerEnter={list}
        onPointerDown={list}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {value === null && (
          <option value="several" disabled>
            {t('several')}
          </option>
        )}
        <option value="">{words('uncategorised')}</option>
        {!listed && chosen && <option value={chosen.id}>{categoryLabel(categories, chosen.id, words)}</option>}
        {listed &&
          categoryOptions(categories, kind, value).map(({ group, items }) => (
            <optgroup key={group} label={group}>
              {items.map((item) => (
                <option key={item.value} value={item.value}>
                  {item.label}
                </option>
              ))}
            </optgroup>
          ))}
      </select>
    </span>
  );
}
