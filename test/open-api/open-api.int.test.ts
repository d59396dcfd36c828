import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../support/api.js';

interface Operation {
  readonly summary?: string;
  readonly requestBody?: { content: { 'application/json'?: { schema: Schema; examples?: object } } };
  readonly responses: Record<string, { content?: Record<string, { example?: unknown; schema?: Schema }> }>;
}

interface Schema {
  readonly $ref?: string;
  readonly format?: string;
  readonly oneOf?: readonly Schema[];
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, unknown> };
}

/** A file needs no example. */
const shows = ({ example, schema }: { example?: unknown; schema?: Schema }): boolean =>
  example !== undefined || schema?.format === 'binary';

describe('the description of the API', () => {
  let api: TestApi;
  let document: Document;
  let operations: [string, Operation][];

  beforeAll(async () => {
    api = await startTestApi();
    document = (await (await api.as('motcua')).get('/api/v1/openapi.json')).body as Document;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
    );
  });
  afterAll(() => api.stop());

  it('is OpenAPI 3.1 and says of each route what it does', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(operations.length).toBeGreaterThan(40);
    expect(operations.filter(([, { summary }]) => !summary).map(([name]) => name)).toEqual([]);
  });

  it('gives an example of what each route answers', () => {
    const without = operations.filter(([, { responses }]) => {
      const done = Object.entries(responses).filter(([status]) => status.startsWith('2') && status !== '204');
      return done.some(([, { content }]) => !Object.values(content ?? {}).some(shows));
    });
    expect(without.map(([name]) => name)).toEqual([]);
  });

  it('has a schema, with an example or a description of its fields, for each body', () => {
    const schemas = operations.flatMap(([name, { requestBody }]) => {
      const schema = requestBody?.content['application/json']?.schema;
      return schema ? (schema.oneOf ?? [schema]).map(({ $ref }): [string, string | undefined] => [name, $ref]) : [];
    });
    expect(schemas.length).toBeGreaterThan(20);
    for (const [, ref] of schemas) expect(document.components.schemas).toHaveProperty([ref!.split('/').at(-1)!]);
    expect(JSON.stringify(document)).not.toContain('#/components/schemas/"');
  });

  it('is readable as a page', async () => {
    const page = await fetch(`${api.url}/api/docs`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
  });
});
