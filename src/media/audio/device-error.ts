/**
 * Why a source or a sink of sound does not work; `message` is one line for a person: what happened, to what, what to do.
 *
 * - `no-device`: there is none of its kind on this machine
 * - `not-found`: none of that name, no such file
 * - `unreadable`: a file that is no sound, a device that refuses
 * - `no-backend`: neither PortAudio nor PulseAudio's programs can be used here
 * - `lost`: it worked and is gone; it may come back
 */
export class AudioDeviceError extends Error {
  constructor(
    readonly reason: 'no-device' | 'not-found' | 'unreadable' | 'no-backend' | 'lost',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'AudioDeviceError'
  }
}
