import { AsyncLocalStorage } from 'node:async_hooks';
import { Clock, UnitOfWork } from '@pft/kernel';
import { SessionRepository, UserRepository } from '../src/application/ports';
import type { RefreshToken, Session } from '../src/domain/session';
import { User } from '../src/domain/user';
import { EmailAlreadyRegistered } from '../src/domain/user-errors';

/** The time that a test has set. */
class SetClock extends Clock {
  private time = new Date('2026-05-04T08:00:00.000Z');

  now(): Date {
    return this.time;
  }

  pass(ms: number): void {
    this.time = new Date(this.time.getTime() + ms);
  }
}

type StoredToken = Omit<RefreshToken, 'userId' | 'sessionEndedAt'>;

interface Stored {
  users: Map<string, User>;
  sessions: Map<string, Session>;
  tokens: Map<string, StoredToken>;
}

/** A run works on a copy of what is stored, which takes its place when it ends well; one run at a time. */
class MemoryUnitOfWork extends UnitOfWork {
  private stored: Stored = { users: new Map(), sessions: new Map(), tokens: new Map() };
  private readonly current = new AsyncLocalStorage<Stored>();
  private lastRun: Promise<unknown> = Promise.resolve();

  async run<T>(_ownerId: string, work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) return work();
    const running = this.lastRun.then(() => this.transaction(work));
    this.lastRun = running.catch(() => undefined);
    return running;
  }

  read(): Stored {
    return this.current.getStore() ?? this.stored;
  }

  write(): Stored {
    const running = this.current.getStore();
    if (!running) throw new Error('People are written inside a unit of work.');
    return running;
  }

  private async transaction<T>(work: () => Promise<T>): Promise<T> {
    const { users, sessions, tokens } = this.stored;
    const copy = { users: new Map(users), sessions: new Map(sessions), tokens: new Map(tokens) };
    const result = await this.current.run(copy, work);
    this.stored = copy;
    return result;
  }
}

/** Users are changed in place, so that what is stored is never the object that was given or is answered. */
function copyOf(user: User): User {
  return Object.assign(Object.create(User.prototype) as User, user);
}

class MemoryUsers extends UserRepository {
  constructor(private readonly unitOfWork: MemoryUnitOfWork) {
    super();
  }

  async add(user: User): Promise<void> {
    const { users } = this.unitOfWork.write();
    if ([...users.values()].some(({ email }) => email === user.email)) throw new EmailAlreadyRegistered();
    users.set(user.id, copyOf(user));
  }

  async find(id: string): Promise<User | null> {
    const user = this.unitOfWork.read().users.get(id);
    return user ? copyOf(user) : null;
  }

  async findByEmail(normalizedEmail: string): Promise<User | null> {
    const user = [...this.unitOfWork.read().users.values()].find(({ email }) => email === normalizedEmail);
    return user ? copyOf(user) : null;
  }

  async update(user: User, before: User): Promise<void> {
    const { users } = this.unitOfWork.write();
    if (users.get(user.id)?.version !== before.version)
      throw new Error('A profile was changed outside of a unit of work.');
    users.set(user.id, copyOf(user));
  }
}

class MemorySessions extends SessionRepository {
  constructor(private readonly unitOfWork: MemoryUnitOfWork) {
    super();
  }

  async add(session: Session): Promise<void> {
    this.unitOfWork.write().sessions.set(session.id, session);
  }

  async end(sessionId: string, now: Date): Promise<void> {
    this.endWhere(({ id }) => id === sessionId, now);
  }

  async endAll(userId: string, now: Date): Promise<void> {
    this.endWhere((session) => session.userId === userId, now);
  }

  async findToken(hash: Buffer): Promise<RefreshToken | null> {
    const { tokens, sessions } = this.unitOfWork.read();
    const token = tokens.get(hash.toString('hex'));
    const session = token && sessions.get(token.sessionId);
    return token && session ? { ...token, userId: session.userId, sessionEndedAt: session.endedAt } : null;
  }

  async addToken({ hash, sessionId, expiresAt }: Omit<StoredToken, 'usedAt'>): Promise<void> {
    this.unitOfWork.write().tokens.set(hash.toString('hex'), { hash, sessionId, expiresAt, usedAt: null });
  }

  async markUsed(hash: Buffer, now: Date): Promise<void> {
    const { tokens } = this.unitOfWork.write();
    const token = tokens.get(hash.toString('hex'));
    if (token?.usedAt === null) tokens.set(hash.toString('hex'), { ...token, usedAt: now });
  }

  private endWhere(fits: (session: Session) => boolean, now: Date): void {
    const { sessions } = this.unitOfWork.write();
    for (const session of [...sessions.values()])
      if (fits(session) && session.endedAt === null) sessions.set(session.id, { ...session, endedAt: now });
  }
}

/** What use cases know of where people are kept. PostgreSQL and the fake in memory pass the same contract suite. */
export interface PeoplePorts {
  readonly unitOfWork: UnitOfWork;
  readonly users: UserRepository;
  readonly sessions: SessionRepository;
}

export class InMemoryPeople implements PeoplePorts {
  readonly clock = new SetClock();
  private readonly memory = new MemoryUnitOfWork();
  readonly unitOfWork: UnitOfWork = this.memory;
  readonly users: UserRepository = new MemoryUsers(this.memory);
  readonly sessions: SessionRepository = new MemorySessions(this.memory);
}
