import { MachineRunner, type Machine } from '../../src/net/machine-runner'

/** Gives back what it takes, and `late` at its deadline. */
class Echo implements Machine<string, string> {
  deadline: number | undefined

  handle(input: string): readonly string[] {
    return [`${input} begins`, `${input} ends`]
  }

  poll(now: number): readonly string[] {
    if (this.deadline === undefined || now < this.deadline) return []
    this.deadline = undefined
    return ['late']
  }
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const setUp = (perform: (action: string) => void = () => undefined) => {
  const machine = new Echo()
  const done: string[] = []
  const act = (action: string): void => {
    done.push(action)
    perform(action)
  }
  const runner = new MachineRunner(machine, { now: () => performance.now(), perform: act })
  return { machine, runner, done }
}

test('what an action leads to comes after all actions of the present input', () => {
  const { runner, done } = setUp((action) => action === 'one begins' && runner.take('two'))
  runner.take('one')
  expect(done).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
})

test('the machine is polled when it wants to be, not after the end', () => {
  const { machine, runner, done } = setUp()
  machine.deadline = performance.now() + 50
  runner.take('one')
  jest.advanceTimersByTime(49)
  expect(done).not.toContain('late')
  jest.advanceTimersByTime(2)
  expect(done).toContain('late')
  machine.deadline = performance.now() + 50
  runner.take('two')
  runner.close()
  jest.advanceTimersByTime(100)
  expect(done.filter((action) => action === 'late')).toHaveLength(1)
})
