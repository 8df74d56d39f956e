/*
 * Tests of programs, of their processes and sockets, depend on what the machine gives whom when: a dozen processes share two
 * cores. What fails there is tried once more; its first failure is printed, and the count of the tests names it: who must be
 * tried twice often wants mending.
 */
const WHOLE_PROGRAMS =
  /[\\/]tests[\\/](commands|integration|interop|media[\\/](audio|video)|net|play|server|transport|tui[\\/]terminal)[\\/]/

if (WHOLE_PROGRAMS.test(expect.getState().testPath ?? '')) jest.retryTimes(1, { logErrorsBeforeRetry: true })
