import { expect } from '@open-wc/testing';
import { failing } from '@pustaka/core/testing';
import { answering } from '../../standard/pretend-library.ts';
import { until } from '../../standard/widget-under-test.ts';
import { SearchPage } from '../search-page.fixture.ts';

describe('the availability of what is listed', () => {
  const page = new SearchPage();
  const comeBack = () => document.dispatchEvent(new Event('visibilitychange'));
  const asked = () =>
    page.library.requests
      .map(({ url }) => new URL(url))
      .filter((url) => url.pathname.endsWith('availability'));
  const shownOf = (title: string) =>
    page
      .all('[part~="result"]')
      .find((one) => one.textContent.includes(title))!
      .querySelector('.availability')!
      .textContent.trim();

  it('is asked for again when the reader comes back to the page, in one question', async () => {
    await page.add({ query: 'hindia' });
    expect(shownOf('Bumi Manusia')).to.equal('Sedang tidak tersedia');
    const status = page.status();
    const branches = [{ branch: 'utara', available: 1, total: 2 }];
    const availability = { status: 'available', available: 1, total: 2, branches };
    page.library.troubles = [
      answering('catalog.availability', { items: [{ id: 'p6t2m4c7y3sd', availability }] }),
    ];
    comeBack();
    await until(
      () => shownOf('Bumi Manusia') === 'Tersedia di Perpustakaan Utara',
      'the copy that came back',
    );
    expect(asked()).to.have.length(1);
    expect(asked()[0]!.searchParams.getAll('id')).to.have.length(page.titles().length);
    expect(shownOf('Jejak Langkah'), 'what no answer came for').to.equal('Tersedia di Perpustakaan Pusat');
    expect(page.status(), 'what screen readers were told').to.equal(status);
  });

  it('stays as it was where the library cannot be asked', async () => {
    await page.add({ query: 'hindia' });
    const events: Event[] = [];
    page.widget.addEventListener('pustaka-error', (event) => events.push(event));
    page.library.troubles = [failing('catalog.availability', { status: 404, code: 'not-found' })];
    await page.widget.results.value!.availability.ask();
    expect(shownOf('Bumi Manusia')).to.equal('Sedang tidak tersedia');
    expect(page.all('[part~="error"]')).to.have.length(0);
    expect(events).to.have.length(0);
  });

  it('is not asked for where nothing is listed', async () => {
    await page.add({ query: 'zzzz' });
    comeBack();
    await page.widget.results.value!.availability.ask();
    expect(asked()).to.have.length(0);
  });
});
