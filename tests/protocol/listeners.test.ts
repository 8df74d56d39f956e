import { Listeners } from '../../src/protocol/listeners'

test('all are told, in the order in which they came, until they leave', () => {
  const heard: string[] = []
  const listeners = new Listeners<string>()
  const leave = listeners.add((event) => void heard.push(`one ${event}`))
  listeners.add((event) => void heard.push(`two ${event}`))
  listeners.tell('a')
  leave()
  listeners.tell('b')
  expect(heard.splice(0)).toEqual(['one a', 'two a', 'two b'])
  expect(listeners.size).toBe(1)
  listeners.clear()
  listeners.tell('c')
  expect(heard).toEqual([])
})

test('who leaves or comes while the others are told is not told', () => {
  const heard: string[] = []
  const listeners = new Listeners<string>()
  const late = (event: string): void => void heard.push(`late ${event}`)
  let leave: () => void = () => undefined
  listeners.add(() => {
    leave()
    listeners.add(late)
  })
  leave = listeners.add((event) => void heard.push(event))
  listeners.tell('a')
  expect(heard).toEqual([])
  listeners.tell('b')
  expect(heard).toEqual(['late b'])
})
