import type { Hold, HoldChange } from '@pustaka/core';
import type { Branch } from '@pustaka/core/contract';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { actOnCard } from '../acting.ts';
import type Holds from './holds.ts';

/** The statuses in which a hold can be moved or suspended. */
const changeable = ['waiting', 'suspended'];

/** What can be done to a hold as it stands. */
export function actions(part: Holds, hold: Hold, branches: readonly Branch[]): TemplateResult {
  const { speech, host, unsure } = part;
  const { say } = speech;
  const { id, record, status } = hold;
  if (unsure === id) return confirmation(part, hold);
  const values = { title: record.title };
  const isBusy = host.account.busy.has(id);
  const ask = () => {
    part.unsure = id;
    host.requestUpdate();
    void host.focusOn(`[data-hold="${id}"] .no`);
  };
  const suspends = status !== 'suspended';
  return html`<div class="actions">
    ${
      changeable.includes(status)
        ? html`${branches.length > 1 ? pickup(part, hold, branches) : nothing}
            <button
              type="button"
              aria-label=${say(suspends ? 'suspend.title' : 'resume.title', values)}
              aria-disabled=${isBusy}
              @click=${() => void change(part, hold, { suspended: suspends }, say(suspends ? 'suspended' : 'resumed'))}
            >
              ${say(suspends ? 'suspend' : 'resume')}
            </button>`
        : nothing
    }
    <button
      class="cancel"
      type="button"
      aria-label=${say('cancel.title', values)}
      aria-disabled=${isBusy}
      @click=${ask}
    >
      ${say('cancel')}
    </button>
  </div>`;
}

function pickup(part: Holds, hold: Hold, branches: readonly Branch[]): TemplateResult {
  const { chosen, host, speech } = part;
  const { say } = speech;
  const { title } = hold.record;
  const pickupBranch = chosen.get(hold.id) ?? hold.pickupBranch;
  const choose = (event: Event) => {
    chosen.set(hold.id, (event.target as HTMLSelectElement).value);
    host.requestUpdate();
  };
  const move = async () => {
    const branch = branches.find(({ id }) => id === pickupBranch)!.name;
    await change(part, hold, { pickupBranch }, say('moved', { branch }));
    if (chosen.get(hold.id) === pickupBranch) chosen.delete(hold.id);
    host.requestUpdate();
    await host.updateComplete;
    if (host.shadowRoot?.activeElement?.id === 'headline')
      await host.focusOn(`[data-hold="${hold.id}"] select`);
  };
  return html`<label class="pickup">
      <span class="muted">${say('pickup')}</span>
      <select aria-label=${say('pickup.title', { title })} @change=${choose}>
        ${branches.map(
          ({ id, name }) => html`<option value=${id} .selected=${id === pickupBranch}>${name}</option>`,
        )}
      </select>
    </label>
    ${
      pickupBranch === hold.pickupBranch
        ? nothing
        : html`<button
            class="move"
            type="button"
            aria-label=${say('move.title', { title })}
            aria-disabled=${host.account.busy.has(hold.id)}
            @click=${move}
          >
            ${say('move')}
          </button>`
    }`;
}

/** Cancelling loses the place in the queue for good, so it is asked for twice. */
function confirmation(part: Holds, hold: Hold): TemplateResult {
  const { speech, host } = part;
  const { say } = speech;
  const { id } = hold;
  const keep = () => {
    part.unsure = undefined;
    host.requestUpdate();
    void host.focusOn(`[data-hold="${id}"] .cancel`);
  };
  const escape = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') keep();
  };
  return html`<div class="actions" role="group" aria-labelledby="sure" @keydown=${escape}>
    <p class="sure" id="sure">${say('cancel.sure')}</p>
    <button
      class="yes"
      type="button"
      aria-disabled=${host.account.busy.has(id)}
      @click=${() => void cancel(part, hold)}
    >
      ${say('cancel.yes')}
    </button>
    <button class="no" type="button" @click=${keep}>${say('cancel.no')}</button>
  </div>`;
}

async function change({ host }: Holds, { id }: Hold, body: HoldChange, text: string): Promise<void> {
  const { account } = host;
  await actOnCard(
    host,
    id,
    (client, options) => client.changeHold(id, body, options),
    (changed) => {
      account.update(({ holds }) => ({ holds: holds.map((one) => (one.id === id ? changed : one)) }));
      return { text };
    },
  );
}

async function cancel(part: Holds, { id, record }: Hold): Promise<void> {
  const { account } = part.host;
  const done = await actOnCard(
    part.host,
    id,
    (client, options) => client.cancelHold(id, options),
    () => {
      account.update(({ holds }) => ({ holds: holds.filter((one) => one.id !== id) }));
      return { text: part.speech.say('cancelled', { title: record.title }) };
    },
  );
  if (part.unsure === id) part.unsure = undefined;
  // The hold is gone, and what came of it stands where it was.
  const told = account.outcomes.get(id);
  if (!told) return;
  if (done) account.outcomes.set('hold', told);
  part.host.requestUpdate();
  await part.host.focusOn(`[data-hold="${id}"] .cancel`, '.holds .section');
}
