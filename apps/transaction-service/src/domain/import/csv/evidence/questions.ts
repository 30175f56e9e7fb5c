import type { ImportColumns, ImportMapping, ImportMappingPatch } from '../mapping';

/** What an option does to the mapping; `undefined` takes something away. */
export type MappingChange = Partial<{
  [K in Exclude<keyof ImportMapping, 'columns'>]: ImportMapping[K] | undefined;
}> & {
  columns?: { [K in keyof ImportColumns]?: ImportColumns[K] | undefined };
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
  return { ...withoutUndefined({ ...mapping, ...rest }), columns: roles };
}

/** The merge patch that makes the mapping the first of these, in all in which they are not alike; null clears. */
export function patchTo(target: ImportMapping, all: readonly ImportMapping[]): ImportMappingPatch {
  const { columns: _, ...patch } = differingKeys(target, all);
  const columns = differingKeys(
    target.columns,
    all.map((mapping) => mapping.columns),
  );
  return { ...patch, ...(Object.keys(columns).length > 0 && { columns }) };
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
