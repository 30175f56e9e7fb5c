import { validate, version } from 'uuid';
import { UuidV7Ids } from './uuid-v7-ids';

describe('ids', () => {
  afterEach(() => jest.useRealTimers());

  const timeOf = (id: string) => parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

  it('are UUIDs of version 7 that begin with the time', () => {
    jest.useFakeTimers({ now: 1_764_000_000_123 });
    const id = new UuidV7Ids().next();
    expect([validate(id), version(id), timeOf(id)]).toEqual([true, 7, 1_764_000_000_123]);
  });

  it('are each larger than the one before, also within a millisecond and when the clock is put back', () => {
    jest.useFakeTimers({ now: 2_000 });
    const ids = new UuidV7Ids();
    const made = Array.from({ length: 3_000 }, (_, index) => {
      jest.setSystemTime(2_000 + (index % 700) - Math.floor(index / 700));
      return ids.next();
    });
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });

  it('go on with the next millisecond where one is used up', () => {
    jest.useFakeTimers({ now: 2_000 });
    const ids = new UuidV7Ids();
    const before = ids.next();
    Object.assign(ids, { seq: 0xffffffff });
    const after = ids.next();
    expect([after > before, timeOf(after)]).toEqual([true, 2_001]);
  });

  it('share no random bytes', () => {
    const ids = new UuidV7Ids();
    const tails = Array.from({ length: 1_000 }, () => ids.next().slice(-10));
    expect(new Set(tails).size).toBe(1_000);
  });
});
