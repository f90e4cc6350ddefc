import type { Protocol } from './protocol-schema';

/** Whom anybody can call, as a line each: "Veilig Thuis (advies en melden): 0800-2000, dag en nacht" (R-17). */
export const helplineLines = ({ helplines }: Pick<Protocol, 'helplines'>): readonly string[] =>
  helplines.map(
    ({ name, kind, phone, hours }) => `${name} (${kind}): ${phone}${hours === undefined ? '' : `, ${hours}`}`,
  );
