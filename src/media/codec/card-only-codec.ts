import type { Frame } from '../frame'
import type { PictureCodec } from './codec'
import { CodecError } from './codec'

/** The camera-off card at 160x120, as a JPEG of quality 40. */
const CARD = [
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7',
  'gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8',
  'fHx8fHx8fHz/wAARCAB4AKADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF',
  'BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW',
  'V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi',
  '4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC',
  'AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm',
  'Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq',
  '8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDJopKKYhaKSigBaKSigBaKSigBaKSigBaKSigBaKSigBaKSigBaKSigBaKSigBKKKKACii',
  'igAooooAKKKKACiiigAooooAKKKKACilVWc4UZNK6MmNwxmi5XK7XtoNooooJCiiigBKKSigBaKSigBalit5Zl3RrkA46ioa1NM/',
  '492/3z/IUAVPsVx/zz/8eFH2K4/55/8AjwrXopgZH2K4/wCef/jwo+xXH/PP/wAeFa9FAGR9iuP+ef8A48KPsVx/zz/8eFa9FAGH',
  'LE8LbZBgkZ60sURlPoB3q7dxCW4DE8AYI/OnKpPCispT6I6qVC65p7DFVY1wOAKq3EqyEBeg71du4wlm56txz+IrLpxjbVhWrKS5',
  'I7C0UlFWcotFJRQAlFJRQAtFJRQAtammf8e7f75/kKyq1dL/AOPdv98/yFAF2obmcQJnGWPQVNWdqH+vX/d/qaYELXErHJkb8Din',
  'xXcsZ5O8ejVXpyqXbAoBJt2RsK6soZSCp71DJLu4XgevrUKZWNUzkLUscRbluF/nWLk5aI7oUo0lz1BqRlzx09asqgQYApQABgcC',
  'lq4xSOerWdT0K9//AMekn4fzFY1bF/8A8ecn4fzFY1UYi0UlFAC0UlFABRSUUALRSUUALWrpf/Hs3++f5CsmtbSv+PZv98/yFAF2',
  'q93b+coK/fXp71YqKSXbwvJ9fShtLcqEHN2RmJCzMQQVx1yKtIgUBVFOALnjk1YjjCc9W9ay1n6Hb7mHXdjY4ccuOfSpqKK1SS2O',
  'Oc5Td2Vp7xIJhG6nBGdw7c1YVlddykMD3BrK1X/j5X/cH8zVeC5kt2yh4/unoaZBq6h/x5yfh/MVjVoT3sdxZuv3X4+U/UVnUgFo',
  'pKKAFopKKAEopKKBi0UlFAC1ZtryWBNkaqcnPIOaq1esVHls2Oc4zSk7K5dOHPKxbWaVkxJtBPZRUM0yRDk5bsKjuLoICqHL9PpV',
  'FmLsWY5JrNRctWdU6saS5YFxdRlQYCR/kf8AGl/tSb+7H+R/xqjRWpxNtu7L39qTf3Y/yP8AjR/ak392P8j/AI1RooETXFw1w4dw',
  'oIGOKipKKAFopKKBi0UlFAC0UlFACUUUUAFFFFABRRRQAUUUUAFFFFABRRRQAUUUUAFFFFABRRRQAUUUUAJRRRQAUUUUAFFFFABR',
  'RRQAUUUUAFFFFABRRRQAUUUUAFFFFABRRRQB/9k=',
].join('')

const NO_PACKAGE = 'Neither OpenCV nor sharp is installed. Run npm run setup.'

/** Without any package that codes pictures the peer still gets a picture: a card that says that there is no camera. */
export class CardOnlyCodec implements PictureCodec {
  readonly name = 'none'
  private readonly card = Buffer.from(CARD, 'base64')

  encodeJpeg(): Promise<Uint8Array> {
    return Promise.resolve(this.card)
  }

  encodePng(): Promise<Uint8Array> {
    return Promise.reject(new CodecError('missing', NO_PACKAGE))
  }

  decodeJpeg(): Promise<Frame> {
    return Promise.reject(new CodecError('missing', NO_PACKAGE))
  }

  readStill(): Promise<Frame> {
    return Promise.reject(new CodecError('missing', NO_PACKAGE))
  }
}
