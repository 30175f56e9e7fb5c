import { freePort } from '../../../tools/start/processes/processes.mjs';

export interface SystemPorts {
  web: number;
  user: number;
  transaction: number;
  analytics: number;
}

/** Above them a start looks for the ports of its stores by itself. */
const ABOVE_ALL = 20_000;
const OF_EACH = 1_000;

/**
 * The ports of a system, from a thousand that only this worker of Jest takes from: what is free now is listened on seconds
 * later, and by then the system of another worker would have found it free as well.
 */
export async function portsOfWorker(): Promise<SystemPorts> {
  const end = ABOVE_ALL - OF_EACH * (Number(process.env['JEST_WORKER_ID'] ?? '1') - 1);
  const port = (): Promise<number> => freePort([], { lowest: end - OF_EACH, end });
  return { web: await port(), user: await port(), transaction: await port(), analytics: await port() };
}
