'use client';

import { Button } from '@mantine/core';
import { useId, useState, type RefObject } from 'react';
import type { ChangeImport, Import, ImportQuestion, ImportRow } from '@/api/types';
import { withLocalDays } from '@/ui/format';
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
  const [asked, setAsked] = useState(questions.length > 0);
  if (questions.length > 0 && !asked) setAsked(true);
  if (!asked) return null;

  async function answer(question: ImportQuestion, chosen: number): Promise<void> {
    // The card is gone afterwards; whoever was in it goes on with what is left.
    if (await onChange(answerTo(question, chosen, mapping !== null))) place.current?.focus();
  }

  return (
    <section className="stack" aria-label="Questions about the file">
      <p ref={place} tabIndex={-1} role="status" className={styles.left}>
        {questions.length === 0
          ? 'All questions about the file are answered.'
          : questions.length === 1
            ? 'One question about the file is open. Nothing is imported before it is answered.'
            : `${questions.length} questions about the file are open. Nothing is imported before they are answered.`}
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

interface QuestionProps {
  question: ImportQuestion;
  rows: readonly ImportRow[];
  busy: boolean;
  onAnswer: (chosen: number) => void;
}

function Question({ question: { code, text, options }, rows, busy, onAnswer }: QuestionProps) {
  const { locale } = useLedger();
  const name = useId();
  const [chosen, setChosen] = useState(0);
  return (
    <form
      className={`card ${styles.question}`}
      aria-label={text}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer(chosen);
      }}
    >
      <fieldset>
        <legend suppressHydrationWarning>{withLocalDays(text, locale)}</legend>
        {options[0] && <RawLine examples={options.map(({ example }) => example)} rows={rows} />}
        {options.length > 0 && (
          <div className={styles.options}>
            {options.map(({ label, example }, index) => (
              <label key={label} className={styles.option}>
                <input type="radio" name={name} checked={chosen === index} onChange={() => setChosen(index)} />
                <span>
                  <strong>{label}</strong>
                  {index === 0 && (
                    <span className="badge" data-tone="plain">
                      as read now
                    </span>
                  )}
                  <span className={styles.example} suppressHydrationWarning>
                    {example.line !== options[0]?.example.line && `Line ${example.line}: `}
                    {withLocalDays(example.after, locale)}
                  </span>
                </span>
              </label>
            ))}
          </div>
        )}
      </fieldset>
      <div className="row">
        <Button type="submit" loading={busy}>
          {options.length === 0 ? 'Yes' : chosen === 0 ? 'Yes, read it so' : 'Read it this way'}
        </Button>
        {options.length === 0 && (
          <span className="small soft">
            If not, {code === 'imported-into-other-account' && 'choose another account for it, or '}discard it.
          </span>
        )}
      </div>
    </form>
  );
}

interface RawLineProps {
  examples: readonly ImportQuestion['options'][number]['example'][];
  rows: readonly ImportRow[];
}

/** What the readings are of, as the file has it. What an option says of it is that text only where all say the same. */
function RawLine({ examples, rows }: RawLineProps) {
  const [{ line, before } = { line: 0, before: '' }] = examples;
  const raw = rows.find((row) => row.line === line)?.raw?.filter((cell) => cell.trim() !== '');
  const cells = raw ?? (examples.every((each) => each.before === before) ? [before] : []);
  return (
    <p className={`small ${styles.rawLine}`}>
      <span className="soft">Line {line}</span>
      {cells.map((cell, index) => (
        <code key={index}>{cell}</code>
      ))}
    </p>
  );
}
