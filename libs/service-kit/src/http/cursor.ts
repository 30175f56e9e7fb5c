import { CURSOR } from '@pft/contracts';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey } from '../host/configuration';
import { Problem } from '../problems/problems';

const MAC_BYTES = 16;
let key: Buffer | undefined;

function macOf(payload: string, context: string): Buffer {
  key ??= derivedKey('list cursor');
  return createHmac('sha256', key).update(`${context}\n${payload}`).digest().subarray(0, MAC_BYTES);
}

/**
 * Where a list goes on, signed: `context` is the person's id and a fingerprint of the query, so that a cursor of another
 * person or another query is refused.
 */
export function encodeCursor(position: object, context: string): string {
  const payload = Buffer.from(JSON.stringify(position)).toString('base64url');
  return `${payload}.${macOf(payload, context).toString('base64url')}`;
}

/** @throws Problem `cursor-invalid` */
export function decodeCursor<T extends object>(cursor: string, context: string): T {
  if (!CURSOR.test(cursor)) throw new Problem('cursor-invalid');
  const [payload = '', mac = ''] = cursor.split('.');
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== MAC_BYTES || !timingSafeEqual(given, macOf(payload, context)))
    throw new Problem('cursor-invalid');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as T;
}
