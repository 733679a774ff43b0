/** The clients of what belongs to a reader: fetched together, by whichever widget is the first to need one. */
export { CirculationClient, PatronsClient } from '@pustaka/core';
