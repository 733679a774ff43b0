/** Markup that is safe to send as it is. */
export interface Markup {
  readonly text: string;
}

type Value = string | Markup | readonly Markup[];

/** Builds markup; strings that are put in are escaped for text and quoted attributes. */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { text: String.raw({ raw: strings }, ...values.map(render)) };
}

/** Lets a constant of the server's own through as it is. */
export function raw(text: string): Markup {
  return { text };
}

function render(value: Value): string {
  if (typeof value === 'string')
    return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return 'text' in value ? value.text : value.map(({ text }) => text).join('');
}
