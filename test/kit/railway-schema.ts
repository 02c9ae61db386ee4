/**
 * The part of Railway's GraphQL schema that the loopback Railway speaks. Names and types are Railway's own
 * (https://docs.railway.com/integrations/api); connections carry no cursors that matter here.
 */
export const railwaySchema = /* GraphQL */ `
  scalar DateTime
  scalar EnvironmentConfig
  scalar EnvironmentVariables
  enum VolumeState { DELETED DELETING ERROR MIGRATING MIGRATION_PENDING READY RESTORING UPDATING }
  enum EnvironmentPatchStatus { APPLYING COMMITTED STAGED }

  type PageInfo { endCursor: String hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String }
  type Workspace { id: ID! name: String! }
  type ApiTokenWorkspace { id: String! name: String! }
  type ApiTokenContext { workspaces: [ApiTokenWorkspace!]! }
  type User {
    id: ID! email: String! name: String workspaces: [Workspace!]!
    projects(after: String, before: String, first: Int, last: Int): UserProjectsConnection!
  }
  type ProjectToken {
    id: ID! name: String! displayToken: String! project: Project! projectId: String!
    environment: Environment! environmentId: String! createdAt: DateTime!
  }
  type Project {
    id: ID! name: String! description: String createdAt: DateTime! deletedAt: DateTime workspaceId: String
    environments(after: String, before: String, first: Int, last: Int): ProjectEnvironmentsConnection!
    services(after: String, before: String, first: Int, last: Int): ProjectServicesConnection!
    volumes(after: String, before: String, first: Int, last: Int): ProjectVolumesConnection!
  }
  type Environment {
    id: ID! name: String! projectId: String! createdAt: DateTime! deletedAt: DateTime isEphemeral: Boolean!
    config(decryptVariables: Boolean): EnvironmentConfig!
    volumeInstances(after: String, before: String, first: Int, last: Int): EnvironmentVolumeInstancesConnection!
  }
  type Service { id: ID! name: String! projectId: String! createdAt: DateTime! deletedAt: DateTime }
  type Volume {
    id: ID! name: String! project: Project! projectId: String! createdAt: DateTime!
    volumeInstances(after: String, before: String, first: Int, last: Int): VolumeVolumeInstancesConnection!
  }
  type VolumeInstance {
    id: ID! volume: Volume! volumeId: String! environment: Environment! environmentId: String!
    service: Service! serviceId: String mountPath: String! currentSizeMB: Float! sizeMB: Int!
    state: VolumeState isPendingDeletion: Boolean! createdAt: DateTime! deletedAt: DateTime
  }
  type VolumeInstanceBackup {
    id: String! name: String externalId: String! createdAt: DateTime! expiresAt: DateTime usedMB: Int
  }
  type CustomDomain {
    id: ID! domain: String! environmentId: String! projectId: String serviceId: String! targetPort: Int
  }
  type EnvironmentPatch {
    id: ID! environmentId: String! message: String status: EnvironmentPatchStatus! createdAt: DateTime!
    patch(decryptVariables: Boolean): EnvironmentConfig!
  }
  type WorkflowId { workflowId: String }

  type QueryProjectsConnection { edges: [QueryProjectsConnectionEdge!]! pageInfo: PageInfo! }
  type QueryProjectsConnectionEdge { cursor: String! node: Project! }
  type UserProjectsConnection { edges: [UserProjectsConnectionEdge!]! pageInfo: PageInfo! }
  type UserProjectsConnectionEdge { cursor: String! node: Project! }
  type QueryEnvironmentsConnection { edges: [QueryEnvironmentsConnectionEdge!]! pageInfo: PageInfo! }
  type QueryEnvironmentsConnectionEdge { cursor: String! node: Environment! }
  type ProjectEnvironmentsConnection { edges: [ProjectEnvironmentsConnectionEdge!]! pageInfo: PageInfo! }
  type ProjectEnvironmentsConnectionEdge { cursor: String! node: Environment! }
  type ProjectServicesConnection { edges: [ProjectServicesConnectionEdge!]! pageInfo: PageInfo! }
  type ProjectServicesConnectionEdge { cursor: String! node: Service! }
  type ProjectVolumesConnection { edges: [ProjectVolumesConnectionEdge!]! pageInfo: PageInfo! }
  type ProjectVolumesConnectionEdge { cursor: String! node: Volume! }
  type VolumeVolumeInstancesConnection { edges: [VolumeVolumeInstancesConnectionEdge!]! pageInfo: PageInfo! }
  type VolumeVolumeInstancesConnectionEdge { cursor: String! node: VolumeInstance! }
  type EnvironmentVolumeInstancesConnection {
    edges: [EnvironmentVolumeInstancesConnectionEdge!]! pageInfo: PageInfo!
  }
  type EnvironmentVolumeInstancesConnectionEdge { cursor: String! node: VolumeInstance! }

  input VolumeInstanceUpdateInput { mountPath: String serviceId: String state: VolumeState }
  input CustomDomainCreateInput {
    domain: String! environmentId: String! projectId: String! serviceId: String! targetPort: Int
  }
  input VariableUpsertInput {
    environmentId: String! name: String! projectId: String! serviceId: String skipDeploys: Boolean value: String!
  }
  input VariableDeleteInput { environmentId: String! name: String! projectId: String! serviceId: String }

  type Query {
    me: User!
    apiToken: ApiTokenContext!
    projectToken: ProjectToken!
    project(id: String!): Project!
    projects(after: String, before: String, first: Int, last: Int, workspaceId: String): QueryProjectsConnection!
    environment(id: String!, projectId: String): Environment!
    environments(after: String, before: String, first: Int, last: Int, projectId: String!): QueryEnvironmentsConnection!
    environmentStagedChanges(environmentId: String!): EnvironmentPatch!
    service(id: String!): Service!
    variables(environmentId: String!, projectId: String!, serviceId: String, unrendered: Boolean): EnvironmentVariables!
    volumeInstance(id: String!): VolumeInstance!
    volumeInstanceBackupList(volumeInstanceId: String!): [VolumeInstanceBackup!]!
  }

  type Mutation {
    volumeDelete(volumeId: String!): Boolean!
    volumeInstanceUpdate(environmentId: String, input: VolumeInstanceUpdateInput!, volumeId: String!): Boolean!
    volumeInstanceBackupCreate(name: String, volumeInstanceId: String!): WorkflowId!
    volumeInstanceBackupDelete(volumeInstanceBackupId: String!, volumeInstanceId: String!): WorkflowId!
    environmentStageChanges(environmentId: String!, input: EnvironmentConfig!, merge: Boolean): EnvironmentPatch!
    environmentPatchCommit(commitMessage: String, environmentId: String!, patch: EnvironmentConfig): String!
    environmentPatchCommitStaged(commitMessage: String, environmentId: String!, skipDeploys: Boolean): String!
    environmentDelete(id: String!): Boolean!
    serviceDelete(environmentId: String, id: String!): Boolean!
    projectDelete(id: String!): Boolean!
    projectScheduleDelete(id: String!): Boolean!
    projectScheduleDeleteForce(id: String!): Boolean!
    customDomainCreate(input: CustomDomainCreateInput!): CustomDomain!
    customDomainDelete(id: String!): Boolean!
    variableUpsert(input: VariableUpsertInput!): Boolean!
    variableDelete(input: VariableDeleteInput!): Boolean!
  }
`;
