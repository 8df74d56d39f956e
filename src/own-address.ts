import { createSocket } from 'node:dgram'
import { networkInterfaces } from 'node:os'
import type { Endpoint } from './net/signalling'

/** An address of ours that others were told is bound, so that we send from it (some peers check); else all are. */
export const bindAddress = (host: string, told: boolean): string => {
  // All of 127.0.0.0/8 is this machine, though one address of it is listed.
  const isLoopback = host.startsWith('127.')
  const ours =
    isLoopback || Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === host))
  return told && ours ? host : '0.0.0.0'
}

/** The address of this machine that faces the server; no packet is sent. Without a server: the first outer one. */
export const ownAddress = async (server: Endpoint | undefined): Promise<string> => {
  const outer = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)
  const fallback = outer?.address ?? '127.0.0.1'
  return server ? ((await facing(server)) ?? fallback) : fallback
}

const facing = (server: Endpoint): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4')
    const done = (address: string | undefined): void => {
      socket.close()
      resolve(address)
    }
    socket.once('error', () => done(undefined))
    socket.connect(server.port, server.host, () => done(socket.address().address))
  })
