/** Parameters that several operations have, by the name of their component. */
export const sharedParameters = {
  Language: {
    name: 'Accept-Language',
    in: 'header',
    description: 'The reader’s languages; the library’s first where none of them is spoken.',
    schema: { type: 'string' },
    example: 'id, en;q=0.5',
  },
  Site: {
    name: 'Pustaka-Site',
    in: 'header',
    description: 'The public key of a registered site. Without it, the `Origin` tells the site.',
    schema: { type: 'string' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'Random and new for every action. The same key with the same request gives the same answer for 24 hours, and the action is done once.',
    schema: { type: 'string', minLength: 16, maxLength: 128 },
    example: '8e03978e-40d5-43dd-bc93-6894a57f9324',
  },
};

/** Headers of answers, by the name of their component. */
export const sharedHeaders = {
  ETag: { description: 'For `If-None-Match`.', schema: { type: 'string' } },
  XRequestId: {
    description: 'The id under which the server logged the request.',
    schema: { type: 'string' },
  },
  RetryAfter: { description: 'Seconds after which to try again.', schema: { type: 'integer' } },
  WWWAuthenticate: {
    description: 'What is wrong with the token or its proof (RFC 9449, section 7.1).',
    schema: { type: 'string' },
  },
};

const headerNames: Readonly<Record<keyof typeof sharedHeaders, string>> = {
  ETag: 'ETag',
  XRequestId: 'X-Request-Id',
  RetryAfter: 'Retry-After',
  WWWAuthenticate: 'WWW-Authenticate',
};

export function parameters(...names: readonly (keyof typeof sharedParameters)[]) {
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

export function headers(...names: readonly (keyof typeof sharedHeaders)[]) {
  return Object.fromEntries(
    names.map((name) => [headerNames[name], { $ref: `#/components/headers/${name}` }]),
  );
}
