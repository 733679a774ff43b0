/** Articles that titles are not filed under, by language (as in MARC 21, Appendix F: Initial Definite and Indefinite Articles). */
const articles = new Map<string, readonly string[]>(
  Object.entries({
    ar: ['al-', 'el-'],
    de: ['der ', 'die ', 'das ', 'den ', 'dem ', 'ein ', 'eine '],
    en: ['the ', 'a ', 'an '],
    es: ['el ', 'la ', 'los ', 'las ', 'un ', 'una '],
    fr: ['le ', 'la ', 'les ', "l'", 'un ', 'une '],
    it: ['il ', 'lo ', 'la ', 'i ', 'gli ', 'le ', "l'", 'un ', 'una ', 'uno '],
    nl: ['de ', 'het ', 'een ', "'t "],
    pt: ['o ', 'a ', 'os ', 'as ', 'um ', 'uma '],
  }),
);

/**
 * A title as it is filed.
 *
 * @param language BCP 47
 * @example withoutArticle('The Rainbow Troops', 'en') // 'Rainbow Troops'
 */
export function withoutArticle(title: string, language: string): string {
  const lower = title.toLowerCase().replaceAll('’', "'");
  const article = articles.get(language.split('-')[0]!)?.find((candidate) => lower.startsWith(candidate));
  return article && title.length > article.length ? title.slice(article.length) : title;
}
