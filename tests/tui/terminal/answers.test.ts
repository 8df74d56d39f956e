import { isFence, judge, questionsFor, type Surroundings } from '../../../src/tui/terminal/answers'

const around = (env: Surroundings['env'] = {}): Surroundings => ({ columns: 80, rows: 24, env })

const DA1 = { plain: '\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c', sixel: '\x1b[?62;4;22c' }
const TRUE = '\x1bP1$r0;48:2::1:2:3m\x1b\\'
const STATUS = '\x1b[0n'

/** What the terminals said to the questions. */
const RECORDED = {
  'xterm -ti vt340': [
    '\x1b[6;17;8t',
    '\x1b[4;408;640t',
    '\x1b[?2;0;640;408S',
    '\x1b[?1;0;256S',
    '\x1b[?2026;0$y',
    '\x1bP>|XTerm(379)\x1b\\',
    TRUE,
    STATUS,
    '\x1b[?63;1;2;4;6;9;15;16;22;28c',
  ],
  xterm: ['\x1b[?2;3;0S', '\x1b[?2026;0$y', TRUE, '\x1b[>41;379;0c', STATUS, DA1.plain],
  foot: [
    '\x1b[6;16;8t',
    '\x1b[4;384;640t',
    '\x1b[?1;0;1024S',
    '\x1b[?2;0;640;384S',
    '\x1b[?2026;2$y',
    '\x1bP>|foot(1.13.1)\x1b\\',
    TRUE,
    '\x1b[>1;011301;0c',
    STATUS,
    DA1.sixel,
  ],
  mlterm: [
    '\x1b[6;16;8t',
    '\x1b[4;384;640t',
    '\x1b[?1;0;1024S',
    '\x1bP1$r0;48;5;16m\x1b\\',
    '\x1b[>24;279;0c',
    STATUS,
    '\x1b[?63;1;2;3;4;7;29c',
  ],
  kitty: [
    '\x1b[6;20;10t',
    '\x1b[4;480;800t',
    '\x1b[?2026;2$y',
    '\x1bP1$r0;48:2:1:2:3m\x1b\\',
    '\x1b_Gi=31;OK\x1b\\',
    STATUS,
    '\x1b[?62;c',
  ],
  // The next five were not recorded, but put together from what these terminals' documentation and sources say.
  iTerm2: [
    '\x1b[4;480;800t',
    '\x1b[?2026;2$y',
    '\x1bP>|iTerm2 3.5.11\x1b\\',
    TRUE,
    '\x1b]1337;Capabilities=T3CwLrMSc7UUw9Ts3BFGsGoSyHNoSxF\x07',
    '\x1b]1337;ReportCellSize=17.0;8.0;2.0\x1b\\',
    '\x1b[>0;95;0c',
    STATUS,
    '\x1b[?62;4;6;22c',
  ],
  WezTerm: [
    '\x1b[6;16;8t',
    '\x1bP>|WezTerm 20240203-110809-5046fc22\x1b\\',
    TRUE,
    '\x1b_Gi=31;OK\x1b\\',
    '\x1b]1337;ReportCellSize=16.0;8.0\x1b\\',
    STATUS,
    '\x1b[?65;4;6;18;22c',
  ],
  Konsole: [
    '\x1b[6;19;10t',
    '\x1bP>|Konsole 22.12.3\x1b\\',
    TRUE,
    '\x1b_Gi=31;OK\x1b\\',
    '\x1b]1337;ReportCellSize=19;10;1\x1b\\',
    STATUS,
    '\x1b[?62;1;4c',
  ],
  mintty: ['\x1b[6;16;8t', '\x1bP>|mintty 3.7.0\x1b\\', TRUE, STATUS, '\x1b[?64;1;2;4;6;9;15;21;22;28;29c'],
  'VS Code': ['\x1b[6;16;8t', '\x1bP>|xterm.js(6.0.0)\x1b\\', TRUE, STATUS, '\x1b[?62;4;9;22c'],
  'tmux 3.3a': ['\x1b[>84;0;0c', STATUS, '\x1b[?1;2c'],
  'screen 4.9': ['\x1b[>83;40900;0c', STATUS, '\x1b[?1;2c'],
} as const

describe('questions', () => {
  it('end with the fence', () => {
    for (const env of [{}, { TERM: 'screen' }]) expect(questionsFor(env)).toMatch(/\x1b\[c$/)
  })

  const GROUND = '\x1b]11;?\x1b\\'
  it.each<[Surroundings['env'], string]>([
    [{ TERM: 'screen' }, ''],
    [{ TERM: 'screen.xterm-256color' }, ''],
    [{ TMUX: '/tmp/tmux' }, GROUND],
    [{ TERM: 'tmux-256color' }, GROUND],
  ])('have no string that screen would write out in %j', (env, known) => {
    expect(questionsFor({ TERM: 'xterm-256color' })).toMatch(/\x1bP.*\x1b_/)
    expect(questionsFor(env)).toContain(known)
    expect(questionsFor(env).replace(known, '')).not.toMatch(/\x1b[P_^X\]]/)
    expect(questionsFor(env)).not.toContain('m')
  })
})

describe('judge', () => {
  it.each([
    ['xterm -ti vt340', { colours: 'true', sixel: true, synchronized: false, cell: { width: 8, height: 17 } }],
    ['xterm', { colours: 'true', sixel: false, kittyGraphics: false, synchronized: false }],
    ['foot', { colours: 'true', sixel: true, synchronized: true, cell: { width: 8, height: 16 } }],
    ['mlterm', { colours: '256', sixel: true, mode: 'sixel' }],
    ['kitty', { colours: 'true', kittyGraphics: true, synchronized: true, cell: { width: 10, height: 20 } }],
    ['tmux 3.3a', { colours: 'true', multiplexer: 'tmux', sixel: false, mode: 'quadrant' }],
    ['screen 4.9', { colours: '256', multiplexer: 'screen', mode: 'quadrant' }],
  ] as const)('knows %s by its answers', (name, expected) => {
    const found = judge(RECORDED[name], around())
    expect(found).toMatchObject({ answersStatus: true, columns: 80, rows: 24, ...expected })
  })

  it.each([
    ['xterm -ti vt340', { registers: 256, maxWidth: 640, maxHeight: 408, deltas: 'transparent' }],
    ['foot', { registers: 1024, maxWidth: 640, maxHeight: 384, deltas: 'transparent' }],
    ['mlterm', { registers: 1024, maxWidth: 1000, maxHeight: 1000, deltas: 'tiles' }],
  ] as const)('knows what sixels %s takes', (name, traits) => {
    const found = judge(RECORDED[name], around())
    expect(found).toMatchObject({ mode: 'sixel', sixelTraits: traits })
  })

  it.each([
    ['no size', []],
    ['no height', ['\x1b[6;0;8t']],
    ['a window of nothing', ['\x1b[4;0;0t', '\x1b[?2;0;0;0S']],
    ['a cell of 10,000 pixels', ['\x1b[6;10000;10000t']],
    ['a cell of one pixel', ['\x1b[6;1;1t']],
  ])('draws with cells where a terminal of sixels tells %s', (_, sizes) => {
    expect(judge([...sizes, DA1.sixel], around())).toMatchObject({ sixel: true, mode: 'quadrant' })
  })

  it.each([
    ['xterm -ti vt340', ['sixel', 'quadrant', 'half', 'braille', 'ascii']],
    ['foot', ['sixel', 'sextant', 'quadrant', 'half', 'braille', 'ascii']],
    ['xterm', ['quadrant', 'half', 'braille', 'ascii']],
    ['iTerm2', ['iterm', 'sixel', 'quadrant', 'half', 'braille', 'ascii']],
    ['WezTerm', ['iterm', 'kitty', 'sixel', 'sextant', 'quadrant', 'half', 'braille', 'ascii']],
    ['Konsole', ['kitty', 'sixel', 'quadrant', 'half', 'braille', 'ascii']],
    ['mintty', ['iterm', 'sixel', 'quadrant', 'half', 'braille', 'ascii']],
    ['VS Code', ['sixel', 'quadrant', 'half', 'braille', 'ascii']],
    ['kitty', ['kitty', 'quadrant', 'half', 'braille', 'ascii']],
  ] as const)('offers the ways to draw of %s, the best first', (name, modes) => {
    expect(judge(RECORDED[name], around()).modes).toEqual(modes)
  })

  it.each([
    ['\x1bP>|kitty(0.46.2)\x1b\\', ['kitty', 'iterm']],
    ['\x1bP>|ghostty 1.3.1\x1b\\', ['iterm', 'kitty']],
  ] as const)('prefers images that change in parts to files, and files to other whole images: %j', (name, modes) => {
    const told = ['\x1b[6;16;8t', name, '\x1b_Gi=31;OK\x1b\\', '\x1b]1337;Capabilities=T3FSy\x1b\\', DA1.plain]
    expect(judge(told, around()).modes?.slice(0, 2)).toEqual(modes)
  })

  it.each([
    ['an older WezTerm', ['\x1bP>|WezTerm 20210814-124438-54e29167\x1b\\']],
    ['features without files', ['\x1b]1337;Capabilities=T3FxSy\x07']],
    ['a size in points alone', ['\x1b]1337;ReportCellSize=16;8\x07']],
  ])('draws no inline images for %s', (_, told) => {
    expect(judge(['\x1b[6;16;8t', ...told, DA1.plain], around()).modes).not.toContain('iterm')
  })

  it('draws no inline images through tmux', () => {
    expect(judge(RECORDED.iTerm2, around({ TMUX: 'x' })).modes).not.toContain('iterm')
  })

  it.each([
    ['17.0;8.0;2.0', { width: 16, height: 34 }],
    ['15.0;7.0', { width: 7, height: 15 }],
    ['0;0;1', { width: 10, height: 20 }],
    ['nothing', { width: 10, height: 20 }],
  ])('reads the size of a cell in points, %s', (told, cell) => {
    const replies = [`\x1b]1337;ReportCellSize=${told}\x1b\\`, '\x1b[4;480;800t', DA1.plain]
    expect(judge(replies, around()).cell).toEqual(cell)
  })

  it('draws octants where the terminal draws them itself, and not through a multiplexer', () => {
    const answers = ['\x1bP>|kitty(0.40.1)\x1b\\', TRUE, DA1.plain]
    expect(judge(answers, around()).mode).toBe('octant')
    expect(judge(answers, around({ TMUX: 'x' })).mode).toBe('quadrant')
  })

  it.each([
    ['all that is asked for', '\x1b[?31u', true],
    ['events and all keys', '\x1b[?10u', true],
    ['events alone, which double Enter', '\x1b[?3u', false],
    ['no events', '\x1b[?9u', false],
    ['nothing of it', '\x1b[?0u', false],
  ])('knows whether releases of keys can be told by one that takes %s', (_, reply, keyReleases) => {
    expect(judge([reply, DA1.plain], around()).keyReleases).toBe(keyReleases)
    expect(judge([reply, DA1.plain], around({ TMUX: 'x' })).keyReleases).toBe(false)
  })

  it('does not believe in less than two colours', () => {
    const found = judge(['\x1b[?1;0;0S', '\x1b[6;16;8t', DA1.sixel], around())
    expect(found).toMatchObject({ mode: 'sixel', sixelTraits: { registers: 16, deltas: 'none' } })
  })

  it('knows no size of a cell where the terminal tells none', () => {
    expect(judge(RECORDED.xterm, around()).cell).toBeUndefined()
  })

  it('believes answers, not COLORTERM or TERM', () => {
    const env = { COLORTERM: 'truecolor', TERM: 'xterm-direct' }
    expect(judge(RECORDED.mlterm, around(env)).colours).toBe('256')
  })

  it('makes no colours where NO_COLOR asks for none', () => {
    expect(judge(RECORDED.foot, around({ NO_COLOR: '1' }))).toMatchObject({ colours: 'none', mode: 'ascii' })
    expect(judge(RECORDED.foot, around({ NO_COLOR: '' })).colours).toBe('true')
  })

  it.each(['xterm-mono', 'linux-m'])('makes no colours on %s, whatever it is', (TERM) => {
    expect(judge(RECORDED.foot, around({ TERM }))).toMatchObject({ colours: 'none', mode: 'ascii' })
  })

  it.each(['vt100', 'vt220', 'vt320-w'])('makes no colours on %s, unless it says that it has them', (TERM) => {
    expect(judge([DA1.plain], around({ TERM })).colours).toBe('none')
    expect(judge([TRUE, DA1.plain], around({ TERM })).colours).toBe('true')
    expect(judge([DA1.plain], around({ TERM, TMUX: '/tmp/tmux' })).colours).toBe('true')
  })

  it('knows a multiplexer by its name where it does not tell', () => {
    expect(judge([DA1.plain], around({ TMUX: '/tmp/tmux-0/default,1,0' })).multiplexer).toBe('tmux')
    expect(judge([DA1.plain], around({ TERM: 'screen-256color' })).multiplexer).toBe('screen')
    expect(judge([TRUE, DA1.plain], around({ TERM: 'screen' })).colours).toBe('true')
  })

  it('offers neither sixels nor kitty graphics through a multiplexer', () => {
    const found = judge(['\x1b_Gi=31;OK\x1b\\', DA1.sixel], around({ TMUX: 'x' }))
    expect(found).toMatchObject({ sixel: false, kittyGraphics: false })
  })

  it('reckons the cell from the window, or from the largest sixel picture if it divides', () => {
    expect(judge(['\x1b[4;390;645t'], around()).cell).toEqual({ width: 8, height: 16 })
    expect(judge(['\x1b[?2;0;640;384S'], around()).cell).toEqual({ width: 8, height: 16 })
    expect(judge(['\x1b[?2;0;1000;1000S'], around()).cell).toBeUndefined()
    expect(judge(['\x1b[6;0;0t'], around()).cell).toBeUndefined()
  })

  it('takes the worst for granted where nothing is answered', () => {
    expect(judge([], around())).toEqual({
      columns: 80,
      rows: 24,
      colours: '256',
      tellsFocus: false,
      notices: 9,
      synchronized: false,
      sixel: false,
      kittyGraphics: false,
      kittyComposes: false,
      inlineImages: false,
      keyReleases: false,
      answersStatus: false,
      multiplexer: 'none',
      lacksBraille: false,
      glyphs: { sextant: false, octant: false },
      mode: 'quadrant',
      modes: ['quadrant', 'half', 'braille', 'ascii'],
      sixelTraits: { registers: 16, maxWidth: 1000, maxHeight: 1000, deltas: 'none' },
    })
  })
})

it('knows the ground, what becomes of notices and the focus, and whose fonts lack dots', () => {
  const xterm = judge([...RECORDED['xterm -ti vt340'], '\x1b]11;rgb:0000/0000/ffff\x1b\\', '\x1b[?1004;1$y'], around())
  expect(xterm).toMatchObject({ ground: [0, 0, 1], notices: 9, tellsFocus: true })
  expect(judge(RECORDED.foot, around())).toMatchObject({ notices: 777, tellsFocus: false })
  expect(judge(RECORDED['tmux 3.3a'], around())).not.toHaveProperty('notices')
  expect(judge(RECORDED.mlterm, around()).lacksBraille).toBe(true)
  expect(judge([], around({ TERM: 'linux' })).lacksBraille).toBe(true)
})

it('knows the last answer', () => {
  expect(isFence(DA1.sixel)).toBe(true)
  expect(isFence('\x1b[>84;0;0c')).toBe(false)
})
