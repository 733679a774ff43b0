import { markup } from '../../http/markup.ts';
import type { Markup } from '../../http/markup.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'card' | 'pin' | 'new-pin';
  readonly value?: string;
  readonly focused?: boolean;
  /** Whether the page's alarm is about this field. */
  readonly faulty?: boolean;
}

const attributes = {
  card: markup`type="text" autocomplete="username" autocapitalize="characters" spellcheck="false" maxlength="64"`,
  pin: markup`type="password" autocomplete="current-password" inputmode="numeric" maxlength="64"`,
  'new-pin': markup`type="password" autocomplete="new-password" inputmode="numeric" maxlength="64"`,
};

/** A labelled field of a form. */
export function field({ name, label, hint, kind, value = '', focused, faulty }: Field): Markup {
  const described = [hint === undefined ? '' : `${name}-hint`, faulty ? 'alarm' : '']
    .filter(Boolean)
    .join(' ');
  return markup`<label for="${name}">${label}</label>
    ${hint === undefined ? '' : markup`<p class="quiet" id="${name}-hint">${hint}</p>`}
    <input
      id="${name}"
      name="${name}"
      value="${value}"
      required
      ${attributes[kind]}
      ${described === '' ? '' : markup`aria-describedby="${described}"`}
      ${faulty ? markup`aria-invalid="true"` : ''}
      ${focused ? markup`autofocus` : ''}
    />`;
}

/** What went wrong, read out at once. */
export function alarm(text: string | undefined): Markup {
  return text === undefined ? markup`` : markup`<p class="notice alarm" id="alarm" role="alert">${text}</p>`;
}

/** What was done, read out when it is convenient. */
export function notice(text: string | undefined): Markup {
  return text === undefined ? markup`` : markup`<p class="notice" role="status">${text}</p>`;
}
