/** Imported before the server's tests: properties try the same examples at every run, so that what fails once fails again. */
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20261122 });
