/** What banks write where they have no id. */
const NONE = /^(?:[0\s./-]*|NON[-_ ]?REF|NOT[-_ ]?PROVIDED|NONE|NULL|N\/A)$/i;

/** The first of some references that is one. */
export function bankIdOf(...references: readonly (string | null | undefined)[]): string | null {
  const found = references.find((reference) => reference != null && !NONE.test(reference));
  return found?.trim().slice(0, 200) ?? null;
}
