import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { IsCalendarDay, IsCursor, IsId, IsName, IsPlainText, MayBeAbsent, WholeNumberInQuery } from './rules';

/** What the OpenAPI document says of a field beside its kind and its rules. */
interface Words {
  description?: string;
  example?: unknown;
  default?: unknown;
  enum?: readonly string[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
}

/** What a field is beside its kind. In a request an optional field that is nullable takes null for "nothing". */
export interface FieldOptions extends Words {
  optional?: boolean;
  nullable?: boolean;
}

/** What a value is: the words for it in the OpenAPI document, and the rules that let it in, the most telling one first. */
interface Kind {
  schema: object;
  rules: (options?: ValidationOptions) => readonly PropertyDecorator[];
}

interface Range {
  min?: number;
  max?: number;
}

type Derivable = (options: FieldOptions) => PropertyDecorator;
const fields = new WeakMap<object, Map<string, { again: Derivable; options: FieldOptions }>>();

/** A field as it is documented and as it is validated. What its rules say in a request is not repeated in the words. */
function field({ schema, rules }: Kind, options: FieldOptions = {}): PropertyDecorator {
  const { optional = false, nullable = false, ...words } = options;
  return (target, key) => {
    const known = fields.get(target) ?? new Map<string, { again: Derivable; options: FieldOptions }>();
    fields.set(target, known.set(String(key), { again: (other) => field({ schema, rules }, other), options }));
    const condition = {
      ...(optional && { required: false }),
      ...(nullable && { nullable: true }),
    };
    ApiProperty({ ...schema, ...condition, ...words } as ApiPropertyOptions)(target, key);
    // Written above a field, decorators work from the lowest to the highest; here too the first one has the last word.
    for (const rule of [...rules()].reverse()) rule(target, key);
    if (optional) (nullable ? IsOptional() : MayBeAbsent())(target, key);
  };
}

const text = (...rules: readonly PropertyDecorator[]): Kind => ({ schema: { type: 'string' }, rules: () => rules });

/** Free text of at most `max` code points. */
export const TextField = (max: number, options?: FieldOptions) => field(text(IsPlainText(max)), options);
/** Text of at most `max` UTF-16 units that is compared with words we know, or is none of ours. */
export const WordField = (max: number, options?: FieldOptions) => field(text(IsString(), MaxLength(max)), options);
export const NameField = (max: number, options?: FieldOptions) => field(names(max), options);
export const PatternField = (pattern: RegExp, options?: FieldOptions) =>
  field(text(IsString(), Matches(pattern)), options);
/** Text under rules of its own, each with the message that explains it. */
export const RuledText = (rules: readonly PropertyDecorator[], options?: FieldOptions) =>
  field(text(...rules), options);
/** Text of an answer: nothing to check. */
export const StringField = (options?: FieldOptions) => field(text(), options);

export const CURRENCY = /^[A-Z]{3}$/;
export const CurrencyField = (options?: FieldOptions) => PatternField(CURRENCY, options);

export const IdField = (options?: FieldOptions) =>
  field({ schema: { type: 'string', format: 'uuid' }, rules: () => [IsId()] }, options);

export const DayField = (options?: FieldOptions) =>
  field({ schema: { type: 'string', format: 'date' }, rules: () => [IsCalendarDay()] }, options);

/** A moment of an answer; no request names one. */
export const InstantField = (options?: FieldOptions) =>
  field({ schema: { type: 'string', format: 'date-time' }, rules: () => [] }, options);

export const FlagField = (options?: FieldOptions) =>
  field({ schema: { type: 'boolean' }, rules: () => [IsBoolean()] }, options);

/** A number of an answer that need not be whole, or that the document calls no more than a number. */
export const NumberField = (options?: FieldOptions) => field({ schema: { type: 'number' }, rules: () => [] }, options);

export const IntegerField = (range: Range = {}, options?: FieldOptions) => field(integers(range), options);

export const ChoiceField = (values: readonly string[], options?: FieldOptions) =>
  field({ schema: { enum: values }, rules: () => [IsIn(values)] }, options);

type Class<T extends object = object> = new () => T;

// Swagger knows a function that answers a class by its name, which must be `type`.
export const ObjectField = (type: () => Class, options?: FieldOptions) =>
  field({ schema: { type: () => type() }, rules: () => [IsObject(), ValidateNested(), Type(type)] }, options);

// Kinds of the elements of a list.
export const names = (max: number): Kind => ({ schema: { type: 'string' }, rules: (each) => [IsName(max, each)] });
export const texts = (max: number): Kind => ({ schema: { type: 'string' }, rules: (each) => [IsPlainText(max, each)] });
export const ids: Kind = { schema: { type: 'string' }, rules: (each) => [IsId(each)] };
export const integers = ({ min, max }: Range): Kind => ({
  schema: { type: 'integer' },
  rules: (each) => [
    IsInt(each),
    ...(min === undefined ? [] : [Min(min, each)]),
    ...(max === undefined ? [] : [Max(max, each)]),
  ],
});
export const strings: Kind = { schema: { type: 'string' }, rules: () => [] };
export const numbers: Kind = { schema: { type: 'number' }, rules: () => [] };

interface ListSize extends Range {
  unique?: boolean;
}

const sizes = ({ min, max, unique = false }: ListSize): PropertyDecorator[] => [
  IsArray(),
  ...(min === undefined ? [] : [ArrayMinSize(min)]),
  ...(max === undefined ? [] : [ArrayMaxSize(max)]),
  ...(unique ? [ArrayUnique()] : []),
];

export const ListField = ({ schema, rules }: Kind, size: ListSize = {}, options?: FieldOptions) =>
  field({ schema: { type: 'array', items: schema }, rules: () => [...sizes(size), ...rules({ each: true })] }, options);

export const ObjectsField = (type: () => Class, size: ListSize = {}, options?: FieldOptions) =>
  field(
    {
      schema: { type: () => [type()] },
      rules: () => [...sizes(size), IsObject({ each: true }), ValidateNested({ each: true }), Type(type)],
    },
    options,
  );

export const LimitField = (standard: number, options?: FieldOptions) =>
  field(
    { schema: { type: 'integer' }, rules: () => [WholeNumberInQuery(), IsInt(), Min(1), Max(200)] },
    { optional: true, default: standard, ...options },
  );

export const CountInQueryField = (max: number, options?: FieldOptions) =>
  field(
    { schema: { type: 'integer' }, rules: () => [WholeNumberInQuery(), IsInt(), Min(1), Max(max)] },
    { optional: true, ...options },
  );

export const CursorField = (max?: number, options?: FieldOptions) =>
  field(text(IsCursor(max)), { optional: true, description: 'nextCursor of the page before', ...options });

/** How the fields of a derived class differ from those of its base; `false` leaves one out. */
type Changes<T> = { readonly [K in keyof T]?: FieldOptions | false };
type Kept<T, C> = { [K in keyof T as K extends keyof C ? (C[K] extends false ? never : K) : K]: Changed<T, C, K> };
type Changed<T, C, K extends keyof T> = K extends keyof C
  ? C[K] extends { nullable: false }
    ? Exclude<T[K], null>
    : C[K] extends { nullable: true }
      ? T[K] | null
      : T[K]
  : T[K];
type Answered<T> = { [K in keyof T]-?: Exclude<T[K], undefined> };

function derived(
  base: Class,
  changes: Readonly<Record<string, FieldOptions | false | undefined>>,
  optional: boolean,
): Class {
  class Derived {
    [field: string]: unknown;
  }
  for (let at: object | null = base.prototype as object; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    for (const [name, { again, options }] of fields.get(at) ?? []) {
      const change = changes[name];
      const nullable = options.nullable ?? false;
      if (change !== false) again({ optional, nullable, ...change })(Derived.prototype, name);
    }
  }
  return Derived;
}

/**
 * A merge patch of what `base` makes: what is absent stays, null clears. Only kinds and rules are taken over; words about
 * a field, such as its default, are mostly about the making and said anew where they are about the change.
 */
export const patchOf = <T extends object, const C extends Changes<T>>(
  base: Class<T>,
  changes?: C,
): Class<Partial<Kept<T, C>>> => derived(base, changes ?? {}, true) as Class<Partial<Kept<T, C>>>;

/** The same fields as an answer tells them: each is there, null where there is nothing. */
export const answerOf = <T extends object, const C extends Changes<T>>(
  base: Class<T>,
  changes?: C,
): Class<Answered<Kept<T, C>>> => derived(base, changes ?? {}, false) as Class<Answered<Kept<T, C>>>;

interface Stored {
  id: string;
  createdAt: string;
  updatedAt: string;
  version: number;
}

/** What was made from `base`, as it is stored: with an id, its times and its version, which is its ETag. */
export function storedOf<T extends object, const C extends Changes<T>>(
  base: Class<T>,
  changes?: C,
): Class<Answered<Kept<T, C>> & Stored> {
  const answer = derived(base, changes ?? {}, false);
  const add = (name: keyof Stored, decorator: PropertyDecorator): void => decorator(answer.prototype as object, name);
  add('id', IdField());
  add('createdAt', InstantField());
  add('updatedAt', InstantField());
  add('version', IntegerField({}, { minimum: 1 }));
  return answer as Class<Answered<Kept<T, C>> & Stored>;
}

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** One page of a list; `nextCursor` is null on the last one. */
export function pageOf<T extends object>(
  item: () => Class<T>,
  words: { items?: FieldOptions; nextCursor?: FieldOptions } = {},
): Class<Page<T>> {
  class List {
    @ObjectsField(item, {}, words.items) items!: T[];
    @StringField({ nullable: true, ...words.nextCursor }) nextCursor!: string | null;
  }
  return List;
}
