interface DatabaseFields {
  code?: unknown;
  table?: unknown;
  constraint?: unknown;
}

/** An error of TypeORM, PostgreSQL or MongoDB: their texts may hold the value that was refused, which is somebody's data. */
function isDatabaseError(error: Error): error is Error & DatabaseFields {
  return 'driverError' in error || 'severity' in error || 'errorResponse' in error;
}

/** What the log may say of an error in a sentence. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!isDatabaseError(error)) return error.message;
  const { code, table, constraint } = error;
  const named = Object.entries({ code, table, constraint }).filter(([, value]) => value !== undefined);
  return ['a statement failed', ...named.map(([name, value]) => `${name} ${String(value)}`)].join(', ');
}

/** What the log keeps of an error: of a failed statement only what locates the fault, never its message or parameters. */
export function presentError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, table, constraint } = error as Error & DatabaseFields;
  const cause = error.cause instanceof Error ? presentError(error.cause) : undefined;
  return { type: error.name, message: reasonOf(error), stack: stackOf(error), code, table, constraint, cause };
}

/** A stack begins with the message; without it, only the places are left. */
function stackOf(error: Error): string | undefined {
  const { stack, message } = error;
  if (stack === undefined || !isDatabaseError(error)) return stack;
  return stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length).trimStart() : undefined;
}
