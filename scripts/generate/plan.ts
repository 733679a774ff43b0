import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

/** What a generator is going to do: files it writes, and lines it adds to the lists that name every widget or domain. */
export interface Plan {
  /** New files by their path in the repository. */
  readonly files: Readonly<Record<string, string>>;
  readonly additions: readonly Addition[];
}

/** Lines that go into a file that exists. */
export interface Addition {
  readonly file: string;
  readonly lines: string;
  /** Where they go: after the last match of this, or before the first of that. */
  readonly at: { readonly after: RegExp } | { readonly before: RegExp };
}

/** The forms of a name: `reading-rooms` → `ReadingRooms`, `readingRooms`, `reading rooms`. */
export interface Names {
  readonly kebab: string;
  readonly pascal: string;
  readonly camel: string;
  readonly words: string;
}

/** @throws Error where the name is not lower-case words joined by hyphens */
export function namesOf(name: string): Names {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(`"${name}": write the name in lower-case words joined by hyphens, as in reading-rooms.`);
  }
  const pascal = name.replace(/(^|-)(\w)/g, (_, _hyphen, letter: string) => letter.toUpperCase());
  return {
    kebab: name,
    pascal,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    words: name.replaceAll('-', ' '),
  };
}

/**
 * Carries out a plan in the repository at `root`; all of it or, where something is in the way, nothing.
 *
 * @returns the paths that were written
 * @throws Error where a file exists already, or a list has lost the place where a line belongs
 */
export async function carryOut(plan: Plan, root: string): Promise<string[]> {
  const taken = Object.keys(plan.files).find((file) => existsSync(path.join(root, file)));
  if (taken) throw new Error(`${taken} exists already.`);
  const texts = new Map(Object.entries(plan.files));
  for (const addition of plan.additions) {
    const { file } = addition;
    texts.set(file, withLines(texts.get(file) ?? readFileSync(path.join(root, file), 'utf8'), addition));
  }
  for (const [file, text] of texts) {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    const style = await resolveConfig(path.join(import.meta.dirname, 'plan.ts'));
    writeFileSync(target, await format(text, { ...style, filepath: target }));
  }
  return [...texts.keys()];
}

function withLines(text: string, { file, lines, at }: Addition): string {
  const pattern = 'after' in at ? at.after : at.before;
  const matches = [...text.matchAll(new RegExp(pattern, 'gm'))];
  const match = 'after' in at ? matches.at(-1) : matches[0];
  if (!match) throw new Error(`${file}: found no place for "${lines}".`);
  const index = 'after' in at ? match.index + match[0].length : match.index;
  return text.slice(0, index) + ('after' in at ? `\n${lines}` : `${lines}\n`) + text.slice(index);
}
