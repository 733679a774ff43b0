import { ContextConsumer, ContextProvider } from '@lit/context';
import { expect } from '@open-wc/testing';
import { ReactiveElement } from 'lit';
import { libraryUrl, pretendLibrary } from '../standard/pretend-library.ts';
import type { PretendLibrary } from '../standard/pretend-library.ts';
import { signInAt } from '../standard/pretend-sign-in.ts';
import { clear, shown, until } from '../standard/widget-under-test.ts';
import '../catalog-search/define.ts';
import { libraryContext, librarySource } from '../foundation/library-context.ts';
import { sessionAt } from '../foundation/session-at.ts';

describe('pustaka-library', () => {
  let library: PretendLibrary;
  beforeEach(() => {
    library = pretendLibrary();
  });
  afterEach(() => {
    clear();
    library.close();
  });

  it('gives its connection to widgets that were there before it', async () => {
    const box = document.createElement('main');
    box.innerHTML = `<pustaka-library url="${libraryUrl}" site="sekolah-01"><p><pustaka-catalog-search></pustaka-catalog-search></p></pustaka-library>`;
    document.body.append(box);
    const widget = box.querySelector('pustaka-catalog-search')!;
    await widget.updateComplete;
    expect(widget.connection).to.equal(undefined);
    await import('./define.ts');
    await shown(widget, '.shelf .link');
    expect(library.requests[0]?.headers.has('pustaka-site'), 'the browser asks first').to.equal(false);
  });

  it('gives several widgets in one language the same connection, and another language its own', async () => {
    const box = document.createElement('main');
    const tag = 'pustaka-catalog-search';
    box.innerHTML = `<pustaka-library url="${libraryUrl}"><${tag}></${tag}><${tag}></${tag}><${tag} lang="en"></${tag}></pustaka-library>`;
    document.body.append(box);
    const [first, second, english] = [...box.querySelectorAll(tag)];
    await until(() => english?.connection, 'a connection');
    expect(first?.connection).to.equal(second?.connection);
    expect(first?.connection).not.to.equal(english?.connection);
  });

  it('moves its widgets to another library when its address changes', async () => {
    const box = document.createElement('main');
    box.innerHTML = `<pustaka-library url="https://lama.example"><pustaka-catalog-search></pustaka-catalog-search></pustaka-library>`;
    document.body.append(box);
    const widget = box.querySelector('pustaka-catalog-search')!;
    await until(() => widget.connection?.base === 'https://lama.example/v1', 'the first library');
    box.querySelector('pustaka-library')!.url = libraryUrl;
    await shown(widget, '.shelf .link');
    expect(widget.connection?.base).to.equal(`${libraryUrl}/v1`);
  });

  it('signs out whoever has left a shared computer', async () => {
    const box = document.createElement('main');
    box.innerHTML = `<pustaka-library url="${libraryUrl}" site="bersama" idle-minutes="0.002"></pustaka-library>`;
    document.body.append(box);
    const session = sessionAt({ url: libraryUrl, site: 'bersama' });
    await signInAt(libraryUrl, 'bersama');
    await until(() => session.ended === 'idle', 'nobody signed in');
    expect(session.state).to.equal('signed-out');
  });

  describe('speaks the context protocol', () => {
    const context = libraryContext;

    it('with a provider of @lit/context', async () => {
      class Provider extends ReactiveElement {
        override createRenderRoot = () => this;
        readonly provider = new ContextProvider(this, {
          context,
          initialValue: librarySource(libraryUrl, ''),
        });
      }
      customElements.define('test-provider', Provider);
      const box = document.createElement('main');
      box.innerHTML = '<test-provider><pustaka-catalog-search></pustaka-catalog-search></test-provider>';
      document.body.append(box);
      await shown(box.querySelector('pustaka-catalog-search')!, '.shelf .link');
    });

    it('with a consumer of @lit/context, for as long as that stays', async () => {
      class Consumer extends ReactiveElement {
        override createRenderRoot = () => this;
        readonly consumer = new ContextConsumer(this, { context, subscribe: true });
      }
      customElements.define('test-consumer', Consumer);
      const box = document.createElement('main');
      box.innerHTML = `<pustaka-library url="${libraryUrl}"><test-consumer></test-consumer></pustaka-library>`;
      document.body.append(box);
      const provider = box.querySelector('pustaka-library')!;
      const { consumer } = box.querySelector<Consumer>('test-consumer')!;
      await until(() => consumer.value, 'a value');
      provider.url = 'https://baru.example';
      await until(() => consumer.value?.connection('id').base === 'https://baru.example/v1', 'the new value');
    });
  });
});
