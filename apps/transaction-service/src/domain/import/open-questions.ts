import type { ImportMappingPatch } from './csv/mapping';
import type { ImportQuestion, ImportWarning } from './statement';

/** Rows of the file are in another account than the chosen one. */
export const IN_OTHER_ACCOUNT = 'imported-into-other-account';

/** Not of where its rows go: that is found anew by each reading, and an answer holds for one file and one account. */
export const isOfReading = (code: string) => code !== IN_OTHER_ACCOUNT;

/**
 * Whether somebody who has said this of the mapping has decided the question: by an option's mapping, or by something else
 * for all that an option names.
 */
export function isAnswered({ options }: ImportQuestion, patch: ImportMappingPatch): boolean {
  const said = new Set(fieldsOf(patch));
  return options.some(({ mapping }) => {
    const named = fieldsOf(mapping);
    return named.length > 0 ? named.every((field) => said.has(field)) : said.size === 0;
  });
}

/** What a warning is about, by the beginning of its code: who has said that of the mapping has looked at it. */
const ABOUT: readonly (readonly [string, readonly string[]])[] = [
  ['date-order', ['dateFormat']],
  ['decimal', ['decimal']],
  ['charset', ['charset']],
  ['currency', ['columns.currency']],
];

export function stillDoubted(doubts: readonly ImportWarning[], patch: ImportMappingPatch): ImportWarning[] {
  const said = new Set(fieldsOf(patch));
  return doubts.filter(({ code }) => {
    const [, fields] = ABOUT.find(([about]) => code.startsWith(about)) ?? [];
    return !fields?.some((field) => said.has(field));
  });
}

/** The mapping's fields that a patch names; the columns each by its role, the uses of the balance each by its name. */
export function fieldsOf({ columns, balance, ...rest }: ImportMappingPatch): string[] {
  const named = (of: object) => Object.entries(of).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return [
    ...named(rest),
    ...named(columns ?? {}).map((role) => `columns.${role}`),
    ...(balance === null ? ['balance'] : named(balance ?? {}).map((use) => `balance.${use}`)),
  ];
}
