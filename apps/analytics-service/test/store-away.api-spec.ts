import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { AnalyticsTestService, engines, eventually } from './analytics-service';
import { Household } from './household';

/** A cable to MongoDB that can be cut and mended. */
class Cable {
  private readonly sockets = new Set<Socket>();
  private isCut = false;

  private constructor(private readonly server: Server) {}

  static async to(host: string, port: number): Promise<Cable> {
    const server = createServer((near) => {
      if (cable.isCut) return void near.destroy();
      const far = connect(port, host);
      for (const socket of [near, far]) {
        cable.sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => [near, far].forEach((end) => end.destroy()));
      }
      near.pipe(far).pipe(near);
    });
    const cable: Cable = new Cable(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return cable;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  cut(isCut: boolean): void {
    this.isCut = isCut;
    if (isCut) for (const socket of this.sockets) socket.destroy();
  }

  async remove(): Promise<void> {
    this.cut(true);
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

// A run without a MongoDB reports this as skipped.
(engines().includes('mongodb') ? describe : describe.skip)('MongoDB going away and coming back', () => {
  it('answers 503 with Retry-After meanwhile, loses nothing and catches up', async () => {
    const target = new URL(process.env.TEST_MONGODB_URI ?? '');
    const cable = await Cable.to(target.hostname, Number(target.port));
    const given = process.env.TEST_MONGODB_URI;
    target.port = String(cable.port);
    target.searchParams.set('directConnection', 'true');
    process.env.TEST_MONGODB_URI = target.toString();
    const service = await AnalyticsTestService.start('mongodb');
    try {
      const home = new Household();
      const commit = (amount: string) =>
        service.upstream.commit('transactions', home.ledgerId, [home.row('2024-02-01', amount)]);
      const summary = () => service.get('/analytics/summary?from=2024-02-01&to=2024-02-29', home.ledgerId);
      const head = commit('1');
      await service.get('/analytics/summary', home.ledgerId, { 'x-after-change': `transactions:${head}` });

      cable.cut(true);
      commit('20');
      const away = await summary();
      expect([away.status, away.body.code]).toEqual([503, 'unavailable']);
      expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await fetch(`${service.url}/health/ready`)).status).toBe(503);
      expect((await fetch(`${service.url}/health/live`)).status).toBe(200);

      cable.cut(false);
      await eventually(async () => {
        const { status, body } = await summary();
        expect([status, body.spending]).toEqual([200, { amount: '21.00', currency: 'EUR' }]);
      }, 25_000);
    } finally {
      await service.stop();
      await cable.remove();
      process.env.TEST_MONGODB_URI = given;
    }
  }, 60_000);
});
