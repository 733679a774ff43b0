import { failing, offline, slow } from '@pustaka/core/testing';
import '@pustaka/widgets/loan-status/define.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { signInAt } from '../packages/widgets/src/standard/pretend-sign-in.ts';
import { library, page, pageControls, pageStyle, shown, signedInAt, site, url } from './reader-stories.ts';
import type { Page } from './reader-stories.ts';

interface Arguments extends Page {
  site: string;
  headingLevel: number;
}

const tag = 'pustaka-loan-status';

const meta: Meta<Arguments> = {
  title: 'Loan status',
  component: tag,
  parameters: library(),
  args: { ...page, site, headingLevel: 2 },
  argTypes: pageControls,
  render: (args) =>
    html`<main lang=${args.lang} dir=${args.dir} style=${pageStyle(args)}>
      <pustaka-loan-status
        library=${url}
        site=${args.site}
        heading-level=${args.headingLevel}
      ></pustaka-loan-status>
    </main>`,
};

export default meta;
type Story = StoryObj<Arguments>;

const signedIn = signedInAt(tag);

/** What signing in gives, and where card and PIN are typed. */
export const SignedOut: Story = {
  args: { site: 'sekolah-lain' },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, tag, '.prompt');
  },
};

export const Loans: Story = signedIn('.calendar');

export const LoansInEnglish: Story = { ...Loans, args: { lang: 'en' } };

export const LoansOnADarkPage: Story = { ...Loans, args: { scheme: 'dark' } };

export const LoansOnAPhone: Story = { ...Loans, args: { width: '22.5rem' } };

export const LoansFromRightToLeft: Story = { ...Loans, args: { dir: 'rtl' } };

/** What came of it stands beside each loan. */
export const AllRenewed: Story = signedIn('.outcome.late', '.bar button');

/** Cancelling loses the place in the queue, so it is asked for twice. */
export const HoldAboutToBeCancelled: Story = signedIn('.sure', '.cancel');

export const CalendarAddress: Story = signedIn('.calendar input', '.calendar .create');

export const ChildsCard: Story = {
  play: async ({ canvasElement }) => {
    await signInAt(url, site);
    const cards = (await shown(canvasElement, tag, '.tools select')) as HTMLSelectElement;
    cards.value = 'bima';
    cards.dispatchEvent(new Event('change'));
    await shown(canvasElement, tag, '[part="loan"]:only-child');
  },
};

/** A session that the library has ended: signing in again goes on with the same card. */
export const SessionEnded: Story = {
  ...signedIn('.prompt', '.bar button'),
  parameters: library(
    failing('circulation.renewAll', { status: 401, code: 'sign-in-required', title: 'Silakan masuk dahulu' }),
  ),
};

export const Loading: Story = { ...signedIn('.ghost'), parameters: library(slow('all', 3_600_000)) };

export const AfterAFailure: Story = {
  ...signedIn('.trouble'),
  parameters: library(
    failing('all', { status: 500, code: 'internal', title: 'Ada yang tidak beres', requestId: '7d1f' }),
  ),
};

export const Offline: Story = { ...signedIn('.trouble'), parameters: library(offline()) };
