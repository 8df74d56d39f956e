import { Attention } from '../../../src/tui/terminal/attention'
import { noticeFormOf, noticeText } from '../../../src/tui/terminal/notice'

const NOTICE = { title: 'vcall', body: 'luis calls' }
/** Everything between the control strings: what a terminal that knows none of them would show. */
const outside = (text: string): string => text.replace(/\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g, '')

describe('a notice', () => {
  it.each([
    [9, '\x1b]9;vcall: luis calls\x07'],
    [777, '\x1b]777;notify;vcall;luis calls\x07'],
    [99, '\x1b]99;i=vcall:d=0;vcall\x1b\\\x1b]99;i=vcall:d=1:p=body;luis calls\x1b\\'],
  ] as const)('in the form %d', (form, text) => {
    expect(noticeText(form, NOTICE)).toBe(text)
  })

  it.each([9, 99, 777] as const)('%d contains nothing that ends it, and is bounded', (form) => {
    const nasty = { title: 'a;b\x07\x1b\\c\u009cd', body: `4;1;50 ${'日'.repeat(5000)}\r\n\x1b]52;c;eA==\x07` }
    const text = noticeText(form, nasty)
    expect(outside(text)).toBe('')
    expect(text.slice(1, -2)).not.toMatch(form === 99 ? /[\x07\u0080-\u009f\n\r]/ : /[\x07\x1b\u0080-\u009f\n\r]/)
    expect(text.length).toBeLessThan(400)
  })

  it('keeps its title apart from its text where both are in one', () => {
    const text = noticeText(777, { title: 'a;b', body: 'c;d' })
    expect(text.split(';')).toHaveLength(4)
  })

  it('is no progress bar of another protocol', () => {
    expect(noticeText(9, { title: '4;1;50', body: '' })).toMatch(/^\x1b\]9;[^\d;]/)
  })

  it.each([
    ['kitty', 41, 99],
    ['iterm2', 0, 9],
    ['foot', 1, 777],
    ['vte', 65, 777],
    ['xterm', 41, 9],
  ] as const)('is what %s takes', (name, kind, form) => {
    expect(noticeFormOf({ name, version: [1] }, kind)).toBe(form)
  })

  it('goes to rxvt and to nameless ones by their number', () => {
    expect([noticeFormOf(undefined, 85), noticeFormOf(undefined, NaN)]).toEqual([777, 9])
  })
})

describe('the attention of a person', () => {
  it('is asked for by the bell while they look, and on the desktop too when they do not', () => {
    const attention = new Attention({ tellsFocus: true, notices: 777 })
    expect(attention.text(NOTICE)).toBe('\x07')
    attention.focus(false)
    expect(attention.text(NOTICE)).toBe('\x07\x1b]777;notify;vcall;luis calls\x07')
    attention.focus(true)
    expect(attention.text(NOTICE)).toBe('\x07')
  })

  it('is asked for where nobody knows, by the bell alone in tmux and screen', () => {
    expect(new Attention({}).text(NOTICE)).toBe('\x07')
    expect(new Attention({ tellsFocus: false, notices: 9 }).text(NOTICE)).toMatch(/^\x07\x1b\]9;/)
  })
})
