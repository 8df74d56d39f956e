import type { AgentEvent } from '../src/agent-event'
import { SalaDirectory } from '../src/net/sala/directory'
import { stayPresent } from '../src/sala-presence'
import { SalaHouse } from './support/sala-house'
import { until } from './support/until'

test('who loses the server is told, and is there again as soon as it is', async () => {
  const events: AgentEvent[] = []
  const house = await SalaHouse.open()
  const { port } = house.server
  const directory = new SalaDirectory({ host: '127.0.0.1', port })
  await directory.register({ nick: 'ana' })
  const stop = stayPresent({ directory, nick: 'ana', report: (event) => events.push(event), retryMs: 50 })
  await house.close()
  await until('the loss', () => events.find((event) => event.event === 'error'))
  expect(events).toMatchObject([{ event: 'error', code: 'server-lost' }])
  const another = await SalaHouse.open({ port })
  await until('the return', () => events.find((event) => event.event === 'registered'))
  expect(another.server.names).toEqual(['ana'])
  stop()
  await directory.close()
  await another.close()
  expect(events).toHaveLength(2)
})
