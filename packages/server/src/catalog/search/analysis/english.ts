/**
 * English endings, lightly: plural, `-ing`, `-ed`. Words that end in `-as`, `-is`, `-us` and `-ss` are not taken for
 * plurals: in Indonesian and Latin they are words of their own (`kelas`, `tulis`, `kamus`).
 */

const vowel = /[aeiouy]/;

/** The words of which `word` may be a form. */
export function englishStems(word: string): string[] {
  if (!/^[a-z]{4,}$/.test(word)) return [];
  const stems: string[] = [];
  if (word.endsWith('ies') && word.length > 4) stems.push(`${word.slice(0, -3)}y`);
  if (/(?:s|x|z|ch|sh)es$/.test(word)) stems.push(word.slice(0, -2));
  if (/[^aius]s$/.test(word)) stems.push(word.slice(0, -1));
  for (const ending of ['ing', 'ed']) {
    if (!word.endsWith(ending)) continue;
    const rest = word.slice(0, -ending.length);
    if (rest.length < 3 || !vowel.test(rest)) continue;
    stems.push(rest, `${rest}e`);
    if (rest.at(-1) === rest.at(-2)) stems.push(rest.slice(0, -1));
  }
  return stems;
}

/** The forms that `stem` may take. */
export function englishForms(stem: string): string[] {
  if (!/^[a-z]{3,}$/.test(stem)) return [];
  const forms = [`${stem}s`, `${stem}es`, `${stem}ing`, `${stem}ed`];
  if (stem.endsWith('y')) forms.push(`${stem.slice(0, -1)}ies`);
  if (stem.endsWith('e') && stem.length > 3) forms.push(`${stem.slice(0, -1)}ing`, `${stem}d`);
  const last = stem.at(-1)!;
  if (!vowel.test(last)) forms.push(`${stem}${last}ing`, `${stem}${last}ed`);
  return forms;
}
