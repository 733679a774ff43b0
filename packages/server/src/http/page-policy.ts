import { hash } from 'node:crypto';

/** What a page of the library's with widgets brings of its own, as it stands between the tags: every space counts. */
export interface PageParts {
  readonly style: string;
  /** An inline script. */
  readonly script?: string;
  /** Whether any page may frame it. */
  readonly framed?: boolean;
}

/** The content security policy of a page with widgets: what it brings itself, this origin's files and answers. */
export function widgetPagePolicy({ style, script, framed = false }: PageParts): string {
  return [
    "default-src 'none'",
    `style-src ${hashSource(style)}`,
    `script-src 'self'${script === undefined ? '' : ` ${hashSource(script)}`}`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    // Left out where framing is meant: `*` would not allow a file that a webmaster tries out.
    ...(framed ? [] : ["frame-ancestors 'none'"]),
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** How a policy names an inline style or script. */
export function hashSource(text: string): string {
  return `'sha256-${hash('sha256', text, 'base64')}'`;
}
