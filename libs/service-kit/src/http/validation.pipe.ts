import { type ArgumentMetadata, Injectable, type PipeTransform, ValidationPipe } from '@nestjs/common';
import * as classTransformer from 'class-transformer';
import * as classValidator from 'class-validator';
import type { ValidationError, ValidatorOptions } from 'class-validator';
import { ErrorList, Problem, type ProblemItem } from '../problems/problems';
import { escapePointer, isReservedName, textFault } from '../edge/json-body';
import { compiledDto, TRANSFORM_OPTIONS } from './compiled-dto';

/** A decorator's message may begin with the code of its rule: `amount-invalid: send a decimal string`. */
const codeInMessage = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*): (.+)$/s;

function explained(error: ValidationError, constraint: string, message: string): Omit<ProblemItem, 'pointer'> {
  if (constraint === 'whitelistValidation') {
    return { code: 'unknown-field', detail: 'This field is not known here.' };
  }
  const [, code, detail] = codeInMessage.exec(message) ?? [];
  if (error.value === undefined && (error.children ?? []).length === 0) {
    return { code: 'required', detail: detail ?? message };
  }
  if (code !== undefined && detail !== undefined) return { code, detail };
  return { code: constraint.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), detail: message };
}

const typeRules = /^is(String|Int|Number|Boolean|Array|Object|NumberString)$/;

/** One error for each field: that it has the wrong type explains all the others; else the rule that stands first. */
function mostTelling(constraints: Record<string, string>): [constraint: string, message: string] | undefined {
  const broken = Object.entries(constraints);
  return broken.find(([constraint]) => typeRules.test(constraint)) ?? broken.at(-1);
}

function collect(broken: readonly ValidationError[], prefix: string, errors: ErrorList): ErrorList {
  for (const error of broken) {
    if (errors.isFull) break;
    const pointer = `${prefix}${escapePointer(error.property)}`;
    const rule = mostTelling(error.constraints ?? {});
    if (rule !== undefined) {
      const { code, detail } = explained(error, ...rule);
      errors.add(pointer, code, detail);
    }
    collect(error.children ?? [], `${pointer}/`, errors);
  }
  return errors;
}

const failed = (errors: ErrorList): Problem => new Problem('validation-failed', undefined, { items: errors });

const listLimits = new WeakMap<object, Map<string, number>>();

function limitsOf(type: object): Map<string, number> {
  let limits = listLimits.get(type);
  if (limits === undefined) {
    const storage = classValidator.getMetadataStorage();
    const rules = storage.getTargetValidationMetadatas(type as NewableFunction, '', false, false);
    const sizes = rules.filter(({ name, each }) => name === classValidator.ARRAY_MAX_SIZE && !each);
    limits = new Map(sizes.map(({ propertyName, constraints }) => [propertyName, Number(constraints[0])]));
    listLimits.set(type, limits);
  }
  return limits;
}

/**
 * class-validator checks every element of a list even where the list is too long already. There the elements are taken
 * away first: what is left is a list of the same length with nothing in it to check.
 */
function emptyLongLists(value: unknown): void {
  if (value === null || typeof value !== 'object') return;
  const limits = limitsOf(value.constructor);
  for (const [name, member] of Object.entries(value)) {
    if (Array.isArray(member) && member.length > (limits.get(name) ?? Number.POSITIVE_INFINITY)) {
      (value as Record<string, unknown>)[name] = new Array(member.length);
    } else emptyLongLists(member);
  }
}

class SizesFirst extends ValidationPipe {
  /** What is fine passes quickly; all else is looked at once more, by class-validator, which says what is wrong with it. */
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { metatype } = metadata;
    return (metatype && compiledDto(metatype)?.validated(value as object)) ?? super.transform(value, metadata);
  }

  protected override validate(value: object, options?: ValidatorOptions): ReturnType<ValidationPipe['validate']> {
    emptyLongLists(value);
    return super.validate(value, options);
  }
}

const pipeFor = (prefix: string): ValidationPipe =>
  new SizesFirst({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    transformOptions: TRANSFORM_OPTIONS,
    validationError: { target: false, value: true },
    validatorPackage: classValidator,
    transformerPackage: classTransformer,
    exceptionFactory: (errors) => failed(collect(errors, prefix, new ErrorList())),
  });

/** Shape at the edge: bodies and queries become DTOs, and whatever a DTO does not name is refused. */
@Injectable()
export class EdgeValidationPipe implements PipeTransform {
  private readonly body = pipeFor('/');
  private readonly query = pipeFor('?');

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isDto = metadata.metatype !== undefined && !basicTypes.has(metadata.metatype);
    if (metadata.type === 'body' && isDto && metadata.data === undefined) {
      if (value === undefined || value === null) throw new Problem('malformed-body', 'A JSON body is needed.');
      return this.body.transform(value, metadata);
    }
    if (metadata.type === 'query') {
      const query = singleValues(value);
      return isDto ? this.query.transform(query, metadata) : value;
    }
    return value;
  }
}

const basicTypes = new Set<unknown>([String, Number, Boolean, Array, Object]);

/** A parameter given twice would arrive as an array, and NUL would arrive at the database. */
function singleValues(value: unknown): Record<string, unknown> {
  const errors = new ErrorList();
  const query: Record<string, unknown> = {};
  for (const [name, text] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    if (errors.isFull) break;
    const pointer = `?${name}`;
    if (typeof text !== 'string') {
      errors.add(pointer, 'duplicate-parameter', 'This parameter may be given once only.');
      continue;
    }
    const fault = textFault(text);
    if (fault !== undefined) errors.add(pointer, 'text-invalid', fault);
    if (isReservedName(name)) {
      errors.add(pointer, 'unknown-field', 'This field is not known here.');
      continue;
    }
    query[name] = text;
  }
  if (errors.items.length > 0) throw failed(errors);
  return query;
}
