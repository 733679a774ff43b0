/**
 * MARC relator codes (id.loc.gov/vocabulary/relators) with the terms that catalogues in Indonesian and English use for
 * them in `$e`, lower case.
 */
const termsByCode: Readonly<Record<string, readonly string[]>> = {
  aut: ['author', 'penulis', 'pengarang', 'writer', 'auteur'],
  trl: ['translator', 'penerjemah', 'penterjemah', 'alih bahasa', 'pengalih bahasa', 'traducteur'],
  edt: ['editor', 'penyunting', 'redaktur', 'pemimpin redaksi', 'ed'],
  ill: ['illustrator', 'ilustrator', 'juru gambar', 'illustrateur'],
  com: ['compiler', 'penyusun', 'penghimpun'],
  nrt: ['narrator', 'narator', 'pembaca', 'pencerita'],
  pht: ['photographer', 'fotografer', 'juru foto'],
  cmp: ['composer', 'komponis', 'pencipta lagu', 'penggubah'],
  lyr: ['lyricist', 'penulis lirik'],
  prf: ['performer', 'pemain', 'penampil'],
  sng: ['singer', 'penyanyi'],
  mus: ['musician', 'musisi'],
  act: ['actor', 'actress', 'aktor', 'aktris', 'pemeran'],
  drt: ['director', 'film director', 'sutradara'],
  pro: ['producer', 'film producer', 'produser'],
  aus: ['screenwriter', 'penulis skenario'],
  aui: ['author of introduction', 'pengantar', 'kata pengantar'],
  adp: ['adapter', 'penyadur', 'saduran'],
  ctb: ['contributor', 'kontributor'],
  ctg: ['cartographer', 'kartografer'],
  art: ['artist', 'seniman', 'pelukis'],
  cov: ['cover designer', 'perancang sampul', 'desainer sampul'],
  ths: ['thesis advisor', 'pembimbing', 'promotor'],
  pbl: ['publisher', 'penerbit'],
  isb: ['issuing body', 'badan penerbit'],
  col: ['collector', 'kolektor'],
  rev: ['reviewer', 'penelaah'],
};

const codeByTerm = new Map(
  Object.entries(termsByCode).flatMap(([code, terms]) => terms.map((term) => [term, code] as const)),
);

/** The code of a `$4` (a code or the URI of one), or nothing. */
export function relatorFromCode(value: string): string | undefined {
  return /(?:^|\/)([a-z]{3})\W*$/.exec(value.trim())?.[1];
}

/** The code for a `$e` (`penerjemah.`, `Illustrator,`); a term that has none here stays as it is, in lower case. */
export function relatorFromTerm(value: string): string | undefined {
  const term = /[^\s(].*[^\s.,;:)]/s.exec(value.toLowerCase())?.[0] ?? '';
  return term === '' ? undefined : (codeByTerm.get(term) ?? term);
}
