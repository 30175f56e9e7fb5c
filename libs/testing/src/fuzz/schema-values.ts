import fc from 'fast-check';
import type { ApiDocument, JsonSchema } from './api-document';

/** Stands for an id, a cursor or a password that an earlier answer told; filled in when the request is sent. */
const remembered = (kind: string, nth: number): string => `<${kind} ${nth}>`;
export const rememberedValue = /^<([\w/{}-]+(?: cursor)?) (\d+)>$/;

/** Values that a schema describes, as an arbitrary of fast-check; `kindOf` names what may be remembered for a field. */
export function valuesOf(
  schema: JsonSchema,
  document: ApiDocument,
  kindOf: (field: string) => string | undefined,
  field = '',
): fc.Arbitrary<unknown> {
  const inner = (part: JsonSchema, name = field): fc.Arbitrary<unknown> => valuesOf(part, document, kindOf, name);
  const { $ref, allOf, anyOf } = schema;
  if ($ref !== undefined) return inner(document.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {});
  if (anyOf !== undefined) return fc.oneof(...anyOf.map((part) => inner(part)));
  if (allOf?.[0]?.$ref !== undefined) return inner(allOf[0]);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => inner({ ...schema, type })));
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -1_000, max: Math.min(schema.maximum ?? 1_000, 100_000) });
    case 'array':
      return arrayOf(schema, inner(schema.items ?? {}));
    case 'object':
      return objectOf(schema, inner);
    default:
      return textOf(schema, kindOf(field));
  }
}

function objectOf(
  { properties = {}, required = [] }: JsonSchema,
  inner: (part: JsonSchema, name: string) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, inner(part, name)]));
  return fewOf(fields, required);
}

/** All that is required, and often not much beside: the more a request says, the likelier a rule refuses it. */
export function fewOf<T>(
  fields: Record<string, fc.Arbitrary<T>>,
  required: readonly string[],
): fc.Arbitrary<Record<string, T>> {
  const optional = Object.keys(fields).filter((name) => !required.includes(name));
  const chosen = fc.oneof(
    { weight: 4, arbitrary: fc.shuffledSubarray(optional, { maxLength: Math.min(3, optional.length) }) },
    { weight: 1, arbitrary: fc.constant(optional) },
  );
  return fc.tuple(fc.record(fields), chosen).map(([drawn, beside]) => {
    const kept = new Set([...required, ...beside]);
    return Object.fromEntries(Object.entries(drawn).filter(([name]) => kept.has(name)));
  });
}

function arrayOf(schema: JsonSchema, item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const minLength = schema.minItems ?? 0;
  const lengths = { minLength, maxLength: Math.max(minLength, Math.min(schema.maxItems ?? 4, 4)) };
  return schema.uniqueItems === true ? fc.uniqueArray(item, lengths) : fc.array(item, lengths);
}

function textOf(schema: JsonSchema, kind: string | undefined): fc.Arbitrary<unknown> {
  const patterns = [schema.pattern, ...(schema.allOf ?? []).map((part) => part.pattern)].filter(
    (pattern) => pattern !== undefined,
  );
  const drawn: fc.Arbitrary<unknown>[] = [];
  if (schema.format === 'date') drawn.push(days);
  else if (schema.format === 'email') drawn.push(fc.emailAddress());
  else if (schema.format === 'uuid') drawn.push(fc.uuid());
  else if (patterns.length === 0 || patterns.some((pattern) => pattern.includes('[^'))) {
    // Free text: whatever Unicode has.
    const bounds = { minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 40, 40) };
    drawn.push(fc.string({ unit: 'binary', ...bounds }), fc.string(bounds));
  } else drawn.push(...patterns.map((pattern) => fc.stringMatching(new RegExp(pattern, 'u'))));
  const example = { weight: drawn.length * 4, arbitrary: fc.constant(schema.example) };
  const weighted = drawn.map((arbitrary) => ({ weight: 1, arbitrary }));
  const fitting = fc
    .oneof(...weighted, ...(schema.example === undefined ? [] : [example]))
    .filter((text) => isFitting(String(text), patterns, schema));
  if (kind === undefined) return fitting;
  return fc.oneof(
    { weight: 4, arbitrary: fc.nat(50).map((nth) => remembered(kind, nth)) },
    { weight: 1, arbitrary: fitting },
  );
}

function isFitting(
  text: string,
  patterns: readonly string[],
  { minLength = 0, maxLength = Infinity }: JsonSchema,
): boolean {
  const length = [...text].length;
  return length >= minLength && length <= maxLength && patterns.every((pattern) => new RegExp(pattern, 'u').test(text));
}

/** Mostly days that a person would enter, and now and then one that is far away. */
const days = fc
  .oneof(
    {
      weight: 6,
      arbitrary: fc.date({ min: new Date('2023-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
    },
    {
      weight: 1,
      arbitrary: fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
    },
  )
  .map((date) => date.toISOString().slice(0, 10));
