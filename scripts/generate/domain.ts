import { namesOf } from './plan.ts';
import type { Addition, Names, Plan } from './plan.ts';

/**
 * A new domain of the contract that compiles and answers an empty list: contract, client, test handler and server
 * folder, and its line wherever domains are listed. `domainPlan('events')` begins `/v1/events`.
 */
export function domainPlan(name: string): Plan {
  const names = namesOf(name);
  const server = `packages/server/src/${names.kebab}`;
  return {
    files: {
      [`packages/core/src/contract/${names.kebab}.ts`]: contract(names),
      [`packages/core/src/clients/${names.kebab}.ts`]: client(names),
      [`${server}/service.ts`]: service(names),
      [`${server}/routes.ts`]: routes(names),
      [`${server}/domain.ts`]: domain(names),
      [`${server}/routes.test.ts`]: test(names),
    },
    additions: [...listsOfCore(names), ...listsOfServer(names)],
  };
}

function listsOfCore({ kebab, pascal, camel }: Names): Addition[] {
  const core = 'packages/core/src';
  return [
    {
      file: `${core}/contract/index.ts`,
      lines: `export * from './${kebab}.ts';`,
      at: { after: /^export \* from .*$/ },
    },
    {
      file: `${core}/contract/index.ts`,
      lines: `import * as ${camel} from './${kebab}.ts';`,
      at: { after: /^import \* as .*$/ },
    },
    {
      file: `${core}/contract/index.ts`,
      lines: `  ${camel}.list${pascal},`,
      at: { before: /^\] as const;/ },
    },
    {
      file: `${core}/library.ts`,
      lines: `import { ${pascal}Client } from './clients/${kebab}.ts';`,
      at: { after: /^import \{ \w+Client \}.*$/ },
    },
    {
      file: `${core}/library.ts`,
      lines: `  readonly ${camel}: ${pascal}Client;`,
      at: { after: /^ {2}readonly \w+: \w+Client;$/ },
    },
    {
      file: `${core}/library.ts`,
      lines: `    this.${camel} = new ${pascal}Client(this.connection);`,
      at: { after: /^ {4}this\.\w+ = new \w+Client\(.*$/ },
    },
    {
      file: `${core}/index.ts`,
      lines: `export * from './clients/${kebab}.ts';`,
      at: { after: /^export .* from '\.\/clients\/.*$/ },
    },
    {
      file: `${core}/testing/answers.ts`,
      lines: `\n  '${camel}.list': ({ query }) => pageOf([], query),`,
      at: { before: /^\};/ },
    },
    {
      file: 'packages/core/package.json',
      lines: `    "./${kebab}": {
      "pustaka-source": "./src/clients/${kebab}.ts",
      "types": "./dist/clients/${kebab}.d.ts",
      "default": "./dist/clients/${kebab}.js"
    },`,
      at: { before: /^ {4}"\.\/connection": \{/ },
    },
  ];
}

function listsOfServer({ kebab, camel }: Names): Addition[] {
  const file = 'packages/server/src/library-server.ts';
  return [
    {
      file,
      lines: `import { ${camel}Domain } from './${kebab}/domain.ts';`,
      at: { after: /^import \{ \w+Domain \} from .*$/ },
    },
    {
      file,
      lines: `    ${camel}Domain(),`,
      at: { after: /^ {2}const domains: Domain\[\] = \[/ },
    },
    {
      file: 'packages/server/src/library-server.test.ts',
      lines: `  '${camel}.list': ['/v1/${kebab}', 200],`,
      at: { after: /^ +'\w+\.\w+': \['\/v1.*$/ },
    },
  ];
}

const contract = ({ kebab, pascal, camel, words }: Names) => `import { page, pageQuery } from './common.ts';
import { endpoint } from './endpoint.ts';
import * as z from './schema.ts';

/** One entry of the list of ${words}. */
export const ${camel}Entry = z.object({ id: z.string(), title: z.string() });

export type ${pascal}Entry = z.infer<typeof ${camel}Entry>;

export const list${pascal} = endpoint({
  id: '${camel}.list',
  method: 'GET',
  path: '/${kebab}',
  summary: 'The library’s ${words}.',
  query: z.object(pageQuery),
  answer: z.object(page(${camel}Entry)),
  problems: ['cursor-invalid'],
  maxAgeSeconds: 60,
});
`;

const client = ({
  kebab,
  pascal,
  camel,
  words,
}: Names) => `import type { Connection } from '../connection/connection.ts';
import type { CallOptions } from '../connection/options.ts';
import type { AnswerOf, QueryInputOf } from '../contract/endpoint.ts';
import { list${pascal} } from '../contract/${kebab}.ts';

export type ${pascal}Query = QueryInputOf<typeof list${pascal}>;

/** The library's ${words}. Every call throws what {@link Connection.request} does. */
export class ${pascal}Client {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * @example
   * \`\`\`ts
   * const { total } = await library.${camel}.list();
   * assert.equal(total, 0);
   * \`\`\`
   */
  list(query: ${pascal}Query = {}, options?: CallOptions): Promise<AnswerOf<typeof list${pascal}>> {
    return this.#connection.request(list${pascal}, { query }, options);
  }
}
`;

const service = ({ pascal, words }: Names) => `import type { ${pascal}Entry } from '@pustaka/core/contract';

/** The rules of ${words}. */
export class ${pascal}Service {
  readonly #entries: readonly ${pascal}Entry[] = [];

  /** At most \`limit\` entries, the first first, and how many there are in all. */
  list(limit: number): { items: ${pascal}Entry[]; total: number } {
    return { items: this.#entries.slice(0, limit), total: this.#entries.length };
  }
}
`;

const routes = ({ pascal, camel }: Names) => `import { list${pascal} } from '@pustaka/core/contract';
import { route } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import type { ${pascal}Service } from './service.ts';

export function ${camel}Routes(service: ${pascal}Service): Route[] {
  return [route(list${pascal}, ({ query }) => service.list(query.limit))];
}
`;

const domain = ({ kebab, pascal, camel, words }: Names) => `import type { Domain } from '../http/domain.ts';
import { ${camel}Routes } from './routes.ts';
import { ${pascal}Service } from './service.ts';

/** The library's ${words}. */
export function ${camel}Domain(): Domain {
  return { name: '${kebab}', routes: ${camel}Routes(new ${pascal}Service()) };
}
`;

const test = ({ kebab, pascal, camel }: Names) => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleServer } from '../http/testing.ts';
import { ${camel}Routes } from './routes.ts';
import { ${pascal}Service } from './service.ts';

test('a library without entries answers an empty list', async (t) => {
  const server = await sampleServer(t, { routes: ${camel}Routes(new ${pascal}Service()) });
  const answer = await server.get('/v1/${kebab}');
  assert.equal(answer.status, 200);
  assert.deepEqual(await answer.json(), { items: [], total: 0 });
});
`;
