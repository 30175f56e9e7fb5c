import { rmSync } from 'node:fs';

export default async function tearDown(): Promise<void> {
  if (globalThis.pftTestWorkers) rmSync(globalThis.pftTestWorkers, { recursive: true, force: true });
  await globalThis.pftTestStores?.stop();
}
