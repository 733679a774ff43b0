import { offline } from '@pustaka/core/testing';
import '@pustaka/widgets/sign-in/define.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { library, page, pageControls, pageStyle, shown, signedInAt, site, url } from './reader-stories.ts';
import type { Page } from './reader-stories.ts';

interface Arguments extends Page {
  site: string;
}

const tag = 'pustaka-sign-in';

const meta: Meta<Arguments> = {
  title: 'Sign in',
  component: tag,
  parameters: library(),
  args: { ...page, site },
  argTypes: pageControls,
  render: (args) =>
    html`<header
      lang=${args.lang}
      dir=${args.dir}
      style=${`${pageStyle(args)}; display: flex; justify-content: flex-end`}
    >
      <pustaka-sign-in library=${url} site=${args.site}></pustaka-sign-in>
    </header>`,
};

export default meta;
type Story = StoryObj<Arguments>;

const signedIn = signedInAt(tag);

export const SignedOut: Story = {
  args: { site: 'sekolah-lain' },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, tag, '.sign-in');
  },
};

export const SignedIn: Story = signedIn('.who');

export const Menu: Story = signedIn('[popover]:popover-open', '.who');

export const MenuInEnglish: Story = { ...Menu, args: { lang: 'en' } };

export const MenuOnADarkPhone: Story = { ...Menu, args: { scheme: 'dark', width: '22.5rem' } };

export const Offline: Story = { ...signedIn('.trouble'), parameters: library(offline()) };
