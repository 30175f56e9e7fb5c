/**
 * PostgreSQL: connection exceptions (08), no room on the disk, in memory or for connections (53), shutdowns and cancelled
 * statements (57), errors of the system below it (58), deadlocks and locks that were not got, a server that only reads (25006).
 */
const sqlStates = /^(08...|53...|57P0.|57014|58...|40001|40P01|55P03|25006|25P0[23])$/;
/** Of the sockets to a store, and of a disk that is full, for files that are kept while they are read. */
const systemCodes = new Set([
  'ENOSPC',
  'EDQUOT',
  'EMFILE',
  'ENFILE',

  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
/** `pg` gives these no code; TypeORM says that a query runner was released when its connection died inside a transaction. */
const messages =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|connection ended|query read timeout|client was closed|server closed the connection|Driver not Connected|query runner was already released|Connection is not established/i;
const mongoNames = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoWaitQueueTimeoutError',
  'MongooseServerSelectionError',
]);

/** Whether a store is away or overloaded, as opposed to a statement that is wrong. */
export function isStoreUnavailable(error: unknown): boolean {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    const { code, driverError, name, message } = cause as Error & { code?: unknown; driverError?: unknown };
    if (typeof code === 'string' && (sqlStates.test(code) || systemCodes.has(code))) return true;
    if (mongoNames.has(name) || messages.test(message)) return true;
    if (cause instanceof AggregateError && cause.errors.some(isStoreUnavailable)) return true;
    cause = driverError ?? cause.cause;
  }
  return false;
}
