/**
 * What makes a change. `person`: somebody entered, edited or deleted just this; the others act on many rows at once, or later,
 * at a person's wish.
 */
export const CAUSES = [
  'person',
  'import',
  'import-undone',
  'bulk-edit',
  'payee-rule',
  'category-moved',
  'purchase-gone',
  'rule',
  'schedule',
  'undo',
  'sample',
] as const;

/** What decides anything by where a change came from reads this, never the route of the request. */
export interface Cause {
  readonly by: (typeof CAUSES)[number];
  /** The import, the act, the remembered payee, the category that was deleted… */
  readonly ref?: string;
}
