import { maxQueryLength } from '@pustaka/core/contract/catalog';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { cross, draw, lens } from '../parts/draw.ts';
import type { PustakaCatalogSearch } from './element.ts';

/** The search field: a combobox once its suggestions have been fetched, which the first focus brings about. */
export function form(host: PustakaCatalogSearch): TemplateResult {
  const { say } = host.speech;
  const suggest = host.suggest.value;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    suggest?.close();
    host.search({ q: host.input!.value.trim(), filters: {}, exact: false });
  };
  const clear = () => {
    suggest?.close();
    host.input?.focus();
  };
  return html`<form role="search" part="form" @submit=${submit}>
    <div class="field" part="field">
      ${draw(lens)}
      <input
        id="q"
        part="input"
        role="combobox"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        enterkeyhint="search"
        .value=${host.question.criteria.q}
        maxlength=${maxQueryLength}
        placeholder=${say('placeholder')}
        aria-label=${say('search')}
        aria-autocomplete="list"
        aria-controls="suggestions"
        aria-expanded=${suggest?.open ?? false}
        aria-activedescendant=${suggest?.active ?? nothing}
        @focus=${() => void host.suggest.load()}
        @input=${() => suggest?.type()}
        @keydown=${(event: KeyboardEvent) => suggest?.key(event)}
        @blur=${() => suggest?.close()}
      />
      <button class="clear" type="reset" aria-label=${say('clear')} @click=${clear}>${draw(cross)}</button>
      <button class="primary" part="submit" type="submit">${say('submit')}</button>
    </div>
    ${suggest?.view()}
  </form>`;
}
