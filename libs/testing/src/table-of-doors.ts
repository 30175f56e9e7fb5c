import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const serviceClients = ['web', 'transaction-service', 'analytics-service', 'verify', 'operator'] as const;

/** A route as the running service registered it, and whom its guard lets in. */
export interface DoorOfService {
  method: string;
  path: string;
  opensTo: 'everybody' | 'person' | readonly string[];
  /** What a person's token must be for. */
  scope?: string;
}

/** What docs/api.md says: the doors that ask for no token, who may use each inner one, and the scope of each other one. */
export interface AgreedDoors {
  open: readonly string[];
  inner: ReadonlyMap<string, readonly string[]>;
  scopes: ReadonlyMap<string, string>;
}

export interface Scene {
  url: string;
  doors: readonly DoorOfService[];
  agreed: AgreedDoors;
  /** Two people; the objects are the owner's. */
  owner: string;
  stranger: string;
  /** A token of the stranger's that is for these scopes only. */
  limited(scopes: string): string;
  /** What must open nothing, by name. */
  useless: Record<string, string>;
  serviceToken(client: string): string | Promise<string>;
  /** The id of one of the owner's objects, by the path of its door: `/accounts/:id`. */
  objects?: Record<string, string>;
  /** A body with which the door gets as far as looking for the object, by method and path. */
  bodies?: Record<string, object>;
}

/** For a service all of whose doors are for one scope. */
const UNUSED_SCOPE = 'analytics:read';

const nameOf = ({ method, path }: Pick<DoorOfService, 'method' | 'path'>): string => `${method} ${path}`;
const inDocument = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

/** The three tables of docs/api.md, for one service (`user`, `transaction`, `analytics`). */
export function agreedDoors(service: string): AgreedDoors {
  const text = readFileSync(resolve(__dirname, '../../../docs/api.md'), 'utf8');
  const rows = (heading: string): string[][] => {
    const section = text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0];
    if (section === undefined) throw new Error(`docs/api.md has no section "${heading}".`);
    const cells = section.split('\n').filter((line) => line.startsWith('| '));
    return cells.map((line) => line.split('|').map((cell) => cell.trim())).map(([, ...row]) => row);
  };
  const mine = (row: string[]): boolean => ['every', service].some((one) => row[0]?.split(', ').includes(one));
  const names = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => String(name));
  return {
    open: rows('Doors without a token')
      .filter(mine)
      .flatMap(([, doors]) => names(doors)),
    inner: new Map(
      rows('Doors between services')
        .filter(mine)
        .flatMap(([, doors, clients]) => names(doors).map((door) => [door, names(clients).sort()] as const)),
    ),
    scopes: new Map(
      rows('Scopes')
        .filter(mine)
        .flatMap(([, scope, doors]) => names(doors).map((door) => [door, names(scope).join()] as const)),
    ),
  };
}

/**
 * Every door × every kind of token, by rule; answers with what is not as the rule says. What is asked comes from the routes
 * themselves, so a new one is judged, or missed in the tables, without anybody thinking of it.
 */
export async function faultsOfDoors(scene: Scene): Promise<string[]> {
  const faults = [...differences(scene), ...(await undocumented(scene))];
  const texts = new Set<string>();
  const services = new Map<string, string>();
  for (const client of serviceClients) services.set(client, await scene.serviceToken(client));
  const before = await shownToOwner(scene);

  for (const door of scene.doors.filter(({ path }) => !path.startsWith('/docs'))) {
    const say = (who: string, answer: Answer) =>
      faults.push(`${nameOf(door)} with ${who}: ${answer.status} ${answer.code}`);
    const refuses = async (who: string, token: string | undefined): Promise<void> => {
      const answer = await ask(scene, door, randomUUID(), token);
      if (answer.status !== 401 || answer.code !== 'unauthenticated') say(who, answer);
      else texts.add(answer.text);
    };
    if (door.opensTo === 'everybody') {
      const answer = await ask(scene, door, randomUUID(), undefined);
      if (answer.code === 'unauthenticated' || answer.code === 'forbidden' || answer.status >= 500)
        say('no token', answer);
      continue;
    }
    await refuses('no token', undefined);
    for (const [name, token] of Object.entries(scene.useless)) await refuses(name, token);
    if (door.opensTo === 'person') {
      for (const [client, token] of services) await refuses(`the token of ${client}`, token);
      faults.push(...(await strangerAt(scene, door)), ...(await limitedAt(scene, door)));
      continue;
    }
    const person = await ask(scene, door, randomUUID(), scene.stranger);
    if (person.status !== 403 || person.code !== 'forbidden') say('the token of a person', person);
    for (const [client, token] of services) {
      const answer = await ask(scene, door, randomUUID(), token);
      const isRefused = answer.status === 403 && answer.code === 'forbidden';
      const isServed = ![401, 403, 404, 405].includes(answer.status) && answer.status < 500;
      const isNamed = scene.agreed.inner.get(nameOf(door))?.includes(client) === true;
      if (isNamed ? !isServed : !isRefused) say(`the token of ${client}`, answer);
    }
  }
  if (texts.size > 1) faults.push(`${texts.size} different texts for 401: ${[...texts].join(' ')}`);
  if ((await shownToOwner(scene)) !== before) faults.push('the owner’s objects are not what they were');
  return faults;
}

/** What the service opens, and what docs/api.md says that it opens. */
function differences({ doors, agreed }: Scene): string[] {
  const faults: string[] = [];
  const isAgreed = (name: string): boolean =>
    agreed.open.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name));
  for (const door of doors) {
    const name = nameOf(door);
    const listed = agreed.inner.get(name);
    const found = typeof door.opensTo === 'string' ? [] : [...door.opensTo].sort();
    if (door.opensTo === 'everybody' && !isAgreed(name)) faults.push(`${name} is open and not listed`);
    if (door.opensTo !== 'everybody' && isAgreed(name)) faults.push(`${name} is listed as open and is not`);
    const scope = agreed.scopes.get(`${door.method} ${inDocument(door.path)}`);
    if (door.scope !== scope) faults.push(`${name} is for the scope ${door.scope}, the list says ${scope}`);
    if (found.join() !== (listed ?? []).join())
      faults.push(`${name} names ${found.join()}, the list ${listed?.join()}`);
  }
  const names = new Set(doors.map(nameOf));
  for (const name of [...agreed.open, ...agreed.inner.keys()])
    if (!name.endsWith('*') && !names.has(name)) faults.push(`${name} is listed and does not exist`);
  const documented = new Set(doors.map(({ method, path }) => `${method} ${inDocument(path)}`));
  for (const name of agreed.scopes.keys())
    if (!documented.has(name)) faults.push(`${name} is listed with a scope and does not exist`);
  return faults;
}

/** Every door for people is in the OpenAPI document, and every operation of it is a door. */
async function undocumented({ url, doors }: Scene): Promise<string[]> {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { security?: unknown[] }>>;
  };
  const operations = new Map<string, boolean>();
  for (const [path, methods] of Object.entries(paths))
    for (const [method, { security }] of Object.entries(methods))
      operations.set(`${method.toUpperCase()} ${path}`, security?.length === 0);
  const faults: string[] = [];
  for (const { method, path, opensTo } of doors) {
    const isOpen = operations.get(`${method} ${inDocument(path)}`);
    operations.delete(`${method} ${inDocument(path)}`);
    if (opensTo === 'person' && isOpen !== false)
      faults.push(`${method} ${path} is not in the document as a door with a token`);
    if (opensTo === 'everybody' && isOpen === false)
      faults.push(`${method} ${path} asks for a token in the document only`);
    if (typeof opensTo !== 'string' && isOpen !== undefined) faults.push(`${method} ${path} is in the public document`);
  }
  for (const name of operations.keys()) faults.push(`${name} is in the document and does not exist`);
  return faults;
}

/** Somebody else's object and one that does not exist get one answer, byte for byte. */
async function strangerAt(scene: Scene, door: DoorOfService): Promise<string[]> {
  const name = nameOf(door);
  if (!door.path.includes(':')) {
    const answer = await ask(scene, door, '', scene.stranger);
    const isLetIn = answer.status !== 401 && answer.status !== 403 && answer.status < 500;
    return isLetIn ? [] : [`${name} with a person’s token: ${answer.status} ${answer.code}`];
  }
  const [, object] = Object.entries(scene.objects ?? {}).find(([path]) => `${door.path}/`.startsWith(`${path}/`)) ?? [];
  if (object === undefined) return [`${name} is a door to objects of which there is none to try`];
  const foreign = await ask(scene, door, object, scene.stranger);
  const unknown = await ask(scene, door, randomUUID(), scene.stranger);
  const faults =
    foreign.text === unknown.text ? [] : [`${name} tells a foreign object: ${foreign.text} ${unknown.text}`];
  if (foreign.status !== 404) faults.push(`${name} at a foreign object: ${foreign.status} ${foreign.code}`);
  return faults;
}

/** A token opens what it is for, and is told what it lacks at every other door. */
async function limitedAt(scene: Scene, door: DoorOfService): Promise<string[]> {
  const { scope = '' } = door;
  const faults: string[] = [];
  const others = [...new Set(scene.agreed.scopes.values())].filter((one) => one !== scope);
  const without = await ask(scene, door, randomUUID(), scene.limited(others.join(' ') || UNUSED_SCOPE));
  if (without.status !== 403 || without.code !== 'scope-missing' || !without.text.includes(`"scope":"${scope}"`))
    faults.push(`${nameOf(door)} without its scope: ${without.text}`);
  const withIt = await ask(scene, door, randomUUID(), scene.limited(scope));
  if ([401, 403].includes(withIt.status) || withIt.status >= 500)
    faults.push(`${nameOf(door)} with its scope alone: ${withIt.text}`);
  return faults;
}

/** The owner's objects as the owner sees them; they exist, or nothing would be proven by a 404. */
async function shownToOwner(scene: Scene): Promise<string> {
  const shown: string[] = [];
  for (const [path, id] of Object.entries(scene.objects ?? {})) {
    const door = scene.doors.find((one) => one.method === 'GET' && one.path === path);
    if (door === undefined) continue;
    const { status, text } = await ask(scene, door, id, scene.owner);
    if (status !== 200) throw new Error(`${path} of the owner answers ${status}: ${text}`);
    shown.push(text);
  }
  return shown.join('\n');
}

interface Answer {
  status: number;
  code: string;
  /** The whole answer, without what tells one request from another. */
  text: string;
}

async function ask(scene: Scene, door: DoorOfService, id: string, token: string | undefined): Promise<Answer> {
  const path = door.path.replace(/:\w+/g, id);
  const body = door.method === 'GET' || door.method === 'DELETE' ? undefined : (scene.bodies?.[nameOf(door)] ?? {});
  const response = await fetch(`${scene.url}${path}`, {
    method: door.method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'manual',
  });
  if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
    await response.body?.cancel();
    return { status: response.status, code: '', text: '' };
  }
  const text = await response.text();
  const code = /"code":"([^"]*)"/.exec(text)?.[1] ?? '';
  const kept = text.replace(/"requestId":"[^"]*"/, '').replace(/"instance":"[^"]*"/, '');
  return { status: response.status, code, text: `${response.status} ${id === '' ? kept : kept.replaceAll(id, '*')}` };
}
