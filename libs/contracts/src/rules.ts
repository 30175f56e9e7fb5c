import { Transform } from 'class-transformer';
import { IsUUID, registerDecorator, ValidateIf, type ValidationOptions } from 'class-validator';

/** U+0000 cannot be stored by PostgreSQL, and a lone surrogate would come back as another character. */
function isStorableText(value: string): boolean {
  return !value.includes('\u0000') && !/\p{Surrogate}/u.test(value);
}

const INVISIBLE = /^[\s\p{Cc}\p{Cf}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
/** The two rules above as a schema says them; a lone surrogate is no character of a schema's texts at all. */
const STORABLE = '^[^\\u0000]*$';
const VISIBLE = INVISIBLE.source.replace(/^\^\[/, '[^').replace(/\*\$$/, '');

/** True for text that shows nothing: spaces, control and format characters, fillers, marks without a base. */
function isInvisible(value: string): boolean {
  return INVISIBLE.test(value);
}

/** Length in code points, so that an emoji counts once and not twice as in UTF-16. */
function codePoints(value: string): number {
  return value.length - (value.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** A rule of ours, with what the OpenAPI document says of it: both stand in one place, so that neither is forgotten. */
function decorate(
  name: string,
  message: string,
  schema: object,
  valid: (value: unknown) => boolean,
  options?: ValidationOptions,
) {
  return (target: object, propertyName: string): void =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName,
      options: { ...options, context: { schema } },
      validator: { validate: valid, defaultMessage: () => message },
    });
}

/** Free text of at most `max` code points; line breaks are welcome, U+0000 and lone surrogates are not. */
export function IsPlainText(max: number, options?: ValidationOptions): PropertyDecorator {
  return decorate(
    'textInvalid',
    `Send text of at most ${max} characters, without U+0000 and lone surrogates.`,
    { type: 'string', maxLength: max, pattern: STORABLE },
    (value) => typeof value === 'string' && isStorableText(value) && codePoints(value) <= max,
    options,
  ) as PropertyDecorator;
}

/** A name: plain text of 1 to `max` code points of which at least one can be seen. */
export function IsName(max: number, options?: ValidationOptions): PropertyDecorator {
  return decorate(
    'nameInvalid',
    `Send a visible name of at most ${max} characters.`,
    { type: 'string', minLength: 1, maxLength: max, pattern: STORABLE, allOf: [{ pattern: VISIBLE }] },
    (value) => typeof value === 'string' && isStorableText(value) && codePoints(value) <= max && !isInvisible(value),
    options,
  ) as PropertyDecorator;
}

export const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

// The names below become the codes of refused fields: `textInvalid` is answered as `text-invalid`.
/** The shape YYYY-MM-DD and a day that exists; which days are allowed is a rule of the domain. */
export function IsCalendarDay(): PropertyDecorator {
  const message = 'Send a day that exists, written YYYY-MM-DD.';
  return decorate('dateInvalid', message, { type: 'string', format: 'date', pattern: DAY.source }, (value) => {
    if (typeof value !== 'string' || !DAY.test(value)) return false;
    const instant = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === value;
  }) as PropertyDecorator;
}

/** May be left out, but may not be null (class-validator's IsOptional lets null through). */
export function MayBeAbsent(): PropertyDecorator {
  return ValidateIf((_object, value) => value !== undefined);
}

/** A whole number in a query string: digits only, so that `1e1`, ` 5` and `0x5` are refused by the validator that follows. */
export function WholeNumberInQuery(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  );
}

const lowerCase = (value: unknown): unknown =>
  typeof value === 'string' ? value.toLowerCase() : Array.isArray(value) ? value.map(lowerCase) : value;

/** The shape of every id we take in a path, a query or a token; in either case, whatever its version. */
export const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;

/** The id of something, or `none`, in a query string. */
export const ID_OR_NONE = new RegExp(`^(none|${UUID.source.slice(1, -1)})$`);

/** Up to a hundred ids in a query string. */
export const ID_LIST = new RegExp(`^${UUID.source.slice(1, -1)}(,${UUID.source.slice(1, -1)}){0,99}$`);

/** What class-validator takes for a UUID: the versions 1 to 8, nil and max. */
const VERSIONED =
  '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|0{8}(-0{4}){3}-0{12}|[fF]{8}(-[fF]{4}){3}-[fF]{12}';
export const ID_SCHEMA = { type: 'string', format: 'uuid', pattern: `^(${VERSIONED})$` };

/** Where a list goes on. What is no cursor at all gets the same 400 as one that was changed, from the list itself. */
export const CURSOR = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{22}$/;
export function IsCursor(max = 1000): PropertyDecorator {
  return decorate(
    'cursorInvalid',
    `Send nextCursor of the page before; it has at most ${max} characters.`,
    { type: 'string', maxLength: max, pattern: CURSOR.source },
    (value) => typeof value === 'string' && codePoints(value) <= max,
  ) as PropertyDecorator;
}

/** A UUID, in lower case from here on, as the database writes it. */
export function IsId(options?: ValidationOptions): PropertyDecorator {
  const refusal = { message: 'Send a UUID.', context: { code: 'id-invalid', schema: ID_SCHEMA } };
  return (target, property) => {
    Transform(({ value }: { value: unknown }) => lowerCase(value))(target, property);
    IsUUID(undefined, { ...options, ...refusal })(target, property);
  };
}
