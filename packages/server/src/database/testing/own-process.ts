/**
 * What Node is given to run one of our files in a process of its own; what this one was given may say that it runs tests.
 * A process of a test lives for a second or two: most of what V8 would spend on it, and half of all that the test costs,
 * is optimizing the embedded database's WebAssembly, which is compiled simply for them.
 */
export const ownProcess: readonly string[] = ['--conditions=pustaka-source', '--liftoff-only'];
