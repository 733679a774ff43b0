import type { TestContext } from 'node:test';
import type { TestLibrary } from './library.fixture.ts';
import type { OpenedWindow } from './routes/window.ts';

/** What of a browser's page sign-in uses, in the place of Node's own globals until the test ends. */
export interface TestBrowser {
  /** The addresses that windows were opened for. */
  readonly windows: { closed: boolean; address: string }[];
  blocksWindows: boolean;
  /** What the window does with an address: by default it follows it to the relay, which posts the outcome. */
  show: (address: string) => void;
  /** Delivers a message to the page. */
  post(data: unknown, origin: string): void;
  /** Something happens on the page: a touch, a key. @param more of what its event tells */
  dispatch(type: string, more?: object): void;
  /** Where the page itself is. */
  address: string;
  /** Waits until the page is left. @returns for which address */
  left(): Promise<string>;
}

export function browser(t: TestContext, library: TestLibrary, address: string): TestBrowser {
  const events = new EventTarget();
  let leave = (_address: string) => {};
  const openedWindows: (OpenedWindow & { closed: boolean; address: string })[] = [];
  const self: TestBrowser = {
    windows: openedWindows,
    blocksWindows: false,
    address,
    show: (address) => {
      void library.visit(address).then(({ searchParams }) => {
        self.post({ type: 'pustaka-sign-in', ...Object.fromEntries(searchParams) }, library.url);
      });
    },
    post: (data, origin) => events.dispatchEvent(new MessageEvent('message', { data, origin })),
    left: () => new Promise((resolve) => (leave = resolve)),
    dispatch: (type, more) => events.dispatchEvent(Object.assign(new Event(type), more)),
  };
  const open = () => {
    if (self.blocksWindows) return null;
    const last = openedWindows.at(-1);
    if (last && !last.closed) return last;
    const window = {
      closed: false,
      address: '',
      close: () => (window.closed = true),
      focus: () => {},
      location: {
        set href(address: string) {
          window.address = address;
          self.show(address);
        },
      },
    };
    openedWindows.push(window);
    return window;
  };
  const globals = {
    open,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    location: {
      get href() {
        return self.address;
      },
      assign: (address: string) => {
        leave(address);
      },
      replace: (address: string) => {
        leave(address);
      },
    },
    history: {
      state: null,
      replaceState: (_state: unknown, _unused: string, address: string) => (self.address = address),
    },
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
    t.after(() => Reflect.deleteProperty(globalThis, name));
  }
  return self;
}
