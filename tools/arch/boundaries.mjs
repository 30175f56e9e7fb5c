/** Which project may use which: by whose it is (scope) and by what it is (type). The layers inside are dependency-cruiser's. */
export const boundaries = [
  { sourceTag: 'scope:user', onlyDependOnLibsWithTags: ['scope:user', 'scope:shared'] },
  { sourceTag: 'scope:transaction', onlyDependOnLibsWithTags: ['scope:transaction', 'scope:shared'] },
  { sourceTag: 'scope:analytics', onlyDependOnLibsWithTags: ['scope:analytics', 'scope:shared'] },
  { sourceTag: 'scope:web', onlyDependOnLibsWithTags: ['scope:web', 'scope:shared'] },
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
  {
    sourceTag: 'type:service',
    onlyDependOnLibsWithTags: [
      'type:service',
      'type:kernel',
      'type:rates',
      'type:contracts',
      'type:service-kit',
      'type:change-log',
      'type:demo',
      'type:testing',
    ],
  },
  { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['type:web', 'type:api-client', 'type:kernel'] },
  { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: ['type:kernel'] },
  { sourceTag: 'type:contracts', onlyDependOnLibsWithTags: ['type:contracts', 'type:kernel'] },
  { sourceTag: 'type:api-client', onlyDependOnLibsWithTags: ['type:api-client'] },
  {
    sourceTag: 'type:service-kit',
    onlyDependOnLibsWithTags: ['type:service-kit', 'type:kernel', 'type:contracts', 'type:testing'],
  },
  {
    sourceTag: 'type:change-log',
    onlyDependOnLibsWithTags: ['type:change-log', 'type:service-kit', 'type:kernel', 'type:contracts', 'type:testing'],
  },
  { sourceTag: 'type:rates', onlyDependOnLibsWithTags: ['type:rates', 'type:kernel'] },
  { sourceTag: 'type:demo', onlyDependOnLibsWithTags: ['type:demo', 'type:kernel'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:testing'] },
  {
    sourceTag: 'type:e2e',
    onlyDependOnLibsWithTags: ['type:api-client', 'type:kernel', 'type:testing', 'type:service', 'type:web'],
  },
];
