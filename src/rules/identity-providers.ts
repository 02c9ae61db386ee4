import type { CallView, Platform, RequestView } from '../model/platform.ts';

// https://auth0.com/docs/api/management/v2/connections/delete-connections-by-id
const AUTH0 =
  'It cannot be undone; users of a deleted database connection go with it (Auth0 documentation, 2026-11)';
// https://help.okta.com/en-us/Content/Topics/users-groups-profiles/usgp-deactivate-user-account.htm
const OKTA =
  'A deletion cannot be undone; what was only deactivated can be activated again (Okta documentation, 2026-11)';
// https://www.keycloak.org/server/importExport
const KEYCLOAK =
  'Keycloak keeps no copy: only an exported realm or the database’s backup brings it back (Keycloak documentation, 2026-11)';
const NO_UNDO = 'Nothing is known of a way back; a new user with the same address is another user';
// https://auth0.com/docs/get-started/applications/rotate-client-secret,
// https://auth0.com/docs/get-started/tenant-settings/signing-keys/revoke-signing-keys
const ROTATED =
  'Every application that uses the old secret needs the new one; a signing key that was revoked cannot be used again (Auth0 documentation, 2026-11)';

const words = (call: CallView) => call.positionals.slice(0, 4).join(' ');
const okta = ({ host }: RequestView) => /\.(okta|oktapreview|okta-emea)\.com$/.test(host);
const auth0 = ({ host }: RequestView) => /\.auth0\.com$/.test(host);
/** A realm for tests on one’s own machine. */
const LOCAL = /^https?:\/\/(localhost|127\.0\.0\.1)([:/]|$)/;

/** Services that hold the users of others, and what they log in with. */
export const identityProviders: Platform = {
  id: 'identity-providers',
  title: 'Auth0, Okta, Keycloak, Clerk, WorkOS',
  docs: 'https://auth0.com/docs/api/management/v2',
  programs: ['auth0', 'okta', 'kcadm.sh', 'kcadm', 'kcadm.bat', 'workos', 'clerk'],
  optionsWithValue:
    '--tenant --format --json-path -r --realm --target-realm --server --user --password --client -s --set -f --file -q --query --config --no-config --data -d --uid --uusername --rolename'.split(
      ' ',
    ),
  hosts: [
    '*.auth0.com',
    '*.okta.com',
    '*.oktapreview.com',
    '*.okta-emea.com',
    'api.clerk.com',
    'api.workos.com',
    'api.stytch.com',
    'api.descope.com',
  ],
  mcpServers: ['auth0', 'okta', 'keycloak', 'clerk', 'workos'],
  environment: {
    options: ['--tenant', '-r', '--realm', '--target-realm', '--server'],
    variables: ['AUTH0_DOMAIN'],
  },
  selfConfirm: ['--force', '-f', '--no-input', '--yes'],
  unruled: {
    harmless: [
      ['login|logout|tenants|completion|test|logs|config', '*'],
      ['quickstarts', '*'],
    ],
  },
  rules: [
    {
      id: 'auth0-delete',
      command: [],
      when: (call) => call.program === 'auth0' && /(^| )(delete|rm)( |$)/i.test(words(call)),
      http: ['DELETE /api/v2/**'],
      httpWhen: auth0,
      mcp: [
        'auth0_delete_application',
        'auth0_delete_action',
        'auth0_delete_resource_server',
        'auth0_delete_form',
      ],
      does: { verb: 'delete', what: 'users, applications or connections', undo: 'none', undoNote: AUTH0 },
      target: { positionals: true, skip: 2, fields: ['client_id', 'id', 'user_id'] },
      why: 'Deletes it from the tenant; who logs in by it is locked out.',
      instead: 'auth0 apps list',
      stops: [
        'auth0 apps delete abc123 --force',
        'auth0 api delete "users/auth0|5" --force',
        'curl -X DELETE https://acme.eu.auth0.com/api/v2/connections/con_1 -H "Authorization: Bearer $T"',
        { server: 'auth0', tool: 'auth0_delete_application', input: { client_id: 'abc' } },
      ],
      passes: [
        'auth0 apps list',
        'auth0 tenants list',
        'curl https://acme.eu.auth0.com/api/v2/users -H "Authorization: Bearer $T"',
        { server: 'auth0', tool: 'auth0_list_applications', input: {} },
      ],
    },
    {
      id: 'auth0-rotate',
      command: [],
      when: (call) => call.program === 'auth0' && /(^| )(rotate-secret|rotate)( |$)/.test(words(call)),
      http: ['POST /api/v2/clients/*/rotate-secret', 'PUT /api/v2/keys/signing/*/revoke'],
      httpWhen: auth0,
      does: { verb: 'overwrite', what: 'secret or signing key', undo: 'none', undoNote: ROTATED },
      target: { positionals: true },
      why: 'Replaces the secret or ends the key: everything that still has the old one fails.',
      instead: 'auth0 apps show abc123',
      stops: [
        'curl -X POST https://acme.eu.auth0.com/api/v2/clients/abc/rotate-secret -H "Authorization: Bearer $T"',
        'curl -X PUT https://acme.eu.auth0.com/api/v2/keys/signing/k1/revoke -H "Authorization: Bearer $T"',
      ],
      passes: [
        // The key before it stays valid until it is revoked.
        'curl -X POST https://acme.eu.auth0.com/api/v2/keys/signing/rotate -H "Authorization: Bearer $T"',
        `curl -X PATCH https://acme.eu.auth0.com/api/v2/clients/abc -H "Authorization: Bearer $T" -d '{"name":"Shop"}'`,
      ],
    },
    {
      id: 'okta-delete',
      command: [],
      when: (call) => call.program === 'okta' && /(^| )(delete|remove|deactivate)( |$)/.test(words(call)),
      http: [
        'DELETE /api/v1/**',
        'DELETE /oauth2/v1/clients/*',
        'POST /api/v1/*/*/lifecycle/deactivate',
        'POST /api/v1/users/*/lifecycle/suspend',
        'POST /api/v1/users/*/lifecycle/reset_factors',
      ],
      // A session is opened again.
      httpWhen: (request) => okta(request) && !/\/sessions?(\/|$)/.test(request.path),
      mcp: [
        'delete_group',
        'delete_user',
        'deactivate_user',
        'delete_application',
        'delete_policy',
        'delete_policy_rule',
      ],
      does: { verb: 'delete', what: 'users, groups or applications', undo: 'vendor', undoNote: OKTA },
      target: { positionals: true, fields: ['user_id', 'group_id', 'app_id', 'id'] },
      why: 'Deletes or deactivates it; who logs in by it is locked out.',
      instead: 'curl {origin}/api/v1/users?limit=5 -H "Authorization: SSWS $OKTA_TOKEN"',
      stops: [
        'curl -X DELETE https://acme.okta.com/api/v1/users/00ub0o -H "Authorization: SSWS $OKTA_TOKEN"',
        'curl -X POST https://acme.okta.com/api/v1/users/00ub0o/lifecycle/deactivate -H "Authorization: SSWS $OKTA_TOKEN"',
        { server: 'okta', tool: 'delete_group', input: { group_id: '00g1' } },
      ],
      passes: [
        'curl -X POST https://acme.okta.com/api/v1/users/00ub0o/lifecycle/unlock -H "Authorization: SSWS $OKTA_TOKEN"',
        'curl -X DELETE https://acme.okta.com/api/v1/users/00ub0o/sessions -H "Authorization: SSWS $OKTA_TOKEN"',
        { server: 'okta', tool: 'list_users', input: {} },
      ],
    },
    {
      id: 'keycloak-delete',
      command: ['delete'],
      when: (call) => /^kcadm/.test(call.program) && !LOCAL.test(call.value('--server') ?? ''),
      does: { verb: 'delete', what: 'realm, users or clients', undo: 'none', undoNote: KEYCLOAK },
      target: { positionals: true },
      why: 'Deletes it from Keycloak; a realm goes with all of its users.',
      instead: 'kcadm.sh get realms',
      stops: ['kcadm.sh delete realms/shop', 'kcadm.sh delete users/5d -r shop'],
      passes: [
        'kcadm.sh get realms',
        'kcadm.sh delete realms/test --server http://localhost:8080 --realm master',
      ],
    },
    {
      id: 'keycloak-lock-out',
      command: ['update'],
      when: (call) => /^kcadm/.test(call.program) && call.args.some((word) => word === 'enabled=false'),
      does: {
        verb: 'change',
        what: 'account, client or realm',
        undo: 'vendor',
        undoNote: 'It can be enabled again; who is locked out waits',
      },
      target: { positionals: true },
      why: 'Locks people or a whole realm out.',
      instead: 'kcadm.sh get realms',
      stops: ['kcadm.sh update users/1 -r prod -s enabled=false'],
      passes: ['kcadm.sh update users/1 -r prod -s firstName=Bob'],
    },
    {
      id: 'user-delete',
      http: [
        'DELETE /v1/**',
        'DELETE /user_management/**',
        'DELETE /organizations/*',
        'DELETE /connections/*',
        'DELETE /directories/*',
        'POST /v1/mgmt/**/delete',
      ],
      httpWhen: ({ host, path }) =>
        /^api\.(clerk|workos|stytch|descope)\.com$/.test(host) &&
        !/\/(sessions?|invitations?)(\/|$)/.test(path),
      does: { verb: 'delete', what: 'users or organizations', undo: 'none', undoNote: NO_UNDO },
      target: {},
      why: 'Deletes it with what the service holds of it.',
      instead: 'curl https://api.clerk.com/v1/users -H "Authorization: Bearer $CLERK_SECRET_KEY"',
      stops: [
        'curl -X DELETE https://api.clerk.com/v1/users/user_29w -H "Authorization: Bearer $CLERK_SECRET_KEY"',
        'curl -X DELETE https://api.workos.com/organizations/org_1 -H "Authorization: Bearer $WORKOS_API_KEY"',
      ],
      passes: ['curl https://api.clerk.com/v1/users -H "Authorization: Bearer $CLERK_SECRET_KEY"'],
    },
  ],
};
