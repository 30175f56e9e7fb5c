import type { Socket } from 'node:net';
import type { ClientBase } from 'pg';

/** What is sent meanwhile leaves in one system call, which costs more than the statements in it. */
export function inOnePacket<T extends readonly unknown[]>(
  client: ClientBase,
  send: () => readonly [...T],
): readonly [...T] {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

/** Waits for all of them, so that no answer is still on the wire, and then throws the first error. */
export async function settled<T extends readonly unknown[]>(
  promises: readonly [...T],
): Promise<{ -readonly [I in keyof T]: Awaited<T[I]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
