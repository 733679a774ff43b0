/**
 * Indonesian affixes (Tata Bahasa Baku Bahasa Indonesia, ch. 4 and 7): `menulis`, `penulis`, `ditulis`, `tulisan`,
 * `penulisannya` are forms of `tulis`. Light: no list of roots is carried; the words of the index are the dictionary.
 */

/** A prefix and the suffixes that can go with it. */
interface Confix {
  readonly prefix: string;
  readonly suffixes: readonly string[];
  /** The prefix ends in the nasal that changes with the first letter of the root: `meN-`, `peN-`. */
  readonly nasal?: true;
}

const confixes: readonly Confix[] = [
  { prefix: '', suffixes: ['kan', 'an'] },
  { prefix: 'me', nasal: true, suffixes: ['', 'kan', 'i'] },
  { prefix: 'pe', nasal: true, suffixes: ['', 'an'] },
  { prefix: 'di', suffixes: ['', 'kan', 'i'] },
  { prefix: 'ter', suffixes: ['', 'kan', 'i'] },
  { prefix: 'ber', suffixes: ['', 'kan', 'an'] },
  { prefix: 'per', suffixes: ['', 'kan', 'i', 'an'] },
  { prefix: 'ke', suffixes: ['an'] },
  { prefix: 'memper', suffixes: ['', 'kan', 'i'] },
  { prefix: 'diper', suffixes: ['', 'kan', 'i'] },
  { prefix: 'keber', suffixes: ['an'] },
  { prefix: 'keter', suffixes: ['an'] },
  { prefix: 'pember', suffixes: ['an'] },
];

const particles = ['', 'nya', 'lah', 'kah'];

/** What the nasal becomes before each first letter of a root, and whether it swallows that letter. */
const nasals: readonly { readonly before: RegExp; readonly nasal: string; readonly swallows?: string }[] = [
  { before: /^[lrwymn]/, nasal: '' },
  { before: /^[bf]/, nasal: 'm' },
  { before: /^p/, nasal: 'm', swallows: 'p' },
  { before: /^(?:[cdjz]|sy)/, nasal: 'n' },
  { before: /^t/, nasal: 'n', swallows: 't' },
  { before: /^s/, nasal: 'ny', swallows: 's' },
  { before: /^(?:[ghaeiou]|kh)/, nasal: 'ng' },
  { before: /^k/, nasal: 'ng', swallows: 'k' },
];

/** Spelling that Indonesian roots do not have, so that English words keep their `per-`, `di-` and `ter-`. */
const foreign =
  /[qvx]|[cpst]h|ck|wr|ee|oo|([^g])\1(?<=[^aeiou])|^[^aeiou]{3}|^s[ckmpt]|[^aeioun][^aeiouy]$|n[^aeioug]$/;

/** The roots of which `word` may be a form, by its shape alone. */
export function indonesianStems(word: string): string[] {
  if (!/^[a-z]{5,}$/.test(word)) return [];
  const stems = new Set<string>();
  for (const particle of particles) {
    if (!word.endsWith(particle)) continue;
    const whole = word.slice(0, word.length - particle.length);
    if (particle && isRoot(whole)) stems.add(whole);
    for (const confix of confixes) {
      if (!whole.startsWith(confix.prefix)) continue;
      for (const suffix of confix.suffixes) {
        if (!whole.endsWith(suffix)) continue;
        const rest = whole.slice(confix.prefix.length, whole.length - suffix.length);
        for (const root of confix.nasal ? withoutNasal(rest) : [rest]) {
          // `makan` is no form of `mak`: a suffix alone says little about a short word.
          if (isRoot(root) && (confix.prefix || root.length >= 4)) stems.add(root);
        }
      }
    }
  }
  stems.delete(word);
  return [...stems];
}

/** The forms that `root` may take. */
export function indonesianForms(root: string): string[] {
  if (!/^[a-z]{3,}$/.test(root) || !isRoot(root)) return [];
  const forms: string[] = [];
  for (const particle of particles) {
    if (particle) forms.push(root + particle);
    for (const confix of confixes) {
      if (!confix.prefix && root.length < 4) continue;
      const start = confix.prefix + (confix.nasal ? withNasal(root) : root);
      for (const suffix of confix.suffixes) forms.push(start + suffix + particle);
    }
  }
  return forms;
}

function isRoot(text: string): boolean {
  return text.length >= 3 && /[aeiou]/.test(text) && !foreign.test(text);
}

function withNasal(root: string): string {
  const rule = nasals.find(({ before }) => before.test(root));
  if (!rule) return root;
  return rule.nasal + root.slice(rule.swallows?.length ?? 0);
}

function withoutNasal(rest: string): string[] {
  const roots: string[] = [];
  for (const { before, nasal, swallows = '' } of nasals) {
    if (!rest.startsWith(nasal)) continue;
    const root = swallows + rest.slice(nasal.length);
    // A swallowed letter was followed by a vowel: `mem-pakai` is `memakai`, but `memprakarsai` keeps its p.
    if (before.test(root) && (!swallows || /^.[aeiou]/.test(root))) roots.push(root);
  }
  return roots;
}
