import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Speech } from '../../foundation/speech.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import type { Session } from '../results/session.ts';
import type { words } from './words.ts';

type RefineSpeech = Speech<typeof words.indonesian>;

/** Under the list: how much of it is there, and the button that adds the next page. */
export function more(
  host: PustakaCatalogSearch,
  session: Session,
  speech: RefineSpeech,
): TemplateResult | typeof nothing {
  const { answer, pending } = session;
  if (!answer?.next) return nothing;
  return html`<p class="more">
    <button
      type="button"
      part="more"
      aria-disabled=${pending === 'page'}
      @click=${() => void addPage(host, session, speech)}
    >
      ${speech.say(pending === 'page' ? 'more.pending' : 'more')}
    </button>
    <span class="muted">${shownSoFar(session, speech)}</span>
  </p>`;
}

const shownSoFar = ({ items, answer }: Session, { say }: RefineSpeech): string =>
  say('shown', { shown: items.length, total: answer?.total ?? 0 });

/** Adds the next page, and takes a reader who waited for it to where it begins. */
async function addPage(host: PustakaCatalogSearch, session: Session, speech: RefineSpeech): Promise<void> {
  if (session.pending) return;
  const { length } = session.items;
  await session.more();
  if (!session.error) host.announce(shownSoFar(session, speech));
  // The focus is still on the button, or at the head of the list since the button went with the last page.
  if (host.shadowRoot?.activeElement?.matches('.more button, #headline')) {
    await host.focusOn(`ol > :nth-child(${length + 1}) .link, .trouble button`);
  }
}
