/** A figure that can be opened: what it is of, and what the door that told it was asked for. */
export interface Figure {
  /** `income`, `spending`, `net`, `category:<id|none>`, `account:<id>`, `budget:<id>`, `net-worth` or `balance:<id>`. */
  figure: string;
  from?: string;
  to?: string;
  date?: string;
  kind?: 'income' | 'expense';
  children?: 'true';
  compare?: Compare;
  toDate?: 'same-day';
}

export const COMPARISONS = ['previous', 'last-year', 'average:12'] as const;
export type Compare = (typeof COMPARISONS)[number];

const FIGURE =
  /^(income|spending|net|net-worth|category:none|(category|account|budget|balance):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** In the order in which they are written; what is not one of these is no part of a figure. */
const PARTS = {
  from: DAY,
  to: DAY,
  date: DAY,
  kind: /^(income|expense)$/,
  children: /^true$/,
  compare: /^(previous|last-year|average:12)$/,
  toDate: /^same-day$/,
} as const;

/** A figure as one value of an address, such as `spending,from:2026-11-01,to:2026-11-30`. */
export function figureText(figure: Figure): string {
  const parts = Object.keys(PARTS).map((name) => [name, figure[name as keyof typeof PARTS]]);
  return [figure.figure, ...parts.filter(([, value]) => value).map((part) => part.join(':'))].join(',');
}

/** The figure in an address; null where it names none. A part that cannot be read is left out. */
export function readFigure(text: string | null): Figure | null {
  const [figure = '', ...parts] = (text ?? '').split(',');
  if (!FIGURE.test(figure)) return null;
  const read = parts
    .map((part) => [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1)] as const)
    .filter(([name, value]) => Object.hasOwn(PARTS, name) && PARTS[name as keyof typeof PARTS].test(value));
  return { figure, ...Object.fromEntries(read) };
}

/** The address of this page with a figure open, or with none. */
export function explainHref(pathname: string, search: string, figure: Figure | null): string {
  const rest = new URLSearchParams(search);
  rest.delete('explain');
  // Colons and commas may stand in a query as they are, and are read more easily so.
  const query = [rest.toString(), figure && `explain=${figureText(figure)}`].filter(Boolean).join('&');
  return query ? `${pathname}?${query}` : pathname;
}
