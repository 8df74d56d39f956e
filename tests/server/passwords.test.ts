import { Passwords } from '../../src/server/passwords'

const client = { key: 'a', isConnected: () => true }

test('a hash is argon2id with the parameters of the policy, and salted', async () => {
  const passwords = new Passwords()
  const [one, two] = [await passwords.hash('secret', client), await passwords.hash('secret', client)]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/)
  expect(one).not.toBe(two)
})

test('only the password fits', async () => {
  const passwords = new Passwords()
  const hash = await passwords.hash('contrase\u00c3\u00b1a', client)
  expect(await passwords.fits(hash!, 'contrase\u00c3\u00b1a', client)).toBe(true)
  expect(await passwords.fits(hash!, 'contrase\u00c3\u00b1', client)).toBe(false)
})

test('no work is done for a client that is gone', async () => {
  expect(await new Passwords().hash('secret', { key: 'a', isConnected: () => false })).toBeUndefined()
})
