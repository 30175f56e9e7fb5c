import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { makeSecrets } from '../../docker/make-secrets.mjs';
import { PORTS, readSettings, SEMI_SPACE_MB, SERVICES } from '../start/settings.mjs';

interface ComposeService {
  build?: { dockerfile: string; args?: { SERVICE: string; PORT: string; SEMI_SPACE_MB?: string } };
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
}

const root = resolve(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
};
const service = (name: string): ComposeService => {
  const found = compose.services[name];
  if (!found) throw new Error(`docker-compose.yml has no ${name}`);
  return found;
};
const programs = [...SERVICES, 'web'];
const secrets = makeSecrets();
const secretsOf = (program: string): Record<string, string> => secrets[`${program}.env`] as Record<string, string>;

function sourcesUnder(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/spec\.ts$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

/** The environment variables that a program's sources and its libraries name. */
function variablesOf(program: string): Set<string> {
  const libs = program === 'web' ? ['kernel'] : ['kernel', 'change-log', 'service-kit'];
  const source = [`apps/${program}/src`, ...libs.map((lib) => `libs/${lib}/src`)].map(sourcesUnder).join('\n');
  return new Set(source.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g));
}

describe('the containers', () => {
  it.each(programs)('of %s are given no variable that its sources do not know', (program) => {
    const known = variablesOf(program);
    const given = [...Object.keys(service(program).environment ?? {}), ...Object.keys(secretsOf(program))];
    expect(given.filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(SERVICES)('of %s get the key, the database and the secret that it cannot start without', (program) => {
    const given = secretsOf(program);
    expect(Buffer.from(given['SERVER_KEY'] ?? '', 'base64url')).toHaveLength(32);
    expect(new URL(given['DATABASE_URL'] ?? '').hostname).toBe('postgres');
    expect(given[program === 'user-service' ? 'SERVICE_CLIENTS' : 'SERVICE_CLIENT_SECRET']).toBeTruthy();
  });

  it('know each other by the same secrets', () => {
    const clients = new Map(
      (secretsOf('user-service')['SERVICE_CLIENTS'] ?? '')
        .split(',')
        .map((pair) => pair.split(':') as [string, string]),
    );
    for (const client of ['transaction-service', 'analytics-service', 'web']) {
      expect(clients.get(client)).toBe(secretsOf(client)['SERVICE_CLIENT_SECRET']);
    }
    expect(clients.get('verify')).toBe(secretsOf('verify')['VERIFY_CLIENT_SECRET']);
  });

  it.each(SERVICES)('of %s listen where everybody looks for it', (program) => {
    const { variable, standard } = PORTS[program]!;
    const { build, environment, ports } = service(program);
    expect(build?.args).toMatchObject({ SERVICE: program, PORT: String(standard) });
    expect(environment?.[variable]).toBe(String(standard));
    expect(ports).toEqual([`127.0.0.1:${standard}:${standard}`]);
    const address = `${program.replace('-', '_').toUpperCase()}_URL`;
    for (const other of programs) expect(service(other).environment?.[address]).toBe(`http://${program}:${standard}`);
  });

  it('serve the dashboard on the usual port', () => {
    const file = read('docker/web.Dockerfile');
    expect(service('web').ports).toEqual([`127.0.0.1:${PORTS.web.standard}:${PORTS.web.standard}`]);
    expect(file).toContain(`PORT=${PORTS.web.standard}`);
    expect(file).toContain(`EXPOSE ${PORTS.web.standard}`);
  });

  it('give a service the same memory as a start without them', () => {
    const file = read('docker/service.Dockerfile');
    expect(Number(/SERVICE_HEAP_MB=(\d+)/.exec(file)?.[1])).toBe(readSettings(root, []).heapMb);
    const options = (text: string): string[] => text.match(/--max-[a-z-]+-size/g) ?? [];
    expect(options(file)).toEqual(options(read('tools/start/system.mjs')));
    const standard = /^ARG SEMI_SPACE_MB=(\d+)$/m.exec(file)?.[1];
    for (const program of SERVICES)
      expect(Number(service(program).build?.args?.SEMI_SPACE_MB ?? standard)).toBe(SEMI_SPACE_MB[program]);
  });

  it('ask for their health where the programs answer about it', () => {
    const path = (file: string): string | undefined => /127\.0\.0\.1:[^/]+(\/[a-z/]+)/.exec(read(file))?.[1];
    expect(path('docker/web.Dockerfile')).toBe('/health/live');
    expect(existsSync(join(root, 'apps/web/src/app/health/live/route.ts'))).toBe(true);
    expect(path('docker/service.Dockerfile')).toBe('/health/ready');
    const controller = read('libs/service-kit/src/operations/health.controller.ts');
    expect(controller).toMatch(/@Controller\(['"]health['"]\)/);
    expect(controller).toMatch(/@Get\(['"]ready['"]\)/);
  });

  it('wait for what they need, and run as nobody special', () => {
    for (const program of SERVICES) {
      expect(service(program).depends_on).toMatchObject({
        postgres: { condition: 'service_healthy' },
        secrets: { condition: 'service_completed_successfully' },
      });
    }
    expect(service('analytics-service').depends_on).toHaveProperty('mongo');
    for (const file of ['docker/service.Dockerfile', 'docker/web.Dockerfile'])
      expect(read(file)).toMatch(/^USER node$/m);
    for (const { build } of Object.values(compose.services)) {
      if (build) expect(existsSync(join(root, build.dockerfile))).toBe(true);
    }
  });

  it('hold no secret in a file that is checked in', () => {
    for (const [name, { environment }] of Object.entries(compose.services)) {
      const secret = Object.keys(environment ?? {}).filter((key) => /(SECRET|PASSWORD|KEY)$/.test(key));
      expect([name, secret]).toEqual([name, []]);
    }
  });
});
