import type { ChangeImport, ImportQuestion } from '@/api/types';

/**
 * What is sent for the option that somebody chose. The first one is how the file is read already; any other changes the
 * mapping, where the file has one, and is confirmed as well, so that it is not asked again.
 */
export function answerTo({ code, options }: ImportQuestion, chosen: number, hasMapping: boolean): ChangeImport {
  const mapping = options[chosen]?.mapping;
  return { confirm: [code], ...(chosen > 0 && hasMapping && mapping && { mapping }) };
}
