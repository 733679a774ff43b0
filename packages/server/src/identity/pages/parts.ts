import { html } from '../../http/home/html.ts';
import type { Html } from '../../http/home/html.ts';

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
  card: html`type="text" autocomplete="username" autocapitalize="characters" spellcheck="false" maxlength="64"`,
  pin: html`type="password" autocomplete="current-password" inputmode="numeric" maxlength="64"`,
  'new-pin': html`type="password" autocomplete="new-password" inputmode="numeric" maxlength="64"`,
};

/** A labelled field of a form. */
export function field({ name, label, hint, kind, value = '', focused, faulty }: Field): Html {
  const described = [hint === undefined ? '' : `${name}-hint`, faulty ? 'alarm' : '']
    .filter(Boolean)
    .join(' ');
  return html`<label for="${name}">${label}</label>
    ${hint === undefined ? '' : html`<p class="quiet" id="${name}-hint">${hint}</p>`}
    <input
      id="${name}"
      name="${name}"
      value="${value}"
      required
      ${attributes[kind]}
      ${described === '' ? '' : html`aria-describedby="${described}"`}
      ${faulty ? html`aria-invalid="true"` : ''}
      ${focused ? html`autofocus` : ''}
    />`;
}

/** What went wrong, read out at once. */
export function alarm(text: string | undefined): Html {
  return text === undefined ? html`` : html`<p class="notice alarm" id="alarm" role="alert">${text}</p>`;
}

/** What was done, read out when it is convenient. */
export function notice(text: string | undefined): Html {
  return text === undefined ? html`` : html`<p class="notice" role="status">${text}</p>`;
}
