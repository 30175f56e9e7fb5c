'use client';

import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useId, useState, type RefObject } from 'react';
import type { ChangeImport, Import, ImportQuestion } from '@/api/types';
import { answerTo } from './answer';
import styles from './import.module.css';

interface Props {
  current: Import;
  busy: boolean;
  /** What is left to be said; whoever is kept from going on is taken here. */
  place: RefObject<HTMLParagraphElement | null>;
  onChange: (change: ChangeImport) => Promise<boolean>;
}

/** What only a person can decide of a file, its readings side by side. Nothing is booked before each question is answered. */
export function ImportQuestions({ current: { questions, mapping }, busy, place, onChange }: Props) {
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
          busy={busy}
          onAnswer={(chosen) => void answer(question, chosen)}
        />
      ))}
    </section>
  );
}

interface QuestionProps {
  question: ImportQuestion;
  busy: boolean;
  onAnswer: (chosen: number) => void;
}

function Question({ question: { text, options }, busy, onAnswer }: QuestionProps) {
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
        <legend>{text}</legend>
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
                  <span className={styles.example}>
                    <span className="small soft">Line {example.line}:</span>
                    <code>{example.before}</code>
                    <IconArrowRight size={16} role="img" aria-label="becomes" />
                    <b>{example.after}</b>
                  </span>
                </span>
              </label>
            ))}
          </div>
        )}
      </fieldset>
      <Button type="submit" loading={busy} className={styles.answer ?? ''}>
        {options.length === 0 ? 'Yes' : chosen === 0 ? 'Yes, read it so' : 'Read it this way'}
      </Button>
    </form>
  );
}
