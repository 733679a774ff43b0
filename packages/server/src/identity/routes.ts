import { Router } from 'express';
import type { IsOutage } from '../http/send-problems.ts';
import { accountRoutes } from './routes/account.ts';
import { failures } from './routes/failures.ts';
import { pinRoutes } from './routes/pin.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { relayScript } from './pages/relay.ts';
import type { IdentityServer } from './server.ts';
import type { IdentityServices } from './services.ts';

/** Everything under `/oidc`: the library's pages, then the authorization server's own endpoints. */
export function identityRouter(
  server: IdentityServer,
  services: IdentityServices,
  isOutage: IsOutage,
): Router {
  const router = Router({ caseSensitive: true, strict: true });
  // The page that opened a window with these waits for its word; a single redirect on the way without this would part them.
  router.use((_req, res, next) => {
    res.set('Cross-Origin-Opener-Policy', 'unsafe-none');
    next();
  });
  router.get('/relay.js', (_req, res) => {
    res
      .set({ 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' })
      .send(relayScript);
  });
  router.use(signInRoutes(server, services), pinRoutes(server, services), accountRoutes(server, services));
  router.use(async (req, res) => {
    const provider = await server.providerOf(req);
    await provider.callback()(req, res);
  });
  router.use(failures(server, isOutage));
  return router;
}
