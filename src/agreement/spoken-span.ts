import type { Span } from './protocol-schema';

const words = {
  calendarDays: ['dag', 'dagen'],
  workingDays: ['werkdag', 'werkdagen'],
  schoolDays: ['schooldag', 'schooldagen'],
} as const;

const units = ['calendarDays', 'workingDays', 'schoolDays'] as const;

/** A span as people say it: "7 dagen", "1 schooldag". */
export function spokenSpan(span: Span): string {
  const unit = units.find((one) => span[one] !== undefined) ?? 'calendarDays';
  const count = span[unit] ?? 0;
  const [single, plural] = words[unit];
  return `${count} ${count === 1 ? single : plural}`;
}
