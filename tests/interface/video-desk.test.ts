import { UserAgent } from '../../src/agent'
import { UsageError } from '../../src/exit'
import { VideoDesk, type VideoDeskParts } from '../../src/interface/video-desk'
import type { ToVideo } from '../../src/media/video/messages'
import { VIDEO_DEFAULTS } from '../../src/options'
import type { AgentEvent } from '../../src/tui/message'
import { FakeSignalling } from '../support/fake-signalling'
import { FakeVideo } from '../support/fake-video'

const session = (): { readonly agent: UserAgent; told(): readonly ToVideo[] } => {
  const video = new FakeVideo()
  const agent = new UserAgent({
    nick: 'ana',
    local: { host: '10.0.0.1', port: 5004 },
    signalling: new FakeSignalling(),
    video,
    media: { videoPort: 5004 },
    offersSound: () => false,
    resolve: () => Promise.resolve(undefined),
    settings: VIDEO_DEFAULTS,
  })
  video.told.splice(0)
  return { agent, told: () => video.told.splice(0) }
}

const setUp = (parts: Partial<VideoDeskParts> = {}) => {
  const news: AgentEvent[] = []
  const desk = new VideoDesk(
    { listCameras: () => Promise.resolve([]), keepVideo: () => '/a/config.toml', ...parts },
    (event) => news.push(event),
  )
  return { desk, news }
}

describe('what is chosen of the picture', () => {
  it('is sent, and holds for later sessions too', () => {
    const { desk } = setUp()
    const [first, second] = [session(), session()]
    desk.act({ type: 'source', source: { kind: 'pattern' } }, first.agent)
    desk.act({ type: 'filters', filters: [{ name: 'sepia', strength: 60 }] }, first.agent)
    desk.act({ type: 'video', settings: { fps: 12, automatic: ['quality', 'size'] } }, first.agent)
    desk.change({ quality: 40 }, first.agent)
    expect(first.told().at(-1)).toMatchObject({ settings: { fps: 12, quality: 40, automatic: ['size'] } })
    desk.adopt(second.agent)
    expect(second.told()).toMatchObject([
      { type: 'source', source: { kind: 'pattern' } },
      { type: 'filters', filters: [{ name: 'sepia' }] },
      { type: 'settings', settings: { fps: 12, quality: 40, automatic: ['size'], width: 320 } },
    ])
  })

  it('our own picture is seen in another session if it was in the one before, and not if it was closed', () => {
    const { desk } = setUp()
    const [first, second, third] = [session(), session(), session()]
    desk.act({ type: 'preview', on: true }, first.agent)
    desk.adopt(second.agent)
    desk.act({ type: 'preview', on: false }, undefined)
    desk.adopt(third.agent)
    expect([first.told(), second.told(), third.told()]).toEqual([[{ type: 'preview' }], [{ type: 'preview' }], []])
  })

  it('before there is a session waits for one; where nothing was chosen the session is as it was opened', () => {
    const { desk } = setUp()
    const [first, second] = [session(), session()]
    desk.adopt(first.agent)
    expect(first.told()).toEqual([])
    desk.act({ type: 'source', source: { kind: 'none' } }, undefined)
    desk.adopt(second.agent)
    expect(second.told()).toEqual([{ type: 'source', source: { kind: 'none' } }])
  })

  it('is kept, or it is told why not', () => {
    const { desk, news } = setUp()
    desk.act({ type: 'keep-video', kept: { filters: [] } }, undefined)
    expect(news).toEqual([{ type: 'said', level: 'good', what: 'kept', part: '/a/config.toml' }])
    const broken = setUp({
      keepVideo: () => {
        throw new UsageError('line 3 of the file is wrong')
      },
    })
    broken.desk.act({ type: 'keep-video', kept: {} }, undefined)
    expect(broken.news).toEqual([{ type: 'notice', level: 'bad', text: 'line 3 of the file is wrong' }])
  })

  it('is asked for in the folder where one was last', async () => {
    const { desk, news } = setUp()
    const listed = async (path?: string): Promise<string> => {
      const before = news.length
      desk.act({ type: 'read-folder', files: 'video', ...(path !== undefined && { path }) }, undefined)
      for (let waits = 0; waits < 500 && news.length === before; waits++)
        await new Promise((done) => setTimeout(done, 5))
      const event = news.at(-1)
      return event?.type === 'folder' ? event.listing.folder : ''
    }
    expect(await listed(__dirname)).toBe(__dirname)
    expect(await listed()).toBe(__dirname)
    expect(await listed('/nowhere at all')).toBe('/nowhere at all')
    expect(await listed()).toBe(__dirname)
  })
})
