import { generateKeyPairSync } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { startTokenIssuer, type TokenIssuer } from '@pft/testing';
import fc from 'fast-check';
import { Metrics } from '../operations/metrics';
import { KeySet, type PublicJwk, type PublicKeys, RemoteKeySet } from './key-set';

describe('the keys of the user service', () => {
  let issuer: TokenIssuer;

  beforeAll(() => Logger.overrideLogger(false));

  beforeEach(async () => {
    issuer = await startTokenIssuer();
  });

  afterEach(() => issuer.stop());

  it('are fetched once for requests that come together', async () => {
    const fetches = jest.spyOn(globalThis, 'fetch');
    try {
      const keySet = new RemoteKeySet();
      const keys = await Promise.all([keySet.key(issuer.kid), keySet.key(issuer.kid), keySet.key(issuer.kid)]);
      expect(keys.every((key) => key?.asymmetricKeyType === 'ec')).toBe(true);
      expect(fetches).toHaveBeenCalledTimes(1);
    } finally {
      fetches.mockRestore();
    }
  });

  it('stay valid while the user service is away', async () => {
    const keySet = new RemoteKeySet();
    const { kid } = issuer;
    const known = await keySet.key(kid);
    expect(known?.asymmetricKeyType).toBe('ec');
    await issuer.stop();
    expect(await keySet.key(kid)).toBe(known);
    expect(await keySet.key('unknown')).toBeUndefined();
  });

  it('are unavailable, which is not the same as a wrong token, until they were fetched once', async () => {
    const keySet = new RemoteKeySet();
    await issuer.stop();
    await expect(keySet.key('any')).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('are not fetched again for each made-up key id', async () => {
    const keySet = new RemoteKeySet();
    await keySet.key(issuer.kid);
    const fetches = jest.spyOn(globalThis, 'fetch');
    try {
      for (let attempt = 0; attempt < 20; attempt += 1) await keySet.key(`made-up-${attempt}`);
      expect(fetches.mock.calls.length).toBeLessThanOrEqual(1);
    } finally {
      fetches.mockRestore();
    }
  });

  describe('as time goes by', () => {
    let nowMs: number;
    let keySet: RemoteKeySet;
    const clock = { nowMs: () => nowMs };

    beforeEach(() => {
      nowMs = 1_000_000;
      keySet = new RemoteKeySet(clock);
    });

    it('are asked for before anybody is let in by a set that nobody looked at for 30 seconds, once for all who wait', async () => {
      const removed = issuer.kid;
      issuer.rotate();
      expect(await keySet.key(removed)).toBeDefined();
      issuer.remove(removed);
      nowMs += 30_000;
      const fetches = jest.spyOn(globalThis, 'fetch');
      try {
        const first = keySet.key(removed);
        nowMs += 1;
        const all = await Promise.all([first, ...Array.from({ length: 50 }, () => keySet.key(removed))]);
        expect(all.filter((key) => key !== undefined)).toEqual([]);
        expect(fetches).toHaveBeenCalledTimes(1);
      } finally {
        fetches.mockRestore();
      }
    });

    it('stay valid for as long as the user service does not answer, and not longer', async () => {
      const { kid } = issuer;
      await keySet.key(kid);
      const { url } = issuer;
      await issuer.stop();
      for (let minute = 0; minute < 60; minute += 1) {
        nowMs += 60_000;
        expect(await keySet.key(kid)).toBeDefined();
      }
      const successor = await startTokenIssuer();
      try {
        expect(successor.url).not.toBe(url);
        nowMs += 30_000;
        expect(await keySet.key(kid)).toBeUndefined();
        expect(await keySet.key(successor.kid)).toBeDefined();
      } finally {
        await successor.stop();
      }
    });

    it('hold a key that began to sign a moment after they were fetched', async () => {
      await keySet.key(issuer.kid);
      nowMs += 990;
      issuer.rotate();
      expect(await keySet.key(issuer.kid, 1)).toBeDefined();
    });

    it('are no reason to refuse a young token of an unknown key while they cannot be fetched', async () => {
      await keySet.key(issuer.kid);
      await issuer.stop();
      nowMs += 990;
      await expect(keySet.key('unknown', 1)).rejects.toMatchObject({ code: 'unavailable' });
      expect(await keySet.key('unknown', 60_000)).toBeUndefined();
    });

    it('are not asked for where a token of an unknown key is older than the answer', async () => {
      await keySet.key(issuer.kid);
      const fetches = jest.spyOn(globalThis, 'fetch');
      try {
        nowMs += 5_000;
        expect(await keySet.key('unknown', 60_000)).toBeUndefined();
        expect(fetches).not.toHaveBeenCalled();
      } finally {
        fetches.mockRestore();
      }
    });

    it('have an age that is measured, and grows only while nobody answers', async () => {
      const metrics = new Metrics();
      const measured = new RemoteKeySet({ ...clock, metrics });
      const age = async (): Promise<number | undefined> =>
        (await metrics.registry.getSingleMetric('signing_keys_age_seconds')?.get())?.values[0]?.value;
      try {
        await measured.key(issuer.kid);
        nowMs += 10_000;
        expect(await age()).toBe(10);
        nowMs += 300_000;
        expect(await age()).toBe(0);
        await issuer.stop();
        nowMs += 300_000;
        expect(await age()).toBe(300);
      } finally {
        metrics.onApplicationShutdown();
      }
    });
  });
});

describe('a removed key', () => {
  beforeAll(() => Logger.overrideLogger(false));
  const jwkOf = (kid: string): PublicJwk => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return { ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' };
  };
  const [kept, removed] = [jwkOf('kept'), jwkOf('removed')];

  class World {
    nowMs = 0;
    keys = [kept, removed];
    answers = true;
    asked = 0;

    readonly ask = async (): Promise<PublicKeys> => {
      this.asked += 1;
      if (!this.answers) throw new Error('away');
      return { keys: [...this.keys] };
    };
  }

  class KeySetOfWorld extends KeySet {
    constructor(private readonly world: World) {
      super({ nowMs: () => world.nowMs });
    }
    protected ask(): Promise<PublicKeys> {
      return this.world.ask();
    }
  }

  /** The fault that is planted: the first request after the time is up is served from the old set, and asks for the next. */
  class StaleKeySet extends KeySetOfWorld {
    private last: ReturnType<KeySet['key']> = Promise.resolve(undefined);
    override async key(kid: string): ReturnType<KeySet['key']> {
      const known = await this.last;
      this.last = super.key(kid);
      return known ?? this.last;
    }
  }

  interface Story {
    stepsMs: number[];
    removedAtStep: number;
    awaySteps: number[];
  }

  /** What went wrong while requests came like this. */
  async function faultsOf(keySetOf: (world: World) => KeySet, story: Story): Promise<string[]> {
    const world = new World();
    const keySet = keySetOf(world);
    await keySet.key('kept');
    const faults: string[] = [];
    let answersSinceMs = 0;
    let removedAtMs = Infinity;
    for (const [index, stepMs] of story.stepsMs.entries()) {
      world.nowMs += stepMs;
      const isAway = story.awaySteps.includes(index);
      if (!isAway && !world.answers) answersSinceMs = world.nowMs;
      world.answers = !isAway;
      if (index === story.removedAtStep) {
        world.keys = [kept];
        removedAtMs = world.nowMs;
      }
      const closedForMs = world.answers ? world.nowMs - Math.max(removedAtMs, answersSinceMs) : 0;
      if ((await keySet.key('removed')) !== undefined && closedForMs >= 60_000) faults.push('a removed key opens');
      if ((await keySet.key('kept')) === undefined) faults.push('a good key is refused');
    }
    if (world.asked > 2 + world.nowMs / 5_000) faults.push(`${world.asked} questions in ${world.nowMs} ms`);
    return faults;
  }

  const stories = fc.record({
    stepsMs: fc.array(fc.constantFrom(1, 10, 900, 4_000, 14_999, 15_000, 29_999, 30_000, 59_999, 60_000, 600_000), {
      minLength: 5,
      maxLength: 40,
    }),
    removedAtStep: fc.nat(10),
    awaySteps: fc.array(fc.nat(40), { maxLength: 10 }),
  });
  const property = (keySetOf: (world: World) => KeySet) =>
    fc.asyncProperty(stories, async (story) => expect(await faultsOf(keySetOf, story)).toEqual([]));
  const numRuns = process.env.TEST_LONG === '1' ? 5_000 : 200;

  it('opens nothing after a minute in which the user service answered, however requests come', async () => {
    await fc.assert(
      property((world) => new KeySetOfWorld(world)),
      { seed: 7, numRuns },
    );
  });

  it('is seen to open where a set is served stale while the next one is fetched (the planted fault)', async () => {
    const planted = await fc.check(
      property((world) => new StaleKeySet(world)),
      { seed: 7, numRuns },
    );
    expect(planted.failed).toBe(true);
  });
});
