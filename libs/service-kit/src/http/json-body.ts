import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import './fastify-types';
import { Problem, type ProblemItem } from '../problems';

export const bodyLimitBytes = 100_000;
const maxNesting = 32;
const loneSurrogate = /\p{Surrogate}/u;

const malformed = (detail: string): Problem => new Problem('malformed-body', detail);

/** Reads a body strictly: UTF-8, one JSON object, no nesting on which a later `JSON.stringify` dies, no poisoned keys. */
export function parseJsonObject(bytes: Buffer): Record<string, unknown> {
  if (bytes.length === 0) throw malformed('The body is empty.');
  if (!isUtf8(bytes)) throw malformed('The body is not UTF-8.');
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw malformed('The body is not JSON.');
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw malformed('The body must be a JSON object.');
  }
  const items: ProblemItem[] = [];
  inspect(value, '', 1, items);
  if (items.length > 0) throw new Problem('validation-failed', undefined, { items });
  return value as Record<string, unknown>;
}

function inspect(value: unknown, pointer: string, depth: number, items: ProblemItem[]): void {
  if (typeof value === 'string') {
    const item = textItem(value, pointer);
    if (item !== undefined) items.push(item);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  if (depth > maxNesting) throw malformed(`The body is nested deeper than ${maxNesting} levels.`);
  if (Array.isArray(value)) {
    value.forEach((element, index) => inspect(element, `${pointer}/${index}`, depth + 1, items));
    return;
  }
  for (const key of Object.keys(value)) {
    const child = `${pointer}/${escapePointer(key)}`;
    if (isReservedName(key)) {
      items.push({ pointer: child, code: 'unknown-field', detail: 'This field is not known here.' });
      continue;
    }
    inspect((value as Record<string, unknown>)[key], child, depth + 1, items);
  }
}

/** Text that no store can keep as it is: PostgreSQL refuses NUL, and a lone surrogate would become U+FFFD. */
export function textItem(text: string, pointer: string): ProblemItem | undefined {
  if (text.includes('\0')) return { pointer, code: 'text-invalid', detail: 'Text must not hold the character U+0000.' };
  if (loneSurrogate.test(text))
    return { pointer, code: 'text-invalid', detail: 'Text must not hold half of a surrogate pair.' };
  return undefined;
}

/** Names that every object inherits pass the whitelist of class-validator, which looks them up in a plain object. */
export const isReservedName = (name: string): boolean => name in Object.prototype || name === 'prototype';

export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function checkEncoding(request: FastifyRequest): void {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new Problem('unsupported-media-type', 'The body must not be compressed.');
  }
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new Problem('unsupported-media-type', 'The body must be encoded as UTF-8.');
  }
}

/** Replaces all of Fastify's own body parsers; a media type without a parser is answered 415. */
export function installJsonBody(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'buffer', bodyLimit: bodyLimitBytes },
    (request, body: Buffer, done) => {
      try {
        checkEncoding(request);
        if (request.headers['idempotency-key'] !== undefined) {
          request.bodyHash = createHash('sha256').update(body).digest('base64url');
        }
        done(null, parseJsonObject(body));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

/** Form bodies exist for `POST /oauth/token` alone (RFC 6749 asks for them). */
export function installFormBody(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer', bodyLimit: 10_000 },
    (request, body: Buffer, done) => {
      try {
        checkEncoding(request);
        const form: Record<string, string> = {};
        for (const [name, value] of new URLSearchParams(body.toString('utf8'))) {
          if (!/^[a-z_]+$/.test(name) || Object.hasOwn(form, name))
            throw malformed('The form holds a doubled or an unknown field.');
          form[name] = value;
        }
        done(null, form);
      } catch (error) {
        done(error as Error);
      }
    },
  );
}
