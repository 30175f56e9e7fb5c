import type { Writable } from 'node:stream';

export function createProgress(out?: Writable): { say(text: string): void };
