import { define } from '../foundation/define.ts';
import { PustakaCatalogSearch } from './element.ts';

define('pustaka-catalog-search', PustakaCatalogSearch);

// Who imports the registration has the types of its tag and events.
export type * from '../index.ts';
