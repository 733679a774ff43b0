/* A page in a browser that blocks windows; and, by the parameters it is given, the library's own page that it goes to. */
const asked = new URLSearchParams(location.search);
const redirectUri = asked.get('redirect_uri');
if (redirectUri) {
  const outcome = new URLSearchParams({ code: 'kode', state: asked.get('state')! });
  location.replace(`${redirectUri}?${outcome.toString()}`);
} else {
  const { libraryUrl, pretendLibrary } = await import('../../standard/pretend-library.ts');
  pretendLibrary([], location.origin + location.pathname);
  window.open = () => null;
  await import('../define.ts');
  const widget = document.createElement('pustaka-catalog-search');
  widget.setAttribute('library', libraryUrl);
  widget.setAttribute('site', 'halaman');
  // A redirect brings no query back: what is to be known of the page stands in its hash.
  widget.toggleAttribute('sync-address', location.hash === '#sync');
  document.body.append(widget);
}

export {};
