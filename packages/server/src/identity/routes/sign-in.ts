import { Router } from 'express';
import type { Request } from 'express';
import { errors } from 'oidc-provider';
import type { Provider } from 'oidc-provider';
import { maskCard } from '../../patrons/card.ts';
import type { Patron } from '../../patrons/patron.ts';
import { wordsOf } from '../pages/page.ts';
import { consentPage, signInPage } from '../pages/sign-in.ts';
import type { SignIn } from '../pages/sign-in.ts';
import { isNative } from '../clients.ts';
import { relayOf } from '../provider.ts';
import { speakAs } from '../server.ts';
import type { IdentityServer } from '../server.ts';
import type { IdentityServices } from '../services.ts';
import { fieldOf, ownForm } from './form.ts';
import { refusalFault, refusalStatus } from './refusal.ts';
import { markBrowser, visitorOf } from './visitor.ts';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** The pages between a site's request and its answer: card and PIN, then consent. */
export function signInRoutes(
  server: IdentityServer,
  { signIns, consents }: Pick<IdentityServices, 'signIns' | 'consents'>,
): Router {
  const router = Router();
  const form = ownForm(server);
  const page = '/sign-in/:uid';

  router.get(page, async (req, res) => {
    const { provider, interaction } = await open(server, req, res);
    const signIn = await describe(provider, interaction);
    if (interaction.prompt.name === 'login') {
      await server.show(req, res, (context) => signInPage(context, signIn));
      return;
    }
    const { accountId } = interaction.session!;
    const patron = (await signIns.patron(accountId))!;
    const consenting = {
      name: patron.name,
      card: maskCard(patron.card),
      scopes: await consents.grantable(accountId, wantedBy(interaction)),
    };
    await server.show(req, res, (context) => consentPage(context, signIn, consenting));
  });

  router.post(page, ...form, async (req, res) => {
    const { provider, interaction } = await open(server, req, res, 'login');
    const card = fieldOf(req, 'card');
    const outcome = await signIns.signIn(card, fieldOf(req, 'pin'), visitorOf(req));
    if ('patron' in outcome) {
      await markBrowser(server, signIns, req, res, outcome.patron);
      await leaveOther(provider, interaction, outcome.patron);
      const login = { accountId: outcome.patron.id, remember: false };
      await provider.interactionFinished(req, res, { login }, { mergeWithLastSubmission: false });
      return;
    }
    const signIn = await describe(provider, interaction);
    const show = (context: Parameters<typeof signInPage>[0]) =>
      signInPage(context, signIn, { card, fault: refusalFault(context, outcome, wordsOf(context).wrong) });
    await server.show(req, res, show, refusalStatus(res, outcome));
  });

  router.post(`${page}/consent`, ...form, async (req, res) => {
    const { provider, interaction } = await open(server, req, res, 'consent');
    const { accountId } = interaction.session!;
    const key = String(interaction.params['client_id']);
    const wanted = wantedBy(interaction);
    const given = await consents.give(accountId, key, wanted);
    const grant = new provider.Grant({ accountId, clientId: key });
    grant.addOIDCScope(given.join(' '));
    const refused = wanted.filter((scope) => !given.some((allowed) => allowed === scope));
    if (refused.length > 0) grant.rejectOIDCScope(refused.join(' '));
    const consent = { grantId: await grant.save() };
    await provider.interactionFinished(req, res, { consent });
  });

  router.post(`${page}/cancel`, ...form, async (req, res) => {
    const { provider } = await open(server, req, res);
    const result = { error: 'access_denied', error_description: 'the reader did not go on' };
    await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  });

  router.post(`${page}/switch`, ...form, async (req, res) => {
    const { interaction } = await open(server, req, res);
    const query = new URLSearchParams({ ...(interaction.params as Record<string, string>), prompt: 'login' });
    res.redirect(303, `${server.issuerOf(req)}/auth?${query.toString()}`);
  });

  return router;
}

/** @throws errors.SessionNotFound where the sign-in is over, is another browser's, or is not at this step */
async function open(
  server: IdentityServer,
  req: Request,
  res: Parameters<Provider['interactionDetails']>[1],
  step?: 'login' | 'consent',
): Promise<{ provider: Provider; interaction: Interaction }> {
  const provider = await server.providerOf(req);
  const interaction = await provider.interactionDetails(req, res);
  if (interaction.uid !== req.params['uid'] || (step && interaction.prompt.name !== step)) {
    throw new errors.SessionNotFound('another sign-in');
  }
  speakAs(req, interaction.params['ui_locales']);
  return { provider, interaction };
}

async function describe(provider: Provider, { uid, params }: Interaction): Promise<SignIn> {
  const client = await provider.Client.find(String(params['client_id']));
  if (!client) throw new errors.SessionNotFound('the site is no longer registered');
  const site = client.clientName ?? '';
  const redirectUri = String(params['redirect_uri']);
  if (redirectUri !== relayOf(provider.issuer)) {
    return { uid, site, address: receiverOf(redirectUri), leadsTo: redirectUri };
  }
  // Whichever page of the site has opened the window.
  const hosts = (client['origins'] as readonly string[]).map((origin) => new URL(origin).host);
  return { uid, site, address: hosts.join(', ') };
}

/** @returns nothing for a program on the reader's own device */
function receiverOf(redirectUri: string): string | undefined {
  const { protocol, host } = new URL(redirectUri);
  if (!/^https?:$/.test(protocol)) return protocol.slice(0, -1);
  return isNative(redirectUri) ? undefined : host;
}

const wantedBy = ({ params }: Interaction): string[] =>
  ((params['scope'] as string | undefined) ?? '').split(' ');

/** Another reader of the same browser signs in: the one before is signed out of it. */
async function leaveOther(provider: Provider, interaction: Interaction, { id }: Patron): Promise<void> {
  const { session } = interaction;
  if (!session || session.accountId === id) return;
  await (await provider.Session.findByUid(session.uid))?.destroy();
  delete interaction.session;
  await interaction.persist();
}
