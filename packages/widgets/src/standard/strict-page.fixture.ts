/* Runs on the strict page: pretends the library, then does what the test says. */
import { libraryUrl, pretendLibrary } from './pretend-library.ts';

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
  violations.push(`${violatedDirective} ${blockedURI} ${sample}`);
});
pretendLibrary();
Object.assign(window, { violations, globalsBefore: [] });
Object.assign(window, { globalsBefore: Object.keys(window) });

addEventListener('message', ({ data }: MessageEvent<{ tag: string; module: string; site: string }>) => {
  void import(data.module).then(() => {
    const widget = document.createElement(data.tag);
    widget.setAttribute('library', libraryUrl);
    widget.setAttribute('site', data.site);
    document.body.append(widget);
  });
});
