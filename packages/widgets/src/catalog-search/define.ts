import { define } from '../foundation/define.ts';
import { PustakaCatalogSearch } from './element.ts';

define('pustaka-catalog-search', PustakaCatalogSearch);
