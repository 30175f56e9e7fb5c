import { utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Caller } from '../support/api';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

const source = join(resolve(__dirname, '../../..'), 'apps/user-service/src/main.ts');

let system: RunningSystem;

beforeAll(async () => {
  system = await RunningSystem.start({}, ['--dev']);
});

afterAll(() => system?.stop());

it('serves the dashboard from its sources', async () => {
  const response = await fetch(`${system.dashboard}/login`);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('Log in');
});

it('builds a service and starts it again when one of its sources is saved', async () => {
  const before = system.record.pids['user-service'];
  utimesSync(source, new Date(), new Date());
  for (let attempt = 0; !system.said.includes('user-service rebuilt and started again'); attempt += 1) {
    if (attempt > 600) throw new Error(`nothing was rebuilt:\n${system.said}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  expect(system.record.pids['user-service']).not.toBe(before);
  await Caller.register(system, { displayName: 'Ada' });
});
