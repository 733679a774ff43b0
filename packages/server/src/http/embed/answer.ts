import type { Request, RequestHandler } from 'express';
import { publicAddress } from '../address.ts';
import { sendKept } from '../compressed.ts';
import { contextOf } from '../context.ts';
import { spoken } from '../../words.ts';
import { embedPage, schemes } from './page.ts';

export interface EmbedOptions {
  readonly libraryName: () => Promise<string>;
  readonly publicUrl?: string;
}

/**
 * Answers the page for a frame. What the query says of its looks (`lang`, `scheme`, `accent`) and cannot be taken is left
 * out, since nobody would see a complaint but readers.
 */
export function embed({ libraryName, publicUrl }: EmbedOptions): RequestHandler {
  return async (req, res) => {
    const language = spoken(one(req, 'lang') || contextOf(req).language);
    const scheme = schemes.find((name) => name === one(req, 'scheme')) ?? 'light';
    const { html, policy } = embedPage({
      name: await libraryName(),
      language,
      url: publicAddress(req, publicUrl),
      scheme,
      accent: one(req, 'accent'),
    });
    res.removeHeader('X-Frame-Options');
    res.set({
      'Content-Security-Policy': policy,
      'Content-Language': language,
      'Cache-Control': 'no-cache',
    });
    res.vary('Accept-Language').type('html');
    await sendKept(req, res, html);
  };
}

function one({ query }: Request, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value : '';
}
