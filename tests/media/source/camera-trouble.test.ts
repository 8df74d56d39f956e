import { cameraTrouble } from '../../../src/media/source/camera-trouble'

test.each([
  ['/dev/video0: Permission denied', 'No camera: this user may not use /dev/video0. sudo usermod -aG video "$USER"'],
  ['[v4l2] ioctl(VIDIOC_STREAMON): Device or resource busy', 'No camera: another program uses /dev/video0. Close'],
  ['/dev/video0: No such device', 'No camera: /dev/video0 is not plugged in any more.'],
  ['Not a video capture device.', 'No camera: /dev/video0 gives no pictures.'],
  ['ioctl(VIDIOC_G_FMT): Inappropriate ioctl for device', 'No camera: /dev/video0 gives no pictures.'],
])('%s: what it is, and what to do', (words, told) => {
  expect(cameraTrouble('/dev/video0', words)?.message).toContain(told)
})

test('words that are not known stay those of the program', () => {
  expect(cameraTrouble('/dev/video0', 'Protocol error')).toBeUndefined()
})
