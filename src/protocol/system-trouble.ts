import { clean } from './text'

type Clauses = Readonly<Record<string, string>>

/** What the machine itself is short of, whatever was tried. */
const MACHINE: Clauses = {
  EMFILE: 'too many files are open here',
  ENFILE: 'too many files are open on this machine',
  ENOMEM: 'there is not enough memory',
  ENOBUFS: 'there is not enough memory',
  EIO: 'the device reports an error',
  ENXIO: 'there is no such device',
  ENODEV: 'there is no such device',
  EBUSY: 'another program uses it',
  ETXTBSY: 'another program uses it',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EPIPE: 'nobody reads it any more',
}

const READING: Clauses = {
  ...MACHINE,
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
}

const WRITING: Clauses = {
  ...MACHINE,
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk space of this user is used up',
  EROFS: 'the file system may only be read',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
}

const STARTING: Clauses = {
  ...MACHINE,
  ENOENT: 'it is not installed',
  EACCES: 'this user may not run it',
  EPERM: 'this user may not run it',
  EAGAIN: 'too many programs run',
}

const LISTENING: Clauses = {
  ...MACHINE,
  EADDRINUSE: 'another program uses it',
  EADDRNOTAVAIL: 'that is no address of this machine',
  ENOTFOUND: 'that is no address of this machine',
  EACCES: 'this user may not use it',
  EPERM: 'this user may not use it',
  EAFNOSUPPORT: 'this machine has no such addresses',
}

const CONNECTING: Clauses = {
  ...MACHINE,
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  ECONNABORTED: 'connection reset',
  EPIPE: 'connection reset',
  EHOSTUNREACH: 'no route to it',
  EHOSTDOWN: 'no route to it',
  ENETUNREACH: 'no network',
  ENETDOWN: 'no network',
  ETIMEDOUT: 'no connection in time',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'its name cannot be looked up now',
  EADDRNOTAVAIL: 'no way leads there from this machine',
  EINVAL: 'no way leads there from this machine',
  EACCES: 'this user may not connect there',
  EPERM: 'this user may not connect there',
}

/** The system's code of an error, such as ECONNREFUSED; undefined where it has none. */
export const systemCode = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined

/** Without a code it is an error of ours, whose first line is a clause already, or of a text that is none of its kind. */
const withoutCode = (error: unknown): string => {
  if (!(typeof error === 'object' && error !== null && 'message' in error)) return 'unknown error'
  if ('name' in error && error.name === 'SyntaxError') return 'it is damaged'
  const [line = ''] = String(error.message).split('\n')
  return line === '' ? 'unknown error' : clean(line)
}

const whyNot =
  (clauses: Clauses) =>
  (error: unknown): string => {
    const code = systemCode(error)
    return code === undefined ? withoutCode(error) : (clauses[code] ?? `the system says ${clean(code)}`)
  }

/** Why a file could not be read, as a clause for a person, one line. */
export const whyNotRead = whyNot(READING)

/** Why a file could not be written, as a clause for a person, one line. */
export const whyNotWritten = whyNot(WRITING)

/** Why a program could not be started, as a clause for a person, one line. */
export const whyNotStarted = whyNot(STARTING)

/** Why a port could not be opened, as a clause for a person, one line. */
export const whyNoPort = whyNot(LISTENING)

/** Why a connection failed, as a clause for a person, one line. */
export const whyNoConnection = whyNot(CONNECTING)
