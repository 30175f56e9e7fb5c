import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { User } from '../../src/domain/user';
import { EmailAlreadyRegistered } from '../../src/domain/user-errors';
import type { PeoplePorts } from '../in-memory-people';

const now = new Date('2026-05-01T10:00:00.123Z');
const later = new Date('2026-05-02T10:00:00.123Z');

/** What each place that keeps people and their sessions has to do alike. */
export function describePeople(engine: string, open: () => PeoplePorts): void {
  let people: PeoplePorts;
  let user: User;
  beforeEach(() => {
    people = open();
    const id = uuidv7();
    user = User.register({ id, email: `${id}@example.org`, passwordHash: 'hash' }, now);
  });

  const run = <T>(work: () => Promise<T>) => people.unitOfWork.run(user.id, work);
  const addUser = () => run(() => people.users.add(user));

  describe(`people on ${engine}`, () => {
    it('finds a person by id and by address, as they were stored', async () => {
      await addUser();
      expect(await people.users.find(user.id)).toEqual(user);
      expect(await people.users.findByEmail(user.email)).toEqual(user);
      expect(await people.users.find(uuidv7())).toBeNull();
      expect(await people.users.findByEmail('nobody@example.org')).toBeNull();
    });

    it('refuses a second person with an address', async () => {
      await addUser();
      const twin = User.register({ id: uuidv7(), email: user.email, passwordHash: 'hash' }, now);
      await expect(people.unitOfWork.run(twin.id, () => people.users.add(twin))).rejects.toThrow(
        EmailAlreadyRegistered,
      );
      expect(await people.users.find(twin.id)).toBeNull();
    });

    it('keeps a changed profile, and nothing of a change that it was not told to keep', async () => {
      await addUser();
      const [before, changed] = [await people.users.find(user.id), await people.users.find(user.id)];
      if (!before || !changed) throw new Error('the person is not there');
      changed.change({ displayName: 'Ada', firstDayOfMonth: 25 }, later);
      expect(await people.users.find(user.id)).toEqual(user);
      await run(() => people.users.update(changed, before));
      expect(await people.users.find(user.id)).toEqual(changed);
      await expect(run(() => people.users.update(changed, before))).rejects.toThrow('outside of a unit of work');
    });

    it('keeps nothing of a run that ends with an error', async () => {
      const work = async () => {
        await people.users.add(user);
        throw new Error('refused');
      };
      await expect(run(work)).rejects.toThrow('refused');
      expect(await people.users.find(user.id)).toBeNull();
    });
  });

  describe(`sessions on ${engine}`, () => {
    const aHash = () => createHash('sha256').update(randomBytes(8)).digest();

    async function openSession(): Promise<{ sessionId: string; hash: Buffer }> {
      const [sessionId, hash] = [uuidv7(), aHash()];
      await run(async () => {
        await people.sessions.add({ id: sessionId, userId: user.id, createdAt: now, endedAt: null });
        await people.sessions.addToken({ hash, sessionId, createdAt: now, expiresAt: later });
      });
      return { sessionId, hash };
    }

    beforeEach(addUser);

    it('finds a token by its hash, with whose it is', async () => {
      const { sessionId, hash } = await openSession();
      const found = await people.sessions.findToken(hash);
      expect(found).toEqual({ hash, sessionId, userId: user.id, expiresAt: later, usedAt: null, sessionEndedAt: null });
      expect(await people.sessions.findToken(aHash())).toBeNull();
    });

    it('keeps when a token was used first', async () => {
      const { hash } = await openSession();
      await run(() => people.sessions.markUsed(hash, now));
      await run(() => people.sessions.markUsed(hash, later));
      expect(await people.sessions.findToken(hash)).toMatchObject({ usedAt: now });
    });

    it('ends one session and no other, and keeps when', async () => {
      const [one, other] = [await openSession(), await openSession()];
      await run(() => people.sessions.end(one.sessionId, now));
      await run(() => people.sessions.end(one.sessionId, later));
      expect(await people.sessions.findToken(one.hash)).toMatchObject({ sessionEndedAt: now });
      expect(await people.sessions.findToken(other.hash)).toMatchObject({ sessionEndedAt: null });
    });

    it('ends all sessions of a person', async () => {
      const opened = [await openSession(), await openSession()];
      await run(() => people.sessions.endAll(user.id, now));
      for (const { hash } of opened)
        expect(await people.sessions.findToken(hash)).toMatchObject({ sessionEndedAt: now });
    });
  });
}
