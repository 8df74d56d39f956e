import { offeredLogins } from '../../src/interface/offered-logins'

test('servers of the configuration follow the log ins that were made, each once', () => {
  const known = [{ server: 'home:8000', nick: 'ana' }]
  const servers = [
    { host: 'home', port: 8000 },
    { host: 'work', port: 8000 },
    { host: 'work', port: 8000 },
    { host: 'fd00::1', port: 9000 },
  ]
  expect(offeredLogins(known, servers, 'eva')).toEqual([
    { server: 'home:8000', nick: 'ana' },
    { server: 'work:8000', nick: 'eva' },
    { server: '[fd00::1]:9000', nick: 'eva' },
  ])
})
