import { expect } from '@open-wc/testing';
import { signOutOf, until } from './widget-under-test.ts';
import type { WidgetUnderTest } from './widget-under-test.ts';

type Call = (this: unknown, ...given: unknown[]) => unknown;

/** What a page holds on to. */
interface Holdings {
  /** What is held now, in words. */
  held(): string[];
  /** Every type of event that anything was listened to for. */
  readonly heard: ReadonlySet<string>;
  stop(): void;
}

/** A widget is put on the page and taken from it: the page has no more nodes than before, and holds on to nothing. */
export async function expectNothingLeft(widget: WidgetUnderTest, act: () => Promise<void>): Promise<void> {
  const nodes = () => document.querySelectorAll('*').length;
  const before = nodes();
  const holdings = watchHoldings();
  try {
    await act();
    // Sessions are the page's, and not a widget's: they last until the reader leaves.
    await signOutOf(widget);
    await until(() => holdings.held().length === 0, 'nothing held').catch(() => {});
    expect(holdings.held()).to.deep.equal([]);
    expect([...holdings.heard])
      .not.to.include('unload')
      .and.not.to.include('beforeunload');
  } finally {
    holdings.stop();
  }
  expect(nodes()).to.equal(before);
}

/** Takes notice of what the page comes to hold: listeners, timers, observers, channels. */
function watchHoldings(): Holdings {
  const all = new Map<unknown, Map<unknown, Set<string>>>();
  const heard = new Set<string>();
  const hold = (owner: unknown, thing: unknown, name: string) => {
    const things = all.get(owner) ?? new Map<unknown, Set<string>>();
    all.set(owner, things.set(thing, (things.get(thing) ?? new Set()).add(name)));
  };

  const undo: (() => void)[] = [];
  const replace = (owner: object, name: string, by: (original: Call) => Call) => {
    const original = Reflect.get(owner, name) as Call;
    Reflect.set(owner, name, by(original));
    undo.push(() => Reflect.set(owner, name, original));
  };
  /** Notes what a method of the page is called for. */
  const note = (owner: object, name: string, take: (self: unknown, ...given: unknown[]) => unknown) => {
    replace(
      owner,
      name,
      (original) =>
        function (this: unknown, ...given) {
          take(this ?? window, ...given);
          return original.apply(this, given);
        },
    );
  };

  note(EventTarget.prototype, 'addEventListener', (target, type, listener) => {
    heard.add(type as string);
    if (outlasts(target)) hold(target, listener, `${nameOf(target)} ${type as string}`);
  });
  note(EventTarget.prototype, 'removeEventListener', (target, type, listener) =>
    all
      .get(target)
      ?.get(listener)
      ?.delete(`${nameOf(target)} ${type as string}`),
  );
  for (const name of ['setTimeout', 'setInterval']) {
    replace(window, name, (set) => (run, ...rest) => {
      const ring = (...given: unknown[]) => {
        if (name === 'setTimeout') all.delete(id);
        (run as Call)(...given);
      };
      const id = set.call(window, ring, ...rest);
      hold(id, run, name);
      return id;
    });
  }
  for (const name of ['clearTimeout', 'clearInterval']) note(window, name, (_, id) => all.delete(id));
  for (const { prototype } of [MutationObserver, ResizeObserver, IntersectionObserver]) {
    note(prototype, 'observe', (observer, target) => hold(observer, target, nameOf(observer)));
    note(prototype, 'disconnect', (observer) => all.delete(observer));
    if ('unobserve' in prototype)
      note(prototype, 'unobserve', (observer, target) => all.get(observer)?.delete(target));
  }
  const { BroadcastChannel: Channel } = window;
  window.BroadcastChannel = class extends Channel {
    constructor(name: string) {
      super(name);
      hold(this, this, `BroadcastChannel ${name}`);
    }
  };
  undo.push(() => (window.BroadcastChannel = Channel));
  note(Channel.prototype, 'close', (channel) => all.delete(channel));

  return {
    held: () =>
      [...all]
        .filter(([owner]) => outlasts(owner))
        .flatMap(([, things]) => [...things.values()].flatMap((names) => [...names])),
    heard,
    stop: () => undo.forEach((one) => one()),
  };
}

/** Whether it may be there when a widget is gone: it is none of its nodes, nor of one request alone. */
const outlasts = (owner: unknown): boolean =>
  owner instanceof Node
    ? owner.isConnected && owner.getRootNode() === document
    : !(owner instanceof AbortSignal);

const nameOf = (owner: unknown): string => (owner as object).constructor.name;
