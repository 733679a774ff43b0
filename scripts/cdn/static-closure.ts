import type { GetModuleInfo, ProgramNode } from 'rollup';

type Statement = ProgramNode['body'][number];
type Import = Extract<Statement, { type: 'ImportDeclaration' }>;
type PassingOn = Extract<Statement, { type: 'ExportNamedDeclaration' | 'ExportAllDeclaration' }>;

/** As a name: all that a module exports. */
const everything = '*';

/**
 * The modules that an entry needs at once, by id. What a module only passes on is followed by name: who takes one name
 * from an index does not need all that the index offers.
 */
export function staticClosure(entry: string, infoOf: GetModuleInfo): Set<string> {
  /** The names that are taken from each module. */
  const taken = new Map<string, ReadonlySet<string>>();

  function take(id: string, names: readonly string[]): void {
    const known = taken.get(id);
    const added = names.filter((name) => !known?.has(name));
    if (known && added.length === 0) return;
    taken.set(id, new Set([...(known ?? []), ...added]));
    for (const [statement, source] of links(id, infoOf)) {
      if (statement.type === 'ImportDeclaration') take(source, imported(statement));
      else {
        const passed = passedOn(statement, added, infoOf(source)?.exports ?? []);
        if (passed.length > 0) take(source, passed);
      }
    }
  }

  take(entry, []);
  return new Set(taken.keys());
}

/** The statements of a module that name another, each with the other's id. */
function links(id: string, infoOf: GetModuleInfo): [Import | PassingOn, string][] {
  const { ast, importedIds } = infoOf(id)!;
  const statements = ast!.body.flatMap((statement) =>
    'source' in statement && statement.source ? [{ statement, source: statement.source.value }] : [],
  );
  // Each once, in the order of the ids.
  const sources = [...new Set(statements.map(({ source }) => source))];
  return statements.map(({ statement, source }) => [statement, importedIds[sources.indexOf(source)]!]);
}

function imported({ specifiers }: Import): string[] {
  return specifiers.map((one) => (one.type === 'ImportSpecifier' ? nameOf(one.imported) : everything));
}

/** Which names an `export … from` takes from there for the sake of those that are wanted of its module. */
function passedOn(statement: PassingOn, wanted: readonly string[], offered: readonly string[]): string[] {
  const isWanted = (name: string) => wanted.includes(name) || wanted.includes(everything);
  if (statement.type === 'ExportNamedDeclaration') {
    const { specifiers } = statement;
    return specifiers.filter((one) => isWanted(nameOf(one.exported))).map((one) => nameOf(one.local));
  }
  if (statement.exported) return isWanted(nameOf(statement.exported)) ? [everything] : [];
  return wanted.filter(
    (name) => name === everything || offered.includes(name) || offered.includes(everything),
  );
}

const nameOf = (node: { name: string } | { value?: unknown }): string =>
  'name' in node ? node.name : String(node.value);
