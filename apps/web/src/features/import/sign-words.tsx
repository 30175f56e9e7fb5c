'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ImportMapping } from '@/api/types';
import { TextInput } from '@/ui/controls/field';

import { typedWords } from './import-mapping';
import styles from './raw-table.module.css';

interface SignWordsProps {
  sign: NonNullable<ImportMapping['columns']['sign']>;
  onChange: (sign: NonNullable<ImportMapping['columns']['sign']>) => void;
}

/** Which words of a column mean money in and which money out. */
export function SignWords({ sign, onChange }: SignWordsProps) {
  const t = useTranslations('import');
  return (
    <div className={styles.formats}>
      <Words label={t('raw.moneyIn')} words={sign.in} onChange={(words) => onChange({ ...sign, in: words })} />
      <Words label={t('raw.moneyOut')} words={sign.out} onChange={(words) => onChange({ ...sign, out: words })} />
    </div>
  );
}

interface WordsProps {
  label: string;
  words: readonly string[];
  onChange: (words: string[]) => void;
}

/** Taken over when somebody is done typing. */
function Words({ label, words, onChange }: WordsProps) {
  const said = words.join(', ');
  const [{ text, of }, setText] = useState({ text: said, of: said });
  const shown = of === said ? text : said;
  const take = (): void => {
    const typed = typedWords(shown);
    if (typed.join(', ') !== said) onChange(typed);
  };
  return (
    <TextInput
      small
      label={label}
      value={shown}
      onChange={(event) => setText({ text: event.currentTarget.value, of: said })}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
}
