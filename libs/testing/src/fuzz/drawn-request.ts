import fc from 'fast-check';
import type { ApiDocument, ApiParameter, Door, JsonSchema } from './api-document';
import { fewOf, rememberedValue, valuesOf } from './schema-values';

export interface DrawnRequest {
  door: Door;
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  /** A JSON body, the parts of a multipart body, or nothing. */
  body: unknown;
  /** What is sent instead of a body that is JSON, with its media type. */
  raw?: { type: string; text: string };
  /** The bytes of the uploaded file. */
  file?: string;
}

export interface DrawingOptions {
  document: ApiDocument;
  /** Names of fields and parameters that may hold what an answer told before; a field is of the longest name it ends with. */
  kinds: readonly string[];
  /** Files for `multipart/form-data`. */
  files?: fc.Arbitrary<string> | undefined;
}

/** What stands before an id in a path, or at its end, in the singular: `/accounts/{id}` deals with an `account`. */
export function resourceOf(path: string): string {
  const [before = path] = path.split('/{');
  return (before.split('/').at(-1) ?? '').replace(/ies$/, 'y').replace(/s$/, '');
}

function kindOf(field: string, kinds: readonly string[]): string | undefined {
  const name = field.toLowerCase();
  return kinds
    .filter((kind) => name === kind.toLowerCase() || new RegExp(`${kind}ids?$`, 'i').test(field))
    .sort((a, b) => b.length - a.length)[0];
}

export const mediaTypeOf = ({ operation }: Door): string | undefined =>
  Object.keys(operation.requestBody?.content ?? {})[0];

export const bodySchemaOf = (door: Door): JsonSchema | undefined =>
  door.operation.requestBody?.content[mediaTypeOf(door) ?? '']?.schema;

/** Requests to one door that its document allows. */
export function allowedRequests(door: Door, options: DrawingOptions): fc.Arbitrary<DrawnRequest> {
  const { document, kinds, files } = options;
  const values = (schema: JsonSchema, name: string): fc.Arbitrary<unknown> =>
    valuesOf(schema, document, (field) => kindOf(field, kinds), name);
  const place = (where: ApiParameter['in']): fc.Arbitrary<Record<string, unknown>> => {
    const parameters = (door.operation.parameters ?? []).filter((parameter) => parameter.in === where);
    return fewOf(
      Object.fromEntries(parameters.map((parameter) => [parameter.name, parameterValues(parameter, door, values)])),
      parameters.filter(({ required }) => required).map(({ name }) => name),
    );
  };
  const schema = bodySchemaOf(door);
  const isUpload = mediaTypeOf(door) === 'multipart/form-data';
  return fc.record({
    door: fc.constant(door),
    path: place('path'),
    query: place('query').map((query) => (shorter(query) ? query : {})),
    headers: fc.oneof(fc.constant({}), place('header') as fc.Arbitrary<Record<string, string>>),
    body: schema === undefined ? fc.constant(undefined) : values(schema, ''),
    ...(isUpload && files ? { file: files } : {}),
  });
}

/** All parameters together have to fit into a URL, which a schema cannot say. */
const shorter = (query: Record<string, unknown>): boolean => encodeURIComponent(JSON.stringify(query)).length < 3_000;

function parameterValues(
  parameter: ApiParameter,
  { path }: Door,
  values: (schema: JsonSchema, name: string) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  if (parameter.in === 'path') return values(parameter.schema, `${resourceOf(path)}Id`);
  const drawn = values(parameter.schema, parameter.name);
  // What a header may hold beside, HTTP does not carry.
  return parameter.in === 'header'
    ? drawn.filter((text) => /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(String(text)))
    : drawn;
}

const oddValues: readonly unknown[] = [
  '',
  ' ',
  null,
  0,
  -1,
  1.5,
  1e21,
  true,
  [],
  {},
  [null],
  { $gt: 0 },
  '\u0000',
  '\u200b',
  'x'.repeat(5_000),
  'not-a-uuid',
  '2023-02-30',
  'usd',
  '1e3',
  '١٢٣',
  '../..',
];
const oddTexts = oddValues.filter((value) => typeof value === 'string');
const oddHeaders = ['', 'x', '"', '"0"', '*, "1"', 'x'.repeat(300), 'users:', '\u00ff'];
const oddNames = ['userId', 'ledgerId', 'balance', 'version', '__proto__', 'constructor', 'prototype', '$where', ''];
const oddBodies = [
  { type: 'application/json', text: '' },
  { type: 'application/json', text: 'null' },
  { type: 'application/json', text: '[]' },
  { type: 'application/json', text: '{"a":' },
  { type: 'application/json', text: `${'{"a":'.repeat(40)}1${'}'.repeat(40)}` },
  { type: 'application/json', text: JSON.stringify({ name: 'x'.repeat(110_000) }) },
  { type: 'text/plain', text: '{}' },
  { type: 'application/json; charset=utf-16', text: '{}' },
];

interface Mutation {
  place: 'body' | 'query' | 'path' | 'header' | 'raw';
  nth: number;
  how: 'replace' | 'remove' | 'add';
}

const mutations = (door: Door): fc.Arbitrary<Mutation> => {
  const parameters = door.operation.parameters ?? [];
  const isJson = mediaTypeOf(door) === 'application/json';
  const places: Mutation['place'][] = [
    ...(isJson ? (['body', 'body', 'body', 'raw'] as const) : []),
    // Where an operation has no query, what stands there is not looked at.
    ...(parameters.some((parameter) => parameter.in === 'query') ? (['query'] as const) : []),
    ...(parameters.some((parameter) => parameter.in === 'path') ? (['path'] as const) : []),
    ...(parameters.some((parameter) => parameter.in === 'header') ? (['header'] as const) : []),
  ];
  return fc.record({
    place: fc.constantFrom(...(places.length > 0 ? places : (['path'] as const))),
    nth: fc.nat(1_000_000),
    how: fc.constantFrom('replace', 'replace', 'remove', 'add'),
  });
};

/** Requests of which two in five were spoilt in one place. */
export const drawnRequests = (door: Door, options: DrawingOptions): fc.Arbitrary<DrawnRequest> => {
  const allowed = allowedRequests(door, options);
  const spoilt = fc.tuple(allowed, mutations(door)).map(([request, mutation]) => spoil(request, mutation));
  return fc.oneof({ weight: 3, arbitrary: allowed }, { weight: 2, arbitrary: spoilt });
};

const at = <T>(list: readonly T[], nth: number): T => list[nth % list.length] as T;

function spoil(request: DrawnRequest, { place, nth, how }: Mutation): DrawnRequest {
  switch (place) {
    case 'raw':
      return { ...request, raw: at(oddBodies, nth) };
    case 'body':
      return { ...request, body: spoilt(request.body, nth, how, oddValues) };
    case 'query':
      return { ...request, query: spoilt(request.query, nth, how, oddTexts) as Record<string, unknown> };
    case 'path': {
      const [name] = Object.keys(request.path);
      return name === undefined
        ? request
        : { ...request, path: { ...request.path, [name]: at(['\u0000', 'x', '..%2f', 'a'.repeat(201)], nth) } };
    }
    case 'header': {
      const names = (request.door.operation.parameters ?? []).filter((parameter) => parameter.in === 'header');
      return { ...request, headers: { ...request.headers, [at(names, nth).name]: at(oddHeaders, nth >> 4) } };
    }
  }
}

/** One place of a value is another one, is gone, or has something beside it. */
function spoilt(value: unknown, nth: number, how: Mutation['how'], odd: readonly unknown[]): unknown {
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const copy = structuredClone(value);
  const holders: Record<string, unknown>[] = [];
  const walk = (part: unknown): void => {
    if (part === null || typeof part !== 'object') return;
    holders.push(part as Record<string, unknown>);
    for (const key of Object.keys(part)) {
      places.push({ holder: part as Record<string, unknown>, key });
      walk((part as Record<string, unknown>)[key]);
    }
  };
  walk(copy);
  const objects = holders.filter((holder) => !Array.isArray(holder));
  if ((how === 'add' || places.length === 0) && objects.length > 0) {
    // Defined, not assigned: `__proto__` is to be a field like any other.
    Object.defineProperty(at(objects, nth), at(oddNames, nth >> 3), {
      value: 'x',
      enumerable: true,
      configurable: true,
    });
  } else if (places.length > 0) {
    const { holder, key } = at(places, nth);
    if (how === 'remove' && !Array.isArray(holder)) delete holder[key];
    else holder[key] = at(odd, nth >> 5);
  }
  return copy;
}

/** An id that nothing has. */
export const NOTHING = '0198f000-0000-7000-8000-000000000000';

/** What answers told, to be asked about later: ids by resource, cursors by path, and what the test itself knows. */
export class Memory {
  private readonly values = new Map<string, string[]>();

  remember(kind: string, ...values: string[]): void {
    const known = [
      ...(this.values.get(kind) ?? []),
      ...values.filter((value) => !this.values.get(kind)?.includes(value)),
    ];
    // The latest are the ones that most likely are still there.
    this.values.set(kind, known.slice(-30));
  }

  forget(kind: string, value: string): void {
    this.values.set(
      kind,
      (this.values.get(kind) ?? []).filter((known) => known !== value),
    );
  }

  /** The same value with what is remembered in its places; where nothing is, an id that nothing has. */
  filled<T>(value: T): T {
    if (typeof value === 'string') {
      const [, kind, nth] = rememberedValue.exec(value) ?? [];
      if (kind === undefined) return value;
      const known = this.values.get(kind) ?? [];
      return (known.length > 0 ? at(known, Number(nth)) : NOTHING) as T;
    }
    if (Array.isArray(value)) return value.map((item: unknown) => this.filled(item)) as T;
    if (value === null || typeof value !== 'object') return value;
    const copy = {};
    for (const [key, part] of Object.entries(value)) {
      Object.defineProperty(copy, key, {
        value: this.filled(part as unknown),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return copy as T;
  }
}
