/** The clients of what belongs to a reader: fetched together, by whichever widget is the first to need one. */
export { CirculationClient } from '@pustaka/core/circulation';
export { PatronsClient } from '@pustaka/core/patrons';
