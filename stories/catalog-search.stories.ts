import { failing, offline, slow } from '@pustaka/core/testing';
import '@pustaka/widgets/catalog-search/define.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import * as reader from './reader-stories.ts';
import { library, page, pageControls, pageStyle, site, url } from './reader-stories.ts';
import type { Page } from './reader-stories.ts';

interface Arguments extends Page {
  query: string;
  site: string;
  pageSize: number;
  headingLevel: number;
  syncAddress: boolean;
}

const tag = 'pustaka-catalog-search';

const meta: Meta<Arguments> = {
  title: 'Catalogue search',
  component: tag,
  parameters: library(),
  args: { ...page, query: '', site: '', pageSize: 20, headingLevel: 2, syncAddress: false, width: '72rem' },
  argTypes: pageControls,
  render: (args) =>
    html`<main lang=${args.lang} dir=${args.dir} style=${pageStyle(args)}>
      <pustaka-catalog-search
        library=${url}
        site=${args.site}
        query=${args.query || nothing}
        page-size=${args.pageSize}
        heading-level=${args.headingLevel}
        ?sync-address=${args.syncAddress}
      ></pustaka-catalog-search>
    </main>`,
};

export default meta;
type Story = StoryObj<Arguments>;

const shown = (canvas: HTMLElement, selector: string) => reader.shown(canvas, tag, selector);
const signedIn = reader.signedInAt(tag);

/** Before anything is asked, it shows what the library added last. */
export const NewArrivals: Story = {
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.shelf .link');
  },
};

export const Results: Story = {
  args: { query: 'pendidikan' },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.filters input');
  },
};

export const ResultsInEnglish: Story = { ...Results, args: { query: 'pendidikan', lang: 'en' } };

export const ResultsOnADarkPage: Story = { ...Results, args: { query: 'pendidikan', scheme: 'dark' } };

/** Where there is no room beside the list, the filters are in a sheet. */
export const ResultsOnAPhone: Story = {
  args: { query: 'pendidikan', width: '22.5rem' },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.open-sheet');
  },
};

export const ResultsFromRightToLeft: Story = { ...Results, args: { query: 'hirata', dir: 'rtl' } };

export const SheetOfFilters: Story = {
  args: { query: 'pendidikan', width: '22.5rem' },
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, '.open-sheet')).click();
    await shown(canvasElement, 'dialog[open] input');
  },
};

export const ChosenFilters: Story = {
  args: { query: 'pendidikan' },
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, '.filters [data-facet="language/id"]')).click();
    await shown(canvasElement, '.chips button');
  },
};

export const Suggestions: Story = {
  play: async ({ canvasElement }) => {
    const field = (await shown(canvasElement, 'input')) as HTMLInputElement;
    field.focus();
    field.value = 'pe';
    field.dispatchEvent(new InputEvent('input'));
    await shown(canvasElement, '[role="option"]');
  },
};

/** A typing error is mended, with a way back. */
export const MendedQuery: Story = {
  args: { query: 'laksar' },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.notice .link');
  },
};

export const SeveralPages: Story = {
  args: { pageSize: 6 },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.more button');
  },
};

export const ARecord: Story = {
  args: { syncAddress: true, query: 'laskar' },
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, '[data-record]')).click();
    (await shown(canvasElement, 'summary')).click();
    await shown(canvasElement, 'table');
  },
};

/** What is out can be reserved from the list. */
export const AHoldFromTheList: Story = {
  args: { query: 'hindia', site },
  ...signedIn('form.hold', '.hold button'),
};

export const ARefusedHold: Story = {
  args: { query: 'bumi', site },
  ...signedIn('.outcome.late', '.hold button', 'form.hold .primary'),
};

export const AHoldOnARecord: Story = {
  args: { query: 'saman', site },
  ...signedIn('form.hold', '[data-record]', '.hold .primary'),
};

export const NothingFound: Story = {
  args: { query: 'zzzz' },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.notice');
  },
};

export const Loading: Story = { parameters: library(slow('all', 3_600_000)) };

export const AfterAFailure: Story = {
  parameters: library(
    failing('all', { status: 500, code: 'internal', title: 'Ada yang tidak beres', requestId: '7d1f' }),
  ),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.trouble');
  },
};

export const Offline: Story = {
  parameters: library(offline()),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.trouble');
  },
};
