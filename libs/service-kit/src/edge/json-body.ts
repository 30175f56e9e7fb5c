import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import './fastify-types';
import { ErrorList, Problem } from '../problems/problems';

export const BODY_LIMIT_BYTES = 100_000;
const MAX_NESTING = 32;
/** Texts, numbers, true, false and null, and lists and objects that are empty. No body that a route takes has more. */
const MOST_VALUES = 10_000;
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
  const errors = new ErrorList();
  new Inspection(errors).look(value, '', 1);
  if (errors.items.length > 0) throw new Problem('validation-failed', undefined, { items: errors });
  return value as Record<string, unknown>;
}

/** One walk through a body; it ends where enough is known to refuse it. */
class Inspection {
  private values = 0;
  private over = false;

  constructor(private readonly errors: ErrorList) {}

  look(value: unknown, pointer: string, depth: number): void {
    if (value !== null && typeof value === 'object') {
      if (depth > MAX_NESTING) throw malformed(`The body is nested deeper than ${MAX_NESTING} levels.`);
      const isList = Array.isArray(value);
      const names = Object.keys(value);
      for (const name of names) {
        if (this.over) return;
        const child = `${pointer}/${escapePointer(name)}`;
        if (!isList && isReservedName(name)) this.refuse(child, 'unknown-field', 'This field is not known here.');
        else this.look((value as Record<string, unknown>)[name], child, depth + 1);
      }
      if (names.length > 0) return;
    }
    this.values += 1;
    if (this.values > MOST_VALUES) {
      this.refuse(pointer, 'too-many-values', `A body holds at most ${MOST_VALUES} values in all. Send less at once.`);
      this.over = true;
    } else if (typeof value === 'string') {
      const reason = textFault(value);
      if (reason !== undefined) this.refuse(pointer, 'text-invalid', reason);
    }
  }

  private refuse(pointer: string, code: string, detail: string): void {
    this.errors.add(pointer, code, detail);
    this.over = this.errors.isFull;
  }
}

/** Text that no store can keep as it is: PostgreSQL refuses NUL, and a lone surrogate would become U+FFFD. */
export function textFault(text: string): string | undefined {
  if (text.includes('\0')) return 'Text must not hold the character U+0000.';
  if (loneSurrogate.test(text)) return 'Text must not hold half of a surrogate pair.';
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
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES },
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
