/**
 * What has the keys. A model has a list of these, the nearest first (`contextsOf`): a key goes to the first one that
 * knows it.
 */
export type Context =
  | 'everywhere'
  | 'general'
  | 'login'
  | 'field'
  | 'people'
  | 'search'
  | 'history'
  | 'log'
  | 'prompt'
  | 'line'
  | 'calling'
  | 'incoming'
  | 'call'
  | 'statistics'
  | 'full'
  | 'file'
  | 'chat'
  | 'hangup'
  | 'quit'
  | 'menu'
  | 'menu-search'
  | 'help'
  | 'help-search'
  | 'small'
