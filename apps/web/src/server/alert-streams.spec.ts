import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AlertStreams } from './alert-streams';

/** The analytics service as far as streams need it: alerts of each person, and who listens to them. */
let analytics: Server;
let alerts: { id: string; of: string; text?: string }[];
let listening: { of: string; lastEventId: string | undefined; response: ServerResponse }[];
let refusing: boolean;
let count = 0;

const forged = new Set<string>();
const tokenOf = (sub: string, seconds = 600): string =>
  `h.${Buffer.from(JSON.stringify({ sub, exp: Date.now() / 1000 + seconds, n: (count += 1) })).toString('base64url')}.s`;
const subOf = (authorization = ''): string =>
  (JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub;
const newId = (): string => {
  const hex = Date.now().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-9000-${String((count += 1)).padStart(12, '0')}`;
};
const eventOf = ({ id, of, text }: (typeof alerts)[number]): string =>
  `event: alert\nid: ${id}\ndata: ${JSON.stringify({ id, of, text })}\n\n`;

function raise(of: string, text?: string): string {
  const alert = { id: newId(), of, ...(text && { text }) };
  alerts.push(alert);
  for (const listener of listening) if (listener.of === of) listener.response.write(eventOf(alert));
  return alert.id;
}

beforeAll(async () => {
  analytics = createServer((request, response) => {
    const { authorization = '' } = request.headers;
    if (refusing || forged.has(authorization.replace('Bearer ', ''))) {
      response.writeHead(401, { 'content-type': 'application/problem+json' }).end('{"code":"unauthenticated"}');
      return;
    }
    const of = subOf(authorization);
    const own = alerts.filter((alert) => alert.of === of);
    if (!request.url?.startsWith('/alerts/stream')) {
      const { searchParams } = new URL(request.url ?? '', 'http://analytics');
      const from = Number(searchParams.get('cursor') ?? 0);
      const to = from + Math.min(2, Number(searchParams.get('limit')));
      const items = own.reverse().slice(from, to);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ items, nextCursor: to < own.length ? String(to) : null }));
      return;
    }
    const lastEventId = request.headers['last-event-id'] as string | undefined;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': alerts\n\n');
    for (const alert of own) if (alert.id > (lastEventId ?? '')) response.write(eventOf(alert));
    const listener = { of, lastEventId, response };
    listening.push(listener);
    response.on('close', () => (listening = listening.filter((other) => other !== listener)));
  });
  await new Promise<void>((resolve) => analytics.listen(0, '127.0.0.1', resolve));
  process.env.ANALYTICS_SERVICE_URL = `http://127.0.0.1:${(analytics.address() as AddressInfo).port}`;
  delete process.env.SERVICE_CLIENT_SECRET;
});
afterAll(async () => {
  analytics.closeAllConnections();
  await new Promise((resolve) => analytics.close(resolve));
});

interface Browser {
  status: number;
  ids: () => string[];
  isOver: () => boolean;
  close: () => Promise<void>;
}
let streams: AlertStreams;
let browsers: Browser[];
beforeEach(() => {
  [alerts, listening, browsers, refusing] = [[], [], [], false];
  streams = new AlertStreams(4);
});
afterEach(async () => {
  await Promise.all(browsers.map(({ close }) => close()));
  await until(() => listening.length === 0);
});

async function browse(token: string, lastEventId?: string): Promise<Browser> {
  const response = await streams.open(token, lastEventId);
  let [read, over] = ['', false];
  const reader = response.body?.getReader();
  const readAll = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      read += decoder.decode(part.value, { stream: true });
    }
  };
  void readAll()
    .catch(() => undefined)
    .finally(() => (over = true));
  const browser: Browser = {
    status: response.status,
    ids: () => [...read.matchAll(/^id: (.+)$/gm)].map(([, id]) => id ?? ''),
    isOver: () => over,
    close: async () => reader?.cancel(),
  };
  browsers.push(browser);
  return browser;
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('it does not hold in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('alert streams of browsers', () => {
  it('share one stream of the service for each person, and each gets the person’s own alerts once', async () => {
    const ada = [await browse(tokenOf('ada')), await browse(tokenOf('ada')), await browse(tokenOf('ada'))];
    const bob = await browse(tokenOf('bob'));
    await until(() => listening.length === 2);
    const [one, two, three] = [raise('ada'), raise('bob'), raise('ada')];
    await until(() => ada.every(({ ids }) => ids().length === 2) && bob.ids().length === 1);
    for (const { ids } of ada) expect(ids()).toEqual([one, three]);
    expect(bob.ids()).toEqual([two]);
    expect(listening).toHaveLength(2);
  });

  it('end the shared one with the last of them', async () => {
    const [first, second] = [await browse(tokenOf('ada')), await browse(tokenOf('ada'))];
    await until(() => listening.length === 1);
    await first.close();
    raise('ada');
    await until(() => second.ids().length === 1);
    await second.close();
    await until(() => listening.length === 0);
  });

  it('send a late joiner what it missed, over all pages, in order and without repeating what is live', async () => {
    await browse(tokenOf('ada'));
    await until(() => listening.length === 1);
    const [known = '', ...missed] = ['a', 'b', 'c', 'd', 'e', 'f'].map(() => raise('ada'));
    const late = await browse(tokenOf('ada'), known);
    const live = raise('ada');
    await until(() => late.ids().length >= 6);
    expect(late.ids()).toEqual([...missed, live]);
  });

  it('send a late joiner more than may lie unread, as fast as it reads', async () => {
    await browse(tokenOf('ada'));
    await until(() => listening.length === 1);
    const [known = '', ...missed] = Array.from({ length: 9 }, () => raise('ada', 'x'.repeat(30_000)));
    const late = await browse(tokenOf('ada'), known);
    await until(() => late.ids().length === 8);
    expect(late.ids()).toEqual(missed);
  });

  it('send a joiner without a last event only what comes now', async () => {
    raise('ada');
    await browse(tokenOf('ada'));
    await until(() => listening.length === 1);
    raise('ada');
    const late = await browse(tokenOf('ada'));
    const live = raise('ada');
    await until(() => late.ids().length > 0);
    expect(late.ids()).toEqual([live]);
  });

  it('let nobody in whose token the service refuses, and pass its answer on', async () => {
    const own = await browse(tokenOf('ada'));
    await until(() => listening.length === 1);
    const made = tokenOf('ada');
    forged.add(made);
    const thief = await browse(made);
    expect(thief.status).toBe(401);
    raise('ada');
    await until(() => own.ids().length === 1);
    expect(thief.ids()).toEqual([]);
    expect(thief.isOver()).toBe(true);
  });

  it('end each with its own token, and the shared one goes on by one that is still good', async () => {
    const short = await browse(tokenOf('ada', 0.5));
    const long = await browse(tokenOf('ada'));
    await until(() => listening.length === 1);
    await until(() => short.isOver());
    const id = raise('ada');
    await until(() => long.ids().includes(id));
    expect(short.ids()).toEqual([]);
  });

  it('lose nothing where the shared one breaks off and is opened anew', async () => {
    const browser = await browse(tokenOf('ada'));
    await until(() => listening.length === 1);
    const first = raise('ada');
    await until(() => browser.ids().length === 1);
    listening[0]?.response.destroy();
    await until(() => listening.length === 0);
    const second = raise('ada');
    await until(() => browser.ids().length === 2);
    expect(browser.ids()).toEqual([first, second]);
  });

  it('are let go where nobody reads them, and the others are not kept waiting', async () => {
    const asleep = await streams.open(tokenOf('ada'), undefined);
    const awake = await browse(tokenOf('ada'));
    await until(() => listening.length === 1);
    for (let index = 0; index < 4; index += 1) raise('ada', 'x'.repeat(200_000));
    await until(() => awake.ids().length === 4);
    await expect(asleep.text()).rejects.toThrow();
  });

  it('are bounded in all: who has the most loses the oldest, and nobody the only one', async () => {
    const ada = [await browse(tokenOf('ada')), await browse(tokenOf('ada'))];
    for (const person of ['bob', 'cy', 'dan']) expect((await browse(tokenOf(person))).status).toBe(200);
    await until(() => ada[0]?.isOver() === true);
    expect(ada[1]?.isOver()).toBe(false);
    const late = await browse(tokenOf('eve'));
    expect(late.status).toBe(503);
    expect(browsers.filter(({ status, isOver }) => status === 200 && !isOver())).toHaveLength(4);
  });

  it('are at most twenty of one person', async () => {
    streams = new AlertStreams(100);
    const many: Browser[] = [];
    for (let index = 0; index < 21; index += 1) many.push(await browse(tokenOf('ada')));
    await until(() => many[0]?.isOver() === true);
    expect(many.filter(({ isOver }) => isOver())).toHaveLength(1);
    await until(() => listening.length === 1);
  });
});
