/** What reads and writes a reader's own things: fetched together, by whichever widget is the first to need it. */
export { CirculationClient } from '@pustaka/core/circulation';
export { PatronsClient } from '@pustaka/core/patrons';
export { WriteKeys } from './write-keys.ts';
