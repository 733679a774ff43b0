/** The part of a browser's window that sign-in needs. */
export interface OpenedWindow {
  readonly closed: boolean;
  readonly location: { href: string };
  close(): void;
  focus(): void;
}

const browser: { open?(address: string, name: string, features: string): OpenedWindow | null } = globalThis;

/** An empty window for the sign-in page, or the one that is open; nothing where the browser blocks it. */
export const openWindow = (): OpenedWindow | undefined =>
  browser.open?.('', 'pustaka-sign-in', 'popup,width=480,height=720') ?? undefined;
