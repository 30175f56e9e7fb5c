import { type ArgumentMetadata, Injectable, type PipeTransform, ValidationPipe } from '@nestjs/common';
import * as classTransformer from 'class-transformer';
import * as classValidator from 'class-validator';
import type { ValidationError } from 'class-validator';
import { Problem, type ProblemItem } from '../problems';
import { escapePointer, isReservedName, textItem } from './json-body';

const maxItems = 100;

/** A decorator's message may begin with the code of its rule: `amount-invalid: send a decimal string`. */
const codeInMessage = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*): (.+)$/s;

function itemOf(error: ValidationError, constraint: string, message: string, pointer: string): ProblemItem {
  if (constraint === 'whitelistValidation') {
    return { pointer, code: 'unknown-field', detail: 'This field is not known here.' };
  }
  const [, code, detail] = codeInMessage.exec(message) ?? [];
  if (error.value === undefined && (error.children ?? []).length === 0) {
    return { pointer, code: 'required', detail: detail ?? message };
  }
  if (code !== undefined && detail !== undefined) return { pointer, code, detail };
  return { pointer, code: constraint.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), detail: message };
}

const typeRules = /^is(String|Int|Number|Boolean|Array|Object|NumberString)$/;

/** One error for each field: that it has the wrong type explains all the others; else the rule that stands first. */
function mostTelling(constraints: Record<string, string>): [constraint: string, message: string] | undefined {
  const broken = Object.entries(constraints);
  return broken.find(([constraint]) => typeRules.test(constraint)) ?? broken.at(-1);
}

export function itemsOf(errors: readonly ValidationError[], prefix: string, items: ProblemItem[] = []): ProblemItem[] {
  for (const error of errors) {
    const pointer = `${prefix}${escapePointer(error.property)}`;
    const broken = mostTelling(error.constraints ?? {});
    if (broken !== undefined) {
      if (items.length >= maxItems) return items;
      items.push(itemOf(error, ...broken, pointer));
    }
    itemsOf(error.children ?? [], `${pointer}/`, items);
  }
  return items;
}

const failed = (items: ProblemItem[]): Problem => new Problem('validation-failed', undefined, { items });

const pipeFor = (prefix: string): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    transformOptions: { enableImplicitConversion: false, exposeUnsetFields: false },
    validationError: { target: false, value: true },
    validatorPackage: classValidator,
    transformerPackage: classTransformer,
    exceptionFactory: (errors) => failed(itemsOf(errors, prefix)),
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
  const items: ProblemItem[] = [];
  const query: Record<string, unknown> = {};
  for (const [name, text] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    const pointer = `?${name}`;
    if (typeof text !== 'string') {
      items.push({ pointer, code: 'duplicate-parameter', detail: 'This parameter may be given once only.' });
      continue;
    }
    const item = textItem(text, pointer);
    if (item !== undefined) items.push(item);
    if (isReservedName(name)) {
      items.push({ pointer, code: 'unknown-field', detail: 'This field is not known here.' });
      continue;
    }
    query[name] = text;
  }
  if (items.length > 0) throw failed(items);
  return query;
}
