import type { Examined } from '../../src/doctor/check'
import { formatReport, isPossible, toJson } from '../../src/doctor/report'

const NODE: Examined = { name: 'node', sign: 'ok', summary: 'Node 20.20.2', details: { abi: '115' }, blocking: true }
const CAMERA: Examined = { name: 'camera', sign: 'missing', summary: 'no camera', remedy: 'use a file' }
const CODEC: Examined = { name: 'pictures', sign: 'broken', summary: 'no codec', blocking: true }

describe('a report', () => {
  it('is an aligned table of words and signs, with what to do', () => {
    expect(formatReport([NODE, CAMERA], { colour: false, unicode: true }).split('\n')).toEqual([
      'node    ✓ ok       Node 20.20.2',
      'camera  – missing  no camera',
      '                   use a file',
      '',
      'A call is possible.',
      '',
    ])
  })

  it('names what is in the way', () => {
    const text = formatReport([NODE, CODEC], { colour: false, unicode: false })
    expect(text).toContain('pictures  x broken   no codec')
    expect(text).toContain('No call is possible before this is mended: pictures.')
  })

  it('has colours only where they are wanted', () => {
    expect(formatReport([CODEC], { colour: false, unicode: true })).not.toContain('\u001b')
    expect(formatReport([CODEC], { colour: true, unicode: true })).toContain('\u001b[31m✗ broken \u001b[m')
  })

  it('is possible unless something that blocks is not ok', () => {
    expect(isPossible([NODE, CAMERA])).toBe(true)
    expect(isPossible([NODE, CODEC])).toBe(false)
  })

  it('is one JSON object with the checks by name', () => {
    const text = toJson([NODE, CAMERA, CODEC], '0.1.0')
    expect(text.indexOf('\n')).toBe(text.length - 1)
    expect(JSON.parse(text)).toEqual({
      possible: false,
      version: '0.1.0',
      checks: {
        node: { sign: 'ok', summary: 'Node 20.20.2', abi: '115' },
        camera: { sign: 'missing', summary: 'no camera', remedy: 'use a file' },
        pictures: { sign: 'broken', summary: 'no codec' },
      },
    })
  })
})
