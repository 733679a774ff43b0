export type { SessionEnd, SessionOptions, SessionState, SignInOptions, SignOutOptions } from './options.ts';
export type { SignInRoute } from './routes/route.ts';
export { Session } from './session.ts';
export type { SessionStorage } from './storage/storage.ts';
