import { lineWords } from '../../src/shell/line-words'

describe('the words of a line up to the cursor', () => {
  it.each([
    ['vcall', ['vcall']],
    ['vcall ', ['vcall', '']],
    ['vcall  call\tlu', ['vcall', 'call', 'lu']],
    ['vcall play "a b', ['vcall', 'play', 'a b']],
    ["vcall play 'a \\b' c", ['vcall', 'play', 'a \\b', 'c']],
    ['vcall play a\\ b', ['vcall', 'play', 'a b']],
    ['vcall play "a\\"b\\c"', ['vcall', 'play', 'a"b\\c']],
    ['vcall play "" ', ['vcall', 'play', '', '']],
    ['cd /tmp && vcall ca', ['vcall', 'ca']],
    ['echo a; vcall x', ['vcall', 'x']],
    ['vcall call --video file:a', ['vcall', 'call', '--video', 'file:a']],
    ['vcall \\', ['vcall', '']],
  ])('%j', (line, words) => {
    expect(lineWords(line)).toEqual(words)
  })
})
