import type { BalanceUse, ImportColumns, ImportMapping, ImportMappingPatch } from '../mapping';

type Change<T> = { [K in keyof T]?: T[K] | undefined };

/** What an option does to the mapping; `undefined` takes something away, what it does not name stays. */
export type MappingChange = Change<Omit<ImportMapping, 'columns' | 'balance'>> & {
  columns?: Change<ImportColumns>;
  balance?: Change<BalanceUse> | undefined;
};

/** A question before it is known whether its options make a difference. The first option is what is proposed. */
export interface OpenQuestion {
  code: string;
  /** Higher is asked first. */
  weight: number;
  text: string;
  options: readonly { label: string; change: MappingChange }[];
}

export type Ask = (question: OpenQuestion) => void;
export type Warn = (code: string, detail: string) => void;

/** The mapping with the change in it. */
export function changed(mapping: ImportMapping, { columns, ...rest }: MappingChange): ImportMapping {
  const roles = withoutUndefined({ ...mapping.columns, ...columns });
  const balance = rest.balance && withoutUndefined({ ...mapping.balance, ...rest.balance });
  return { ...withoutUndefined({ ...mapping, ...rest, ...(balance && { balance }) }), columns: roles } as ImportMapping;
}

/** The merge patch that makes the mapping the first of these, in all in which they are not alike; null clears. */
export function patchTo(target: ImportMapping, all: readonly ImportMapping[]): ImportMappingPatch {
  const { columns: _, balance: __, ...patch } = differingKeys(target, all);
  const columns = differingKeys(
    target.columns,
    all.map((mapping) => mapping.columns),
  );
  const uses = all.map((mapping) => mapping.balance);
  // Two questions may be about the balance: what they have in common is neither's.
  const balance = differingKeys(
    target.balance ?? {},
    uses.map((use) => use ?? {}),
  );
  return {
    ...patch,
    ...(Object.keys(columns).length > 0 && { columns }),
    ...(target.balance && Object.keys(balance).length > 0 && { balance }),
    ...(!target.balance && uses.some((use) => use) && { balance: null }),
  };
}

function differingKeys(target: object, all: readonly object[]): Record<string, unknown> {
  const keys = new Set(all.flatMap((each) => Object.keys(each)));
  const at = (value: object, key: string): unknown => Reflect.get(value, key) ?? null;
  const differs = (key: string) => new Set(all.map((each) => JSON.stringify(at(each, key)))).size > 1;
  return Object.fromEntries([...keys].filter(differs).map((key) => [key, at(target, key)]));
}

function withoutUndefined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}
