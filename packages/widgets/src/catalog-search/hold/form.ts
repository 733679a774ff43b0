import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type Hold from './hold.ts';
import type { Choices, Held } from './hold.ts';

/** For which card the hold is, where there are several, and at which branch it is to be picked up. */
export function form(
  part: Hold,
  { id, title }: Held,
  { me, branches }: Choices,
  told: unknown,
): TemplateResult {
  const { say } = part.speech;
  const isPlacing = part.busy.has(id);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const card = given.get('card') as string | null;
    const pickup = (given.get('pickup') as string | null) ?? me.homeBranch;
    void part.place(id, pickup, card === null || card === me.id ? undefined : card);
  };
  const choice = (label: string, name: string, chosen: string, options: { id: string; name: string }[]) =>
    options.length > 1
      ? html`<label>
          <span>${label}</span>
          <select name=${name}>
            ${options.map(
              (one) => html`<option value=${one.id} ?selected=${one.id === chosen}>${one.name}</option>`,
            )}
          </select>
        </label>`
      : nothing;
  return html`<form
    class="hold"
    part="hold"
    data-hold=${id}
    aria-label=${say('place.title', { title })}
    @submit=${submit}
  >
    ${choice(say('card'), 'card', me.id, [me, ...me.wards])}
    ${choice(say('pickup'), 'pickup', me.homeBranch, [...branches])}
    <div class="choices">
      <button class="primary" type="submit" aria-disabled=${isPlacing}>
        ${say(isPlacing ? 'placing' : 'submit')}
      </button>
      <button type="button" @click=${part.cancel}>${say('cancel')}</button>
    </div>
    ${told}
  </form>`;
}
