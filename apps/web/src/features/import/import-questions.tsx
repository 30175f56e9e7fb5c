'use client';

import { useTranslations, type Messages } from 'next-intl';
import { useId, useState, type RefObject } from 'react';
import type { ChangeImport, Import, ImportQuestion, ImportRow } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { formatCount, withLocalDays } from '@/ui/format';
import type { Words } from '@/words/words';
import { useLedger } from '@/ui/ledger/ledger-context';
import { answerTo } from './answer';
import styles from './import.module.css';

interface Props {
  current: Import;
  /** As far as they are here; what is read in two ways is shown as the file has it. */
  rows: readonly ImportRow[];
  busy: boolean;
  /** What is left to be said; whoever is kept from going on is taken here. */
  place: RefObject<HTMLParagraphElement | null>;
  onChange: (change: ChangeImport) => Promise<boolean>;
}

/** What only a person can decide of a file, its readings side by side. Nothing is booked before each question is answered. */
export function ImportQuestions({ current: { questions, mapping }, rows, busy, place, onChange }: Props) {
  const t = useTranslations('import');
  const { locale } = useLedger();

  async function answer(question: ImportQuestion, chosen: number): Promise<void> {
    // The card is gone afterwards; whoever was in it goes on with what is left.
    if (await onChange(answerTo(question, chosen, mapping !== null))) place.current?.focus();
  }

  return (
    <section className="stack" aria-label={t('questions.label')}>
      <p ref={place} tabIndex={-1} role="status" className={styles.left}>
        {t('questions.open', { count: questions.length, shown: formatCount(questions.length, locale) })}
      </p>
      {questions.map((question) => (
        <Question
          key={question.code}
          question={question}
          rows={rows}
          busy={busy}
          onAnswer={(chosen) => void answer(question, chosen)}
        />
      ))}
    </section>
  );
}

type Texts = Messages['import']['questions']['texts'];
const hasText = (code: string, t: Words<'import'>): code is keyof Texts =>
  t.has(`questions.texts.${code as keyof Texts}`);

interface QuestionProps {
  question: ImportQuestion;
  rows: readonly ImportRow[];
  busy: boolean;
  onAnswer: (chosen: number) => void;
}

function Question({ question: { code, text, options }, rows, busy, onAnswer }: QuestionProps) {
  const t = useTranslations('import');
  const { locale } = useLedger();
  const name = useId();
  const said = withLocalDays(text, locale);
  const known = hasText(code, t) ? t(`questions.texts.${code}`, { text: said }) : null;
  const [chosen, setChosen] = useState(0);
  return (
    <form
      className={`card ${styles.question}`}
      aria-label={known ?? text}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer(chosen);
      }}
    >
      <fieldset>
        <legend lang={known === null ? 'en' : undefined} suppressHydrationWarning>
          {known ?? said}
        </legend>
        {options[0] && <RawLine examples={options.map(({ example }) => example)} rows={rows} />}
        {options.length > 0 && (
          <div className={styles.options}>
            {options.map(({ label, example }, index) => (
              <label key={label} className={styles.option}>
                <input type="radio" name={name} checked={chosen === index} onChange={() => setChosen(index)} />
                <span>
                  <OptionLabel label={label} />
                  {index === 0 && (
                    <span className="badge" data-tone="plain">
                      {t('questions.now')}
                    </span>
                  )}
                  <span className={styles.example} suppressHydrationWarning>
                    {example.line === options[0]?.example.line
                      ? withLocalDays(example.after, locale)
                      : t('questions.example', {
                          line: String(example.line),
                          text: withLocalDays(example.after, locale),
                        })}
                  </span>
                </span>
              </label>
            ))}
          </div>
        )}
      </fieldset>
      <div className="row">
        <Button type="submit" loading={busy}>
          {t(options.length === 0 ? 'questions.yes' : chosen === 0 ? 'questions.yesSo' : 'questions.other')}
        </Button>
        {options.length === 0 && (
          <span className="small soft">
            {t(code === 'imported-into-other-account' ? 'questions.ifNotOther' : 'questions.ifNot')}
          </span>
        )}
      </div>
    </form>
  );
}

type Options = Messages['import']['questions']['options'];

/** An option in the page's words where it is one of those that are known; others are of this file, such as names of columns. */
function OptionLabel({ label }: { label: string }) {
  const t = useTranslations('import.questions');
  const name = label.toLowerCase().replace(/[^a-z]+/g, '-') as keyof Options;
  return t.has(`options.${name}`) ? (
    <strong>{t(`options.${name}`, { text: label })}</strong>
  ) : (
    <strong lang="en">{label}</strong>
  );
}

interface RawLineProps {
  examples: readonly ImportQuestion['options'][number]['example'][];
  rows: readonly ImportRow[];
}

/** What the readings are of, as the file has it. What an option says of it is that text only where all say the same. */
function RawLine({ examples, rows }: RawLineProps) {
  const t = useTranslations('import');
  const [{ line, before } = { line: 0, before: '' }] = examples;
  const raw = rows.find((row) => row.line === line)?.raw?.filter((cell) => cell.trim() !== '');
  const cells = raw ?? (examples.every((each) => each.before === before) ? [before] : []);
  return (
    <p className={`small ${styles.rawLine}`}>
      <span className="soft">{t('questions.line', { line: String(line) })}</span>
      {cells.map((cell, index) => (
        <code key={index}>{cell}</code>
      ))}
    </p>
  );
}
