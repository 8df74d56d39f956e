/** A function that is run at the first call only; later ones get the same promise. */
export const once = <Result>(run: () => Promise<Result>): (() => Promise<Result>) => {
  let result: Promise<Result> | undefined
  return () => (result ??= run())
}
