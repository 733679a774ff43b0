import type { CatalogRecord } from '@pustaka/core/contract';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Speech } from '../../foundation/speech.ts';
import { languageNameIn } from './language-name.ts';
import { noCriteria } from '../criteria.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import type { words } from './words.ts';

/** What the catalogue says about a record, name by name; what it does not say is left out. */
export function facts(
  host: PustakaCatalogSearch,
  record: CatalogRecord,
  { say, languages }: Speech<typeof words.indonesian>,
): TemplateResult {
  const { originalScript, publisher, place, year, edition, physical } = record;
  const series = record.series.map(({ title, volume }) => (volume ? `${title} ; ${volume}` : title));
  const published = [place, publisher, year].filter(Boolean).join(', ');
  const lines: [
    key: keyof typeof words.indonesian,
    texts: readonly (string | TemplateResult | undefined)[],
  ][] = [
    ['field.original', [originalScript]],
    [
      'field.contributors',
      record.contributors.map(({ name, dates }) => (dates ? `${name}, ${dates}` : name)),
    ],
    ['field.published', [published]],
    ['field.edition', [edition]],
    ['field.physical', [physical]],
    ['field.languages', record.languages.map((tag) => languageNameIn(languages, tag))],
    ['field.series', series],
    ['field.subjects', record.subjects.map((subject) => subjectLink(host, subject))],
    ['field.genres', record.genres],
    ['field.isbns', record.isbns],
    ['field.issns', record.issns],
    [
      'field.classification',
      record.classification.map(({ scheme, number }) => `${number} (${scheme.toUpperCase()})`),
    ],
    ['field.other-titles', record.otherTitles],
    ['field.notes', record.notes],
  ];
  return html`<dl>
    ${lines
      .map(([key, texts]) => ({ key, texts: texts.filter(Boolean) }))
      .filter(({ texts }) => texts.length > 0)
      .map(
        ({ key, texts }) =>
          html`<div>
            <dt>${say(key)}</dt>
            ${texts.map((text) => html`<dd>${text}</dd>`)}
          </div>`,
      )}
  </dl>`;
}

/** A subject, which searches for what else there is about it. MARC parts it from its subdivisions by two dashes. */
function subjectLink(host: PustakaCatalogSearch, subject: string): TemplateResult {
  const search = () => host.search({ ...noCriteria, filters: { subject: [subject] } });
  return html`<button class="link" type="button" @click=${search}>
    ${subject.replaceAll(' -- ', ' › ')}
  </button>`;
}
