import { homedir } from 'node:os'
import { dirname } from 'node:path'
import type { Command } from '../tui/command'
import type { AgentEvent as News } from '../tui/message'
import type { CameraName } from '../tui/video/sending'
import type { KeptVideo } from '../config/keep-video'
import type { FilterChoice } from '../media/filter/choice'
import { withoutNamed } from '../media/quality/automatic'
import type { SourceSpec, VideoSettings } from '../media/video/messages'
import type { UserAgent } from '../agent'
import { Failure, UsageError } from '../exit'
import { readFolder } from './folder'
import { atHome, homePath } from './home-path'

/** What the picture of the interface needs of the program. */
export interface VideoDeskParts {
  /** The cameras of this machine. */
  listCameras(): Promise<readonly CameraName[]>
  /** Writes settings of the picture into the configuration; returns the file. Throws Failure, or UsageError where it is wrong. */
  keepVideo(video: KeptVideo): string
}

/** Commands about what is sent. */
export type VideoCommand = Extract<
  Command,
  {
    type:
      | 'source'
      | 'file-pause'
      | 'file-seek'
      | 'file-loop'
      | 'video'
      | 'filters'
      | 'measure'
      | 'preview'
      | 'list-cameras'
      | 'read-folder'
      | 'keep-video'
  }
>

/** What the interface does about what is sent: the commands of its menus and keys. What was chosen holds for later sessions too. */
export class VideoDesk {
  private source: SourceSpec | undefined
  private filters: readonly FilterChoice[] | undefined
  private changes: Partial<VideoSettings> = {}
  private folder: string | undefined
  private previewing = false

  constructor(
    private readonly parts: VideoDeskParts,
    private readonly tell: (news: News) => void,
  ) {}

  /** Another session: it sends what was chosen before. */
  adopt(agent: UserAgent): void {
    if (this.source) agent.controls.setSource(this.source)
    if (this.filters) agent.controls.setFilters(this.filters)
    if (Object.keys(this.changes).length > 0) agent.controls.change(this.changes)
    if (this.previewing) agent.controls.preview(true)
  }

  act(command: VideoCommand, agent: UserAgent | undefined): void {
    switch (command.type) {
      case 'source':
        this.source = atHome(command.source)
        return agent?.controls.setSource(this.source)
      case 'filters':
        this.filters = command.filters
        return agent?.controls.setFilters(command.filters)
      case 'video':
        return this.change(command.settings, agent)
      case 'file-pause':
        return agent?.controls.pauseFile(command.paused)
      case 'file-seek':
        return agent?.controls.seekFile(command.target)
      case 'file-loop':
        return agent?.controls.loopFile(command.loop)
      case 'measure':
        return agent?.controls.measure(command)
      case 'preview':
        this.previewing = command.on
        return agent?.controls.preview(command.on)
      case 'list-cameras':
        return void this.listCameras()
      case 'read-folder':
        return void this.readFolder(command)
      case 'keep-video':
        return this.keep(command.kept)
    }
  }

  /** Other settings of what is sent. */
  change(settings: Partial<VideoSettings>, agent: UserAgent | undefined): void {
    const { automatic } = this.changes
    const left = automatic && { automatic: withoutNamed(automatic, settings) }
    this.changes = { ...this.changes, ...left, ...settings }
    agent?.controls.change(settings)
  }

  private async listCameras(): Promise<void> {
    this.tell({ type: 'cameras', cameras: await this.parts.listCameras() })
  }

  /** Without a path: where one was, or where the file is that is sent, or at home. */
  private async readFolder({ path, files }: Extract<VideoCommand, { type: 'read-folder' }>): Promise<void> {
    const sent = this.source?.kind === 'file' || this.source?.kind === 'still' ? dirname(this.source.path) : undefined
    const listing = await readFolder(homePath(path ?? this.folder ?? sent ?? homedir()), files)
    if (listing.trouble === undefined) this.folder = listing.folder
    this.tell({ type: 'folder', listing })
  }

  private keep(kept: KeptVideo): void {
    try {
      this.tell({ type: 'said', level: 'good', what: 'kept', part: this.parts.keepVideo(kept) })
    } catch (error) {
      if (!(error instanceof Failure || error instanceof UsageError)) throw error
      this.tell({ type: 'notice', level: 'bad', text: error.message })
    }
  }
}
