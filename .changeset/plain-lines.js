// The lines of CHANGELOG.md: what a note says, without hashes of commits.

export async function getReleaseLine({ summary }) {
  const [first, ...more] = summary.trim().split('\n');
  return [`- ${first}`, ...more.map((line) => (line === '' ? '' : `  ${line}`))].join('\n');
}

/** The other packages are parts of Galley and have no versions that anybody knows. */
export const getDependencyReleaseLine = async () => '';

export default { getReleaseLine, getDependencyReleaseLine };
