import { openSoundFile } from '../../src/media/audio/source/file'

/** All of a sound file: mono, 48 kHz. */
export const loadSound = async (path: string): Promise<Float32Array> => {
  const file = await openSoundFile(path, false)
  const samples: number[] = []
  for (let piece = await file.next(); piece; piece = await file.next()) samples.push(...piece)
  await file.close()
  return Float32Array.from(samples)
}
