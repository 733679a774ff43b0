export { toBibtex } from './bibtex.ts';
export { toJsonLd } from './jsonld.ts';
export { toRis } from './ris.ts';
