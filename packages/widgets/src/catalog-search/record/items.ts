import type { CatalogRecord, Item } from '@pustaka/core/contract';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Speech } from '../../foundation/speech.ts';
import type { BranchNames } from '../../parts/profile.ts';
import { dateIn } from '../../parts/date.ts';
import type { words } from './words.ts';

/**
 * Every item of a record, branch by branch: what a reader writes down before going to the shelf.
 *
 * @param branches their names, once they are known
 */
export function itemsTable(
  { items, availability }: CatalogRecord,
  branches: BranchNames | undefined,
  { say, nameOf, languages }: Speech<typeof words.indonesian>,
): TemplateResult {
  const itemBranches = [...new Set(items.map(({ branch }) => branch))];
  const row = ({ location, callNumber, volume, status, dueDate, note }: Item) =>
    html`<tr>
      <td>${callNumber ?? '–'}${volume ? html` <span class="muted">${volume}</span>` : nothing}</td>
      <td>${location ?? '–'}</td>
      <td>
        <span class="availability ${status === 'available' ? 'available' : ''}"
          >${nameOf('status', status)}</span
        >
        ${dueDate ? html`<span class="muted">${say('due', { date: dateIn(languages, dueDate) })}</span>` : nothing}
        ${note ? html`<p class="muted">${note}</p>` : nothing}
      </td>
    </tr>`;
  return html`<table aria-label=${say('where')}>
    <thead>
      <tr>
        <th scope="col">${say('call-number')}</th>
        <th scope="col">${say('location')}</th>
        <th scope="col">${say('status')}</th>
      </tr>
    </thead>
    ${itemBranches.map((branch) => {
      const total = availability.branches.find((one) => one.branch === branch);
      return html`<tbody>
        <tr>
          <th scope="rowgroup" colspan="3">
            ${branches && (branches.get(branch) ?? branch)}
            ${
              total
                ? html`<span class="muted">
                    ${say('at-branch', { available: total.available, total: total.total })}
                  </span>`
                : nothing
            }
          </th>
        </tr>
        ${items.filter((one) => one.branch === branch).map(row)}
      </tbody>`;
    })}
  </table>`;
}
