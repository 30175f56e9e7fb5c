'use client';

import { useForm, type UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { createElement, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { newIdempotencyKey } from '@/api/browser';
import { asProblem, type ApiProblem, type ProblemField } from '@/api/problem';
import { detailWords } from '@/api/problem-words';
import type { Words } from '@/words/words';
import { errorsByField } from './problem-fields';

export type Values = Record<string, unknown>;

export interface ProblemForm<V extends Values> {
  form: UseFormReturnType<V>;
  busy: boolean;
  /** What was refused, as far as the fields do not say it. */
  problem: ApiProblem | null;
  /** Runs the act with this form's idempotency key; a new act gets a new key, a lost answer keeps it. */
  submit: (act: (idempotencyKey: string) => Promise<void>, done?: () => void) => Promise<void>;
  /** Says at the fields what must be mended before there is anything to send. */
  refuse: (errors: Record<string, string>) => void;
  /** The form itself: after a refusal the person goes on at the first field that is wrong. */
  element: RefObject<HTMLFormElement | null>;
}

interface Options<V extends Values> {
  /** By the names that the request has for them, so that an error finds its field. */
  initialValues: V;
  onDone: () => void;
  /** Whether the person is sent elsewhere when it is done; till then the form stays busy. */
  leaves?: boolean;
}

function errorText({ code, detail }: ProblemField, t: Words<'problems'>): ReactNode {
  const { text, lang } = detailWords({ code, detail }, t);
  return lang ? createElement('span', { lang }, text) : text;
}

/** Puts the errors of a refusal at their fields; what else there is to say is left. */
function applyProblem<V extends Values>(
  form: UseFormReturnType<V>,
  problem: ApiProblem,
  t: Words<'problems'>,
): ApiProblem | null {
  const fields = problem.fields.map((field) => ({ pointer: field.pointer, detail: errorText(field, t) }));
  const { errors, saysMore } = errorsByField(form.getValues(), fields);
  form.setErrors(errors);
  return saysMore ? problem : null;
}

/** The first field that is wrong; of parts that do not add up the last amount; else what is said above the fields. */
function focusFirstWrong(form: HTMLFormElement | null): void {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const parts = form?.querySelector('fieldset [role="alert"]')
    ? [...form.querySelectorAll<HTMLElement>('[data-part^="amount"]')]
    : [];
  (wrong ?? parts.at(-1) ?? form?.querySelector<HTMLElement>('[role="alert"]'))?.focus();
}

/** What every form does around its request: one at a time, errors at their fields, the page rendered anew after. */
export function useProblemForm<V extends Values>({ initialValues, onDone, leaves }: Options<V>): ProblemForm<V> {
  const t = useTranslations('problems');
  const router = useRouter();
  const form = useForm<V>({ initialValues });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [key, setKey] = useState(newIdempotencyKey);
  const [refusals, setRefusals] = useState(0);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals > 0) focusFirstWrong(element.current);
  }, [refusals]);

  function refuse(errors: Record<string, string>): void {
    form.setErrors(errors);
    setRefusals((count) => count + 1);
  }

  async function submit(act: (idempotencyKey: string) => Promise<void>, done = onDone): Promise<void> {
    setBusy(true);
    setProblem(null);
    form.clearErrors();
    try {
      await act(key);
      if (!leaves) {
        setBusy(false);
        setKey(newIdempotencyKey());
        router.refresh();
      }
      done();
    } catch (error) {
      const refused = asProblem(error);
      setBusy(false);
      setProblem(applyProblem(form, refused, t));
      setRefusals((count) => count + 1);
      if (refused.status >= 400 && refused.status < 500 && refused.status !== 409) setKey(newIdempotencyKey());
    }
  }
  return { form, busy, problem, submit, refuse, element };
}
