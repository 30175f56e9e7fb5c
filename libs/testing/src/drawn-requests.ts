import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import fc from 'fast-check';

export type RequestClass = new () => object;
type Body = Record<string, unknown>;

const ID = 'A1b2c3d4-0000-4000-8000-00000000abcd';
const WORDS =
  'a 0 5 201 007 -5.1 12.34 1e3 true null none income EUR eur de-AT Europe/Vienna a@b.example #aabbcc __proto__ ' +
  '2026-02-28 2026-02-30 0000-01-01 2026-02 orchid-meadow-lantern a.bbbbbbbbbbbbbbbbbbbbbb';
const TEXTS = [
  ...WORDS.split(' '),
  ...[ID, ID.toLowerCase(), '00000000-0000-0000-0000-000000000000', `${ID},${ID}`, ID.slice(1)],
  ...['', ' ', ' 5', 'a\nb', '\u0000', '\u200b', '😀'.repeat(200), 'a'.repeat(201)],
];
const NUMBERS = [0, -0, 1, 1.5, -1, 50, 10_000, 10_001, 2 ** 53, 1e308, NaN, Infinity];
const OBJECTS = [{}, { length: 1 }, { toString: 1 }, JSON.parse('{"__proto__":{"a":1}}') as object, { constructor: 5 }];
const LISTS = [[], [null], [[]], [{}], ['a', 'a'], [undefined], new Array<string>(3), new Array(50).fill('a')];
const NO_JSON = [undefined, 10n, new Date(0), new Set(['a']), new Map(), Buffer.from('a'), Symbol('a'), () => 1];
const ANYTHING: readonly unknown[] = [null, true, ...TEXTS, ...NUMBERS, ...OBJECTS, ...LISTS, ...NO_JSON];
const NAMES = ['extra', '', '__proto__', 'constructor', 'prototype', 'toString', 'then', '0'];
const ABSENT = Symbol('a field that is not there');

const madeOf = (type: RequestClass, body: object): object =>
  plainToInstance(type, body, { exposeUnsetFields: false, enableImplicitConversion: false });
const faultsOf = (made: object): ValidationError[] =>
  validateSync(made, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });

/** What class-transformer makes of a body, where class-validator finds nothing wrong with it, and neither of them fails. */
export function takenByRules(type: RequestClass, body: object): object | undefined {
  try {
    const made = madeOf(type, body);
    return faultsOf(made).length === 0 ? made : undefined;
  } catch {
    return undefined;
  }
}

function rulesOf(type: RequestClass) {
  const storage = getMetadataStorage();
  return storage.groupByPropertyName(storage.getTargetValidationMetadatas(type, '', false, false));
}

function fits(type: RequestClass, name: string, value: unknown): boolean {
  try {
    const made = madeOf(type, value === ABSENT ? {} : { [name]: value });
    return faultsOf(made).every(({ property }) => property !== name);
  } catch {
    return false;
  }
}

/** The class of the objects that a field holds. */
function classIn(type: RequestClass, name: string): RequestClass | undefined {
  const { constructor } = (madeOf(type, { [name]: {} }) as Body)[name] as object;
  return constructor === Object ? undefined : (constructor as RequestClass);
}

function valuesOf(type: RequestClass, name: string) {
  // What a rule names itself, such as the words of a choice, nobody could guess.
  const named = rulesOf(type)[name]?.flatMap(({ constraints }) => (constraints as unknown[] | undefined) ?? []) ?? [];
  const known = [...ANYTHING, ...named.flat().filter((value) => typeof value === 'string')];
  const inner = classIn(type, name);
  const listOf = <T>(element: fc.Arbitrary<T>) => fc.array(element, { minLength: 1, maxLength: 3 });
  const objects = (faults: number): fc.Arbitrary<unknown>[] =>
    inner ? [bodies(inner, faults), listOf(bodies(inner, faults))] : [];
  const fitting = objects(0).filter((drawn) => fits(type, name, fc.sample(drawn, 1)[0]));
  const single = [ABSENT, ...known.filter(isAsked)].filter((value) => fits(type, name, value));
  if (single.length > 0) fitting.push(fc.constantFrom(...single));
  const elements = known.filter((value) => isAsked(value) && fits(type, name, [value]));
  if (elements.length > 0) fitting.push(listOf(fc.constantFrom(...elements)));
  return { fitting: fc.oneof(...fitting), any: fc.oneof(fc.constantFrom(...known), ...objects(2)) };
}

/** Bodies whose fields are as the rules want them, but for so many. */
export function bodies(type: RequestClass, mostFaults = 2): fc.Arbitrary<Body> {
  const fields = Object.keys(rulesOf(type)).map((name) => ({ name, ...valuesOf(type, name) }));
  const named = (name: string, value: fc.Arbitrary<unknown>) => fc.tuple(fc.constant(name), value);
  const extra = fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...ANYTHING));
  const fault = fc.oneof(...fields.map(({ name, any }) => named(name, any)), extra);
  const fine = fc.tuple(...fields.map(({ name, fitting }) => named(name, fitting)));
  return fc.tuple(fine, fc.array(fault, { maxLength: mostFaults })).map(([given, faults]) => {
    const body: Body = {};
    for (const [name, value] of [...given, ...faults]) {
      if (value === ABSENT) Reflect.deleteProperty(body, name);
      else Object.defineProperty(body, name, { value, enumerable: true, configurable: true, writable: true });
    }
    return body;
  });
}

/** Whether validation can be asked at all: it has come out of JSON, and without the names that every object inherits. */
export function isAsked(value: unknown): boolean {
  if (Array.isArray(value)) return Array.from(value as unknown[]).every(isAsked);
  if (value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value)) return true;
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.entries(value).every(([name, member]) => !(name in Object.prototype) && isAsked(member));
}
