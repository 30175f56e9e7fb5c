import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ApiProblem } from '@/api/problem';
import { problemWords, type ToldProblem } from '@/api/problem-words';

/** What is said without a service, in the language of the page already. */
export interface ShownProblem {
  title: string;
  text: string;
}

type Refused = Pick<ApiProblem, 'code' | 'title' | 'detail' | 'fields' | 'requestId'>;

const told = ({ title, text }: ShownProblem): ToldProblem => ({ title: { text: title }, text: { text }, parts: [] });

interface Props {
  problem: Refused | ShownProblem | null | undefined;
  /** What it is about, where the page does not say it, such as the name of a file. */
  about?: string;
}

/** A problem document for a person: what is wrong, each part of it, and the number by which the log can be searched. */
export function ProblemAlert({ problem, about }: Props) {
  const t = useTranslations('problems');
  if (!problem) return null;
  const { title, text, parts } = 'code' in problem ? problemWords(problem, t) : told(problem);
  const requestId = 'code' in problem ? problem.requestId : undefined;
  return (
    <div className="notice" data-tone="bad" role="alert" tabIndex={-1}>
      <IconAlertTriangle size={20} aria-hidden />
      <div>
        <p lang={title.lang}>
          <strong>{about ? `${about}: ${title.text}` : title.text}</strong>
        </p>
        {text.text.replace(/\.$/, '') !== title.text && <p lang={text.lang}>{text.text}</p>}
        {parts.length > 0 && (
          <ul>
            {parts.map((part) => (
              <li key={part.text} lang={part.lang}>
                {part.text}
              </li>
            ))}
          </ul>
        )}
        {requestId && <p className="small soft">{t('reference', { id: requestId })}</p>}
      </div>
    </div>
  );
}

/** The same where there is little room. */
export function ProblemText({ problem }: { problem: Refused }) {
  const { title, text } = problemWords(problem, useTranslations('problems'));
  return (
    <>
      {text.text.replace(/\.$/, '') !== title.text && (
        <>
          <strong lang={title.lang}>{title.text}</strong>
          <br />
        </>
      )}
      <span lang={text.lang}>{text.text}</span>
    </>
  );
}
