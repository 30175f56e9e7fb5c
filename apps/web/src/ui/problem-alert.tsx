'use client';

import { IconAlertTriangle } from '@tabler/icons-react';

export interface ShownProblem {
  title: string;
  text: string;
  fields?: readonly { pointer: string; detail: string }[];
  requestId?: string | undefined;
}

/** A problem document for a person: what is wrong, each part of it, and the number by which the log can be searched. */
export function ProblemAlert({ problem }: { problem: ShownProblem | null | undefined }) {
  if (!problem) return null;
  const parts = problem.fields?.filter((field) => field.detail !== problem.text) ?? [];
  return (
    <div className="notice" data-tone="bad" role="alert" tabIndex={-1}>
      <IconAlertTriangle size={20} aria-hidden />
      <div>
        <p>
          <strong>{problem.title}</strong>
        </p>
        {problem.text !== problem.title && <p>{problem.text}</p>}
        {parts.length > 0 && (
          <ul>
            {parts.map((field) => (
              <li key={field.pointer + field.detail}>{field.detail}</li>
            ))}
          </ul>
        )}
        {problem.requestId && <p className="small soft">Reference: {problem.requestId}</p>}
      </div>
    </div>
  );
}
