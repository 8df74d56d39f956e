import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { profileNames } from '../../src/profile/profile-names'

test('those that have a folder, and the one that is open, by name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vcall-profiles-'))
  for (const name of ['luis', 'eva', '.hidden']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'file'), '')
  const names = profileNames({ name: 'default', stateDirectory: join(folder, 'default') })
  rmSync(folder, { recursive: true })
  expect(names).toEqual(['default', 'eva', 'luis'])
})

test('without a folder there is that one alone', () => {
  expect(profileNames({ name: 'eva', stateDirectory: '/nowhere/vcall/eva' })).toEqual(['eva'])
})
