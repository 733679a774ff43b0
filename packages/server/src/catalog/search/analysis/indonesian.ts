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
  /** The roots it goes with, where not all. */
  readonly roots?: RegExp;
}

const confixes: readonly Confix[] = [
  { prefix: '', suffixes: ['kan', 'an'], roots: /^.{4}/ },
  { prefix: 'me', nasal: true, suffixes: ['', 'kan', 'i'] },
  { prefix: 'pe', nasal: true, suffixes: ['', 'an'] },
  // Who does what a verb with ber- says: `bertani`, `petani`.
  { prefix: 'pe', suffixes: ['', 'an'], roots: /^[bcdgjkst].{3}/ },
  { prefix: 'di', suffixes: ['', 'kan', 'i'] },
  { prefix: 'ter', suffixes: ['', 'kan', 'i'] },
  { prefix: 'ber', suffixes: ['', 'kan', 'an'] },
  // The r is lost before a first syllable in -er: `bekerja`.
  { prefix: 'be', suffixes: ['', 'an'], roots: /^[^aeiou]er[^aeiou]/ },
  { prefix: 'per', suffixes: ['', 'kan', 'i', 'an'] },
  { prefix: 'ke', suffixes: ['an'] },
  { prefix: 'memper', suffixes: ['', 'kan', 'i'] },
  { prefix: 'diper', suffixes: ['', 'kan', 'i'] },
  { prefix: 'keber', suffixes: ['an'] },
  { prefix: 'keter', suffixes: ['an'] },
  { prefix: 'pember', suffixes: ['an'] },
];

/** Forms that follow no rule, or one that has no other word. */
const irregular = new Map<string, readonly string[]>(
  Object.entries({
    ajar: [
      'belajar',
      'pelajar',
      'pelajaran',
      'pembelajaran',
      'pembelajar',
      'mempelajari',
      'dipelajari',
      'terpelajar',
    ],
    tahu: ['mengetahui', 'pengetahuan', 'diketahui', 'berpengetahuan'],
    kaji: ['mengkaji', 'pengkaji', 'pengkajian'],
  }),
);
const irregularStems = new Map(
  [...irregular].flatMap(([root, forms]) => forms.map((form) => [form, root] as const)),
);

const particles = ['', 'nya', 'lah', 'kah'];

/** What the nasal becomes before each beginning of a root, and whether it swallows the first letter. */
const nasals: readonly { readonly before: RegExp; readonly nasal: string; readonly swallows?: string }[] = [
  { before: /^[^aeiou]+[aeiou][^aeiou]*$/, nasal: 'nge' },
  { before: /^[lrwymn]/, nasal: '' },
  { before: /^(?:[bf]|p[^aeiou])/, nasal: 'm' },
  { before: /^p/, nasal: 'm', swallows: 'p' },
  { before: /^(?:[cdjz]|sy|t[^aeiou])/, nasal: 'n' },
  { before: /^t/, nasal: 'n', swallows: 't' },
  { before: /^s/, nasal: 'ny', swallows: 's' },
  { before: /^(?:[ghaeiou]|k[^aeiou])/, nasal: 'ng' },
  { before: /^k/, nasal: 'ng', swallows: 'k' },
];

/** Spelling that Indonesian roots do not have, so that English words keep their `per-`, `di-` and `ter-`. */
const foreign =
  /[qvx]|[cpst]h|ck|ee|oo|([^g])\1(?<=[^aeiou])|^(?!ng|ny|kh|sy)[^aeiou][^aeiourlwy]|^[^aeiou]{3}|[^aeioun][^aeiouy]$|n[^aeioug]$/;

/** The roots of which `word` may be a form, by its shape alone. */
export function indonesianStems(word: string): string[] {
  if (!/^[a-z]{5,}$/.test(word)) return [];
  const stems = new Set<string>();
  for (const particle of particles) {
    if (!word.endsWith(particle)) continue;
    const whole = word.slice(0, word.length - particle.length);
    const irregularStem = irregularStems.get(whole);
    if (irregularStem) stems.add(irregularStem);
    if (particle && isRoot(whole)) stems.add(whole);
    for (const confix of confixes) {
      for (const suffix of confix.suffixes) {
        if (!whole.endsWith(suffix)) continue;
        for (const root of withoutPrefix(whole.slice(0, whole.length - suffix.length), confix)) {
          if (isRoot(root) && (confix.roots?.test(root) ?? true)) stems.add(root);
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
  const starts = confixes.filter(({ roots }) => roots?.test(root) ?? true);
  const forms = [
    ...(irregular.get(root) ?? []),
    ...starts.flatMap((confix) => confix.suffixes.map((suffix) => withPrefix(root, confix) + suffix)),
  ];
  return particles.flatMap((particle) => [
    ...(particle ? [root + particle] : []),
    ...forms.map((form) => form + particle),
  ]);
}

function isRoot(text: string): boolean {
  return text.length >= 3 && /[aeiou]/.test(text) && !foreign.test(text);
}

function withPrefix(root: string, { prefix, nasal }: Confix): string {
  if (nasal) {
    const rule = nasals.find(({ before }) => before.test(root));
    return rule ? prefix + rule.nasal + root.slice(rule.swallows?.length ?? 0) : prefix + root;
  }
  // `ber-renang` is `berenang`.
  return prefix.endsWith('r') && root.startsWith('r') ? prefix + root.slice(1) : prefix + root;
}

function withoutPrefix(word: string, { prefix, nasal }: Confix): string[] {
  if (!word.startsWith(prefix)) return [];
  const rest = word.slice(prefix.length);
  if (!nasal) return prefix.endsWith('r') && /^[aeiou]/.test(rest) ? [rest, `r${rest}`] : [rest];
  return nasals.flatMap((rule) => {
    if (!rest.startsWith(rule.nasal)) return [];
    const root = (rule.swallows ?? '') + rest.slice(rule.nasal.length);
    // The first rule that fits a root is the one it follows.
    return nasals.find(({ before }) => before.test(root)) === rule ? [root] : [];
  });
}
