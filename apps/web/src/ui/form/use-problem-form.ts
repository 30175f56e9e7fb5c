'use client';

import { useForm, type UseFormReturnType } from '@mantine/form';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { newIdempotencyKey } from '@/api/browser';
import { asProblem, type ApiProblem } from '@/api/problem';
import { errorsByField } from './problem-fields';

export type Values = Record<string, unknown>;

export interface ProblemForm<V extends Values> {
  form: UseFormReturnType<V>;
  busy: boolean;
  /** What was refused, as far as the fields do not say it. */
  problem: ApiProblem | null;
  /** Runs the act with this form's idempotency key; a refused act gets a new key, a lost answer keeps it. */
  submit: (act: (idempotencyKey: string) => Promise<void>) => Promise<void>;
}

interface Options<V extends Values> {
  /** By the names that the request has for them, so that an error finds its field. */
  initialValues: V;
  onDone: () => void;
  /** Whether the person is sent elsewhere when it is done; till then the form stays busy. */
  leaves?: boolean;
}

/** Puts the errors of a refusal at their fields; what else there is to say is left. */
function applyProblem<V extends Values>(form: UseFormReturnType<V>, problem: ApiProblem): ApiProblem | null {
  const { errors, saysMore } = errorsByField(form.getValues(), problem.fields);
  form.setErrors(errors);
  return saysMore ? problem : null;
}

/** What every form does around its request: one at a time, errors at their fields, the page rendered anew after. */
export function useProblemForm<V extends Values>({ initialValues, onDone, leaves }: Options<V>): ProblemForm<V> {
  const router = useRouter();
  const form = useForm<V>({ initialValues });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [key, setKey] = useState(newIdempotencyKey);

  async function submit(act: (idempotencyKey: string) => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem(null);
    form.clearErrors();
    try {
      await act(key);
      if (!leaves) {
        setBusy(false);
        router.refresh();
      }
      onDone();
    } catch (error) {
      const refused = asProblem(error);
      setBusy(false);
      setProblem(applyProblem(form, refused));
      if (refused.status >= 400 && refused.status < 500 && refused.status !== 409) setKey(newIdempotencyKey());
    }
  }
  return { form, busy, problem, submit };
}
