import table from './bad-inputs.json';

export type Service = 'user' | 'transaction' | 'analytics';
type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Repeated = [before: string, unit: string, times: number, ...rest: (string | number)[]];

export interface Upload {
  fileName: string | null;
  text?: string;
  base64?: string;
  repeat?: Repeated;
  fields?: Record<string, string>;
}

export interface Expectation {
  status: number | number[];
  code?: string;
  /** A pointer that `errors` of the problem document must name. */
  pointer?: string;
  /** A pointer into the request's body whose value the answer must repeat unchanged. */
  echo?: string;
  detail?: string;
  allow?: string[];
  /** The first answer again, and no second row. */
  replays?: boolean;
  errorLines?: number[];
  duplicates?: number;
}

export interface BadInput {
  row: string;
  name: string;
  service: Service;
  method: string;
  path: string;
  headers: Record<string, string | string[] | null>;
  body: Body;
  /** Bytes for the bare socket, instead of everything above. */
  socket?: string;
  before?: BadInput & { commit?: boolean };
  whileRunning?: BadInput;
  expect: Expectation;
}

type Body = { text: string } | { base64: string } | { upload: Upload } | undefined;

interface Entry {
  row: string;
  name: string;
  service?: Service;
  method?: string;
  path?: string;
  eachPath?: string[];
  eachQuery?: string[];
  headers?: Record<string, string | string[] | null>;
  eachHeader?: Record<string, string[]>;
  body?: string;
  set?: Record<string, Json>;
  unset?: string;
  fill?: Record<string, [times: number, unit: Json, rest?: string]>;
  each?: Record<string, Json[] | Record<string, Json>>;
  text?: string;
  base64?: string;
  repeat?: Repeated;
  upload?: Upload;
  socket?: string;
  before?: Entry & { commit?: boolean };
  whileRunning?: Entry;
  expect: Expectation;
}

export const rowsOfTable: Record<string, string> = table.rows;
const bodies = table.bodies as Record<string, Json>;

/** Every entry of the data file, one case for each of its values, paths and headers. */
export const badInputs: BadInput[] = (table.entries as unknown as Entry[]).flatMap(casesOf);

function casesOf(entry: Entry): BadInput[] {
  if (entry.each) return Object.entries(entry.each).flatMap(([pointer, values]) => bodyCases(entry, pointer, values));
  if (entry.eachPath) return entry.eachPath.map((path) => caseOf({ ...entry, path }, `${entry.name}: ${path}`));
  if (entry.eachQuery) {
    const template = entry.path ?? '';
    return entry.eachQuery.map((value) =>
      caseOf({ ...entry, path: template.replace('*', value) }, `${entry.name}: ${value}`),
    );
  }
  if (entry.eachHeader) {
    return Object.entries(entry.eachHeader).flatMap(([header, values]) =>
      values.map((value) =>
        caseOf({ ...entry, headers: { ...entry.headers, [header]: value } }, `${entry.name}: ${header}: ${value}`),
      ),
    );
  }
  return [caseOf(entry, entry.name)];
}

function bodyCases(entry: Entry, pointer: string, values: Json[] | Record<string, Json>): BadInput[] {
  const pairs: [string, Json][] = Array.isArray(values)
    ? values.map((value) => [pointer, value])
    : Object.entries(values);
  return pairs.map(([at, value]) => {
    const expect = { ...entry.expect };
    if (expect.pointer === '*') expect.pointer = at;
    if (expect.echo === '*') expect.echo = at;
    const shown = JSON.stringify(value).slice(0, 60);
    return caseOf({ ...entry, set: { ...entry.set, [at]: value }, expect }, `${entry.name}: ${at} = ${shown}`);
  });
}

function caseOf(entry: Entry, name: string): BadInput {
  const expect = { ...entry.expect };
  if (expect.echo === '*') expect.echo = Object.keys(entry.fill ?? entry.set ?? {})[0] ?? '';
  const body = bodyOf(entry);
  return {
    row: entry.row,
    name,
    service: entry.service ?? 'transaction',
    method: entry.method ?? 'POST',
    path: entry.path ?? (entry.upload ? '/imports' : '/transactions/add'),
    headers: {
      ...(body && 'upload' in body ? {} : body ? { 'content-type': 'application/json' } : {}),
      ...entry.headers,
    },
    body,
    expect,
    ...(entry.socket === undefined ? {} : { socket: entry.socket }),
    ...(entry.before
      ? { before: { ...caseOf(entry.before, 'before'), ...(entry.before.commit ? { commit: true } : {}) } }
      : {}),
    ...(entry.whileRunning ? { whileRunning: caseOf(entry.whileRunning, 'while running') } : {}),
  };
}

function bodyOf(entry: Entry): Body {
  if (entry.upload) return { upload: entry.upload };
  if (entry.base64 !== undefined) return { base64: entry.base64 };
  if (entry.text !== undefined) return { text: entry.text };
  if (entry.repeat) return { text: repeated(entry.repeat) };
  if (entry.body === undefined) return undefined;
  const body = structuredClone(bodies[entry.body] ?? {});
  for (const [pointer, value] of Object.entries(entry.set ?? {})) put(body, pointer, value);
  for (const [pointer, [times, unit, rest = '']] of Object.entries(entry.fill ?? {})) {
    put(
      body,
      pointer,
      typeof unit === 'string' ? unit.repeat(times) + rest : Array.from({ length: times }, () => unit),
    );
  }
  if (entry.unset) put(body, entry.unset, undefined);
  return { text: JSON.stringify(body) };
}

/** `[a, x, n, b, y, m, c]` is a, n times x, b, m times y, c. */
export function repeated(parts: Repeated): string {
  let text = parts[0];
  for (let index = 1; index < parts.length; index += 3) {
    text += String(parts[index]).repeat(Number(parts[index + 1])) + String(parts[index + 2] ?? '');
  }
  return text;
}

function put(body: Json, pointer: string, value: Json | undefined): void {
  const names = pointer.split('/').slice(1);
  const last = names.pop() ?? '';
  let target = body as Record<string, Json>;
  for (const name of names) target = target[name] as Record<string, Json>;
  if (value === undefined) delete target[last];
  else target[last] = value;
}

export function valueAt(body: unknown, pointer: string): unknown {
  let value = body;
  for (const name of pointer.split('/').slice(1)) value = (value as Record<string, unknown> | null)?.[name];
  return value;
}
