import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { AnalyticsTestService, eventually } from './analytics-service';
import { EventStream } from './event-stream';
import { Household } from './household';

const bounds = { ALERT_STREAMS: '10', CONNECTIONS_PER_ADDRESS: '40' };
const before = Object.fromEntries(Object.keys(bounds).map((name) => [name, process.env[name]]));

describe('many people with many streams', () => {
  let service: AnalyticsTestService;
  let streams: EventStream[] = [];
  let sockets: Socket[] = [];
  beforeAll(async () => {
    Object.assign(process.env, bounds);
    service = await AnalyticsTestService.start('postgresql');
  });
  afterAll(async () => {
    await service.stop();
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await Promise.all(streams.map((stream) => stream.close()));
    [streams, sockets] = [[], []];
  });

  const person = (): string => {
    const home = new Household();
    service.upstream.commit('users', home.ledgerId, [home.user()]);
    return home.ledgerId;
  };
  const open = async (ledgerId: string): Promise<{ isOpen: boolean; status: number }> => {
    const stream = await EventStream.open(
      `${service.url}/alerts/stream`,
      service.issuer.userToken({ userId: ledgerId }),
    );
    const state = { isOpen: stream.response.ok, status: stream.response.status };
    void stream.ended.catch(() => undefined).finally(() => (state.isOpen = false));
    streams.push(stream);
    return state;
  };
  /** Over a connection of its own, as somebody who comes now has. */
  const status = async (path: string, headers: Record<string, string> = {}): Promise<number> => {
    const answer = await fetch(`${service.url}${path}`, { headers: { ...headers, connection: 'close' } });
    await answer.text();
    return answer.status;
  };
  const everyoneIsAnswered = async (): Promise<void> => {
    const authorization = `Bearer ${service.issuer.userToken({ userId: person() })}`;
    expect(await status('/health/ready')).toBe(200);
    expect(await status('/metrics')).toBe(200);
    expect(await status('/alerts', { authorization })).toBe(200);
    expect(await status('/analytics/budgets', { authorization })).toBe(200);
  };

  it('share what there is, and everybody else is answered meanwhile', async () => {
    const states = new Map<string, { isOpen: boolean }[]>();
    for (const ledgerId of [person(), person(), person()]) {
      states.set(ledgerId, await Promise.all(Array.from({ length: 20 }, () => open(ledgerId))));
    }
    await eventually(() => {
      const open = [...states.values()].map((of) => of.filter(({ isOpen }) => isOpen).length);
      expect(open.reduce((sum, count) => sum + count)).toBe(10);
      expect(Math.min(...open)).toBeGreaterThanOrEqual(3);
    });
    await everyoneIsAnswered();
  });

  it('never take the only stream of somebody else: the next one is told to come again', async () => {
    const alone = await Promise.all(Array.from({ length: 10 }, () => open(person())));
    const late = await open(person());
    expect(late.status).toBe(503);
    expect(streams.at(-1)?.response.headers.get('retry-after')).not.toBeNull();
    expect(alone.every(({ isOpen }) => isOpen)).toBe(true);
    await everyoneIsAnswered();
  });

  it('cannot keep health, or the web, from being answered by opening all connections of an address', async () => {
    const { port } = new URL(service.url);
    const fill = Array.from({ length: 60 }, () => {
      const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined);
      sockets.push(socket);
      return new Promise((resolve) => socket.once('connect', resolve));
    });
    await Promise.all(fill);
    expect(await status('/health/ready')).toBe(200);
    const authorization = `Bearer ${service.issuer.userToken({ userId: person() })}`;
    expect(await status('/alerts', { authorization })).toBe(503);
    const forged = `Bearer ${service.issuer.userToken({ userId: randomUUID() })}`;
    expect(await status('/alerts', { authorization, 'x-service-authorization': forged })).toBe(503);
    const ofTheWeb = `Bearer ${service.issuer.serviceToken('web')}`;
    expect(await status('/alerts', { authorization, 'x-service-authorization': ofTheWeb })).toBe(200);
  });
});
