import { PacketStore } from '../../../../src/media/audio/playout/packet-store'

const constant = (value: number, length = 1024): Float32Array => new Float32Array(length).fill(value)

test('samples are read through from packet to packet, as far as there are any', () => {
  const store = new PacketStore()
  for (const packet of [-1, 0, 1, 3]) store.put(packet, constant(packet / 8))
  expect(store.run(-1024, 10_000)).toBe(3 * 1024)
  expect(store.run(1000, 100)).toBe(100)
  expect(store.run(2047, 100)).toBe(1)
  expect(store.run(2048, 100)).toBe(0)
  expect([...store.read(1023, 2)]).toEqual([0, 0.125])
  expect([-1024, -1, 3072].map((at) => store.at(at))).toEqual([-0.125, -0.125, 0.375])
  expect(store.count(0, 3)).toBe(2)
})

test('a packet takes the place of the one 128 before it', () => {
  const store = new PacketStore()
  store.put(5, constant(0.5))
  store.put(133, constant(0.25))
  expect([5, 133].map((packet) => store.has(packet))).toEqual([false, true])
  store.clear()
  expect(store.has(133)).toBe(false)
})

test.each([
  ['before', [0, 1]],
  ['behind', [1, 0]],
])('the few samples that a packet lacks are a line to the next one, %s it', (_, order) => {
  const store = new PacketStore()
  for (const packet of order) store.put(packet, packet === 0 ? constant(0, 1021) : constant(0.4))
  expect([...store.read(1020, 5)].map((value) => Number(value.toFixed(3)))).toEqual([0, 0.1, 0.2, 0.3, 0.4])
})

test('with nothing behind it they stay what the last one was', () => {
  const store = new PacketStore()
  store.put(0, constant(0.3, 1021))
  expect(store.at(1023)).toBeCloseTo(0.3)
})

test('a packet that lacks many falls silent within 5 ms', () => {
  const store = new PacketStore()
  store.put(0, constant(0.5, 500))
  store.put(1, constant(0.5))
  expect(store.at(620)).toBeCloseTo(0.25, 2)
  expect(store.at(740)).toBe(0)
  expect(store.at(1023)).toBe(0)
})
