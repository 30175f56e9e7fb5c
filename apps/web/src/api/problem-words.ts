import type { Messages } from 'next-intl';
import type { Words } from '@/words/words';
import type { ApiProblem, ProblemField } from './problem';

/** What is said to a person; in English where only the service says it. */
export interface Told {
  text: string;
  lang?: 'en';
}

export interface ToldProblem {
  title: Told;
  text: Told;
  /** What is wrong with single fields, as far as the text does not say it. */
  parts: Told[];
}

type Problems = Messages['problems'];

const hasDetail = (code: string, t: Words<'problems'>): code is keyof Problems['details'] =>
  t.has(`details.${code as keyof Problems['details']}`);
const hasTitle = (code: string, t: Words<'problems'>): code is keyof Problems['titles'] =>
  t.has(`titles.${code as keyof Problems['titles']}`);

/** As the service says it, without the request to send something and as a sentence. */
function sentenceOf(detail: string): string {
  const text = detail.replace(/^send (?:a )?(?:text of )?/i, '');
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /(?:[.!?…”]|^)$/.test(sentence) ? sentence : `${sentence}.`;
}

/** What is wrong, in words for a person: by its code where there are any, else as the service says it. */
export function detailWords({ code, detail }: Pick<ProblemField, 'code' | 'detail'>, t: Words<'problems'>): Told {
  const said = sentenceOf(detail);
  return hasDetail(code, t) ? { text: t(`details.${code}`, { detail: said }) } : { text: said, lang: 'en' };
}

type Problem = Pick<ApiProblem, 'code' | 'title' | 'detail' | 'fields'>;

/** A refusal in words for a person. */
export function problemWords({ code, title, detail, fields }: Problem, t: Words<'problems'>): ToldProblem {
  const known = hasTitle(code, t) ? code : title ? null : 'unknown';
  const told = { title: known ? { text: t(`titles.${known}`) } : { text: title, lang: 'en' as const } };
  const parts = fields.map((field) => detailWords(field, t));
  const said = (!detail && parts[0]) || detailWords({ code, detail }, t);
  const text = said.text ? said : told.title;
  return { ...told, text, parts: parts.filter((part) => part.text !== text.text) };
}
