/** Asks Railway which volumes the project has. We never send volumeDelete from the service. */
export async function volumes(url, token, projectId) {
  const query = 'query ($id: String!) { project(id: $id) { volumes { edges { node { id name } } } } }';
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id: projectId } }),
  });
  const { data } = await response.json();
  return data.project.volumes.edges.map((edge) => edge.node);
}
