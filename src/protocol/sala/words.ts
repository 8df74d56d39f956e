/** The words of the registry as they go over the wire (Sala Virtual, section 1). */
export const WORDS = {
  welcome: 'Conectado ao servidor /',
  taken: 'Ja existe um usuario com o mesmo nome',
  names: 'broadcast/',
  found: 'endereco/',
  notFound: 'Nome nao encontrado',
  yourself: 'Nao e possivel conectar a si mesmo',
  refresh: 'atualiza',
  farewell: 'finish',
  lookUp: 'consulta',
  leave: 'closeConn',
} as const
