/** PostgreSQL: connection exceptions, shutdowns, too many connections, cancelled statements, deadlocks, full disks. */
const sqlStates = /^(08...|57P0[1235]|57014|53...|40001|40P01|55P03|25P0[23])$/;
const socketCodes = new Set([
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
    if (typeof code === 'string' && (sqlStates.test(code) || socketCodes.has(code))) return true;
    if (mongoNames.has(name) || messages.test(message)) return true;
    if (cause instanceof AggregateError && cause.errors.some(isStoreUnavailable)) return true;
    cause = driverError ?? cause.cause;
  }
  return false;
}
