import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readEnv } from '../../server/src/config/env.js';

const DOCKER = join(__dirname, '../../docker');
const read = (name: string): string => readFileSync(join(DOCKER, name), 'utf8');

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly networks: readonly string[] | Readonly<Record<string, unknown>>;
}

interface Compose {
  readonly services: Readonly<Record<'api' | 'worker' | 'proxy' | 'postgres' | 'redis', Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

/** Decided by the compose file itself, made by the server, for demonstrations only, or for machines of their own. */
const NOT_FOR_ONE_MACHINE = [
  ...['PORT', 'HOST', 'NODE_ENV', 'LOG_LEVEL', 'MOTCUA_DATA_DIR', 'MOTCUA_DEMO_PASSWORD', 'MOTCUA_TEST_CLOCK_OFFSET'],
  ...['DATABASE_MIGRATION_URL', 'DATABASE_PREPARE'],
];

/** All that the server asks its environment for; a missing one is noted, and thrown in the end. */
function namesAsked(mode: 'api' | 'worker'): string[] {
  const asked = new Set<string>();
  const source = new Proxy<Record<string, string>>(
    {},
    {
      get: (_, name) => {
        asked.add(String(name));
        return undefined;
      },
    },
  );
  expect(() => readEnv(source, mode)).toThrow('DATABASE_URL');
  return [...asked];
}

describe('the installation on one machine', () => {
  const compose = parse(read('compose.prod.yml'), { merge: true }) as Compose;
  const { services } = compose;
  const networksOf = ({ networks }: Service): readonly string[] =>
    Array.isArray(networks) ? (networks as string[]) : Object.keys(networks);
  const leadsOut = (name: string): boolean => compose.networks[name]?.internal !== true;

  it('lets api and worker reach servers outside, and nobody the stores', () => {
    for (const name of ['api', 'worker'] as const) {
      expect([name, networksOf(services[name]).some(leadsOut)]).toEqual([name, true]);
    }
    for (const name of ['postgres', 'redis'] as const) expect(networksOf(services[name])).toEqual(['inside']);
  });

  it('lets the proxy come to the api from the one address that is believed', () => {
    const [proxy, api] = [networksOf(services.proxy), networksOf(services.api)];
    expect(proxy.filter((name) => api.includes(name))).toEqual(['front']);
  });

  it('lets every call that takes a file through the proxy, larger than other bodies', () => {
    const taking = [...read('nginx.conf').matchAll(/location ~ (\S+) \{\s+client_max_body_size 1001m/g)];
    const patterns = taking.map(([, pattern]) => new RegExp(pattern!));
    for (const path of ['/api/v1/dossiers/0192f1d2/attachments', '/api/v1/admin/history-imports']) {
      expect([path, patterns.some((pattern) => pattern.test(path))]).toEqual([path, true]);
    }
  });

  it('hands on every setting that the server knows, and names each in the example to fill in', () => {
    const given = [services.api, services.worker].flatMap(({ environment = {} }) => Object.keys(environment));
    const known = [...namesAsked('api'), ...namesAsked('worker')].filter((name) => !NOT_FOR_ONE_MACHINE.includes(name));
    expect(known.length).toBeGreaterThan(40);
    expect([...new Set(known)].filter((name) => !given.includes(name))).toEqual([]);
    const asked = [...read('compose.prod.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name!);
    const example = [...read('production.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name!);
    expect([...new Set(asked)].filter((name) => !example.includes(name))).toEqual([]);
    expect(example.filter((name) => !asked.includes(name))).toEqual([]);
  });
});
