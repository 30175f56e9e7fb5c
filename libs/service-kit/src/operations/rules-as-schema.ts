import { getMetadataStorage } from 'class-validator';

/** The part of JSON Schema that rules of validation are told in. */
export interface Schema {
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: readonly unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  $ref?: string;
  [keyword: string]: unknown;
}

export type DtoClass = abstract new () => object;

/** What class-validator keeps of a decorator. */
interface Rule {
  propertyName: string;
  type: string;
  name?: string;
  constraints?: unknown[];
  each: boolean;
  context?: { schema?: Schema };
}

/** A rule of class-validator in the words of JSON Schema. */
const words: Record<string, (...constraints: never[]) => Schema> = {
  isString: () => ({ type: 'string' }),
  isBoolean: () => ({ type: 'boolean' }),
  isInt: () => ({ type: 'integer' }),
  isArray: () => ({ type: 'array' }),
  isObject: () => ({}),
  nestedValidation: () => ({}),
  isIn: (values: readonly unknown[]) => ({ enum: values }),
  min: (minimum: number) => ({ minimum }),
  max: (maximum: number) => ({ maximum }),
  minLength: (minLength: number) => ({ minLength }),
  maxLength: (maxLength: number) => ({ maxLength }),
  arrayMinSize: (minItems: number) => ({ minItems }),
  arrayMaxSize: (maxItems: number) => ({ maxItems }),
  arrayUnique: () => ({ uniqueItems: true }),
  isEmail: () => ({ format: 'email' }),
  matches: (pattern: RegExp) => ({ pattern: sourceOf(pattern) }),
};

/** A schema has no flags; `u` is how its patterns are read anyway. */
function sourceOf(pattern: RegExp): string {
  if (/[^u]/.test(pattern.flags)) {
    throw new Error(`The pattern ${pattern} has flags that a schema cannot carry; write it without them.`);
  }
  return pattern.source;
}

export function rulesOf(dto: DtoClass): Map<string, Rule[]> {
  const found = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false) as Rule[];
  const byField = new Map<string, Rule[]>();
  for (const rule of found) byField.set(rule.propertyName, [...(byField.get(rule.propertyName) ?? []), rule]);
  return byField;
}

/** `@IsOptional()` lets null through; any other condition speaks of absent fields alone. */
const takesNull = (rules: readonly Rule[]): boolean => rules.some(({ name }) => name === 'isOptional');
const mayBeAbsent = (rules: readonly Rule[]): boolean => rules.some(({ type }) => type === 'conditionalValidation');

/** The schema of a validated object: its fields as their rules have them, and nothing beside them. */
export function withRules(schema: Schema, dto: DtoClass): Schema {
  const properties = { ...schema.properties };
  const rules = rulesOf(dto);
  for (const [name, property] of Object.entries(properties)) {
    const own = rules.get(name);
    if (own === undefined) throw new Error(`${dto.name}.${name} is documented, but no rule lets it in.`);
    properties[name] = fieldWithRules(property, own, `${dto.name}.${name}`);
  }
  for (const name of rules.keys()) {
    if (properties[name] === undefined) throw new Error(`${dto.name}.${name} is validated, but not documented.`);
  }
  const required = [...rules].filter(([, own]) => !mayBeAbsent(own)).map(([name]) => name);
  const { required: _asWritten, ...rest } = schema;
  return { ...rest, properties, ...(required.length > 0 && { required }), additionalProperties: false };
}

export const isRequired = (rules: readonly Rule[]): boolean => !mayBeAbsent(rules);

/** A parameter of the query string can be absent, but never null. */
export const parameterWithRules = (schema: Schema, rules: readonly Rule[], where: string): Schema =>
  merged(withoutNull(schema), rules, where);

function fieldWithRules(schema: Schema, rules: readonly Rule[], where: string): Schema {
  const field = merged(withoutNull(schema), rules, where);
  return takesNull(rules) ? withNull(field) : field;
}

function merged(schema: Schema, rules: readonly Rule[], where: string): Schema {
  let whole = schema;
  let item: Schema = schema.items ?? {};
  for (const rule of rules) {
    const said = wordsOf(rule, where);
    if (rule.each) item = both(item, said);
    else whole = both(whole, said);
  }
  whole = storable(whole);
  return Object.keys(item).length > 0 ? { ...whole, items: storable(item) } : whole;
}

/** Whatever its rules: the edge refuses U+0000 in every text, because no store keeps it. */
const storable = (schema: Schema): Schema =>
  schema.type === 'string' && (schema.pattern ?? schema.enum ?? schema.format) === undefined
    ? { ...schema, pattern: '^[^\\u0000]*$' }
    : schema;

function wordsOf(rule: Rule, where: string): Schema {
  if (rule.type === 'conditionalValidation') return {};
  if (rule.context?.schema !== undefined) return rule.context.schema;
  const say = words[rule.name ?? rule.type];
  if (say === undefined) {
    throw new Error(
      `${where} has the rule "${rule.name ?? rule.type}", for which there are no words of JSON Schema; ` +
        'add them to rules-as-schema.ts, or give the rule a schema in its context.',
    );
  }
  return say(...((rule.constraints ?? []) as never[]));
}

/** A second pattern does not replace the first one. */
function both(schema: Schema, more: Schema): Schema {
  const { pattern, ...rest } = more;
  if (pattern === undefined || schema.pattern === undefined || schema.pattern === pattern) {
    return { ...schema, ...more };
  }
  return { ...schema, ...rest, allOf: [...(schema.allOf ?? []), { pattern }] };
}

function withoutNull(schema: Schema): Schema {
  const { nullable: _nullable, ...rest } = schema;
  if (Array.isArray(rest.type)) {
    const types = rest.type.filter((type) => type !== 'null');
    const [only = ''] = types;
    return { ...rest, type: types.length === 1 ? only : types };
  }
  const [only, ...others] = (rest.anyOf ?? []).filter(({ type }) => type !== 'null');
  if (rest.anyOf === undefined || only === undefined || others.length > 0) return rest;
  const { anyOf: _anyOf, ...alone } = rest;
  return { ...alone, ...only };
}

function withNull(schema: Schema): Schema {
  const { $ref = schema.allOf?.[0]?.$ref, allOf: _allOf, ...rest } = schema;
  if ($ref !== undefined) return { ...rest, anyOf: [{ $ref }, { type: 'null' }] };
  const type = schema.type === undefined ? undefined : [schema.type, 'null'].flat();
  return { ...schema, ...(type && { type }), ...(schema.enum && { enum: [...schema.enum, null] }) };
}
