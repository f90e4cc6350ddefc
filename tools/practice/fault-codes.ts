/** What Microsoft calls each of these, unless a fault names another code. */
export const codes = {
  400: 'BadRequest',
  403: 'Forbidden',
  404: 'NotFound',
  408: 'RequestTimeout',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
} as const;

export type FaultStatus = keyof typeof codes;
export const faultStatuses = Object.keys(codes).map(Number) as readonly FaultStatus[];
