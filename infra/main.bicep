// Zorgmelding in one resource group: what it stores, what it runs on, and how Teams reaches it.
// infra/README.md says how to use this, step by step.
targetScope = 'resourceGroup'

@description('Short name of the school board: part of the names of what is made here.')
@minLength(3)
@maxLength(12)
param name string

@description('Where everything is kept. A region in the European Union.')
@allowed(['westeurope', 'northeurope', 'swedencentral', 'germanywestcentral', 'francecentral'])
param location string = 'westeurope'

@description('Where the Bot Service keeps its registration. Only some regions offer it; westeurope does.')
param botLocation string = 'westeurope'

@description('Application (client) id of the app registration of the bot.')
param botAppId string

@description('The Entra tenant of the school board.')
param botTenantId string = tenant().tenantId

@description('The id of the app in the organisation\'s Teams catalogue, with which the bot installs itself for people. Known once it is uploaded.')
param teamsAppId string = ''

@description('The image to run, such as zorgmelding:1, in the registry that is made here. Empty the first time: there is no image yet.')
param image string = ''

@description('Copies of the program. They share the work; two survive the loss of one.')
@minValue(1)
@maxValue(5)
param copies int = 1

@description('How much the program says about itself. It never logs what a case is about.')
@allowed(['debug', 'info', 'warn', 'error'])
param logLevel string = 'info'

@description('Days that log lines are kept.')
param logDays int = 30

@description('Who is mailed when the program says that it needs somebody, or does not run. Empty: nobody is, and somebody has to look.')
param alertMail string = ''

@description('A collector of OpenTelemetry, such as https://collector.example.org:4318. Empty: nothing is measured.')
param metricsEndpoint string = ''

var suffix = uniqueString(resourceGroup().id)
var port = 3978

var roles = {
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  keyWrapping: 'e147488a-f6f5-4113-8e2d-b22465e65bf6'
  imagePuller: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
}

// Who the program is, towards Azure and, because the app registration trusts it, towards Teams. Nobody can sign in as it, and
// it has no password.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-zorgmelding-${name}'
  location: location
}

// Cases, encrypted per case by the program itself before they come here. Copies in three zones of one region.
resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: take('zorg${suffix}', 24)
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

// The key that locks the keys of cases. An operator who loses it loses every case: so it cannot be purged for 90 days.
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: take('kv-zorg-${suffix}', 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }

  resource key 'keys' = {
    name: 'cases'
    properties: {
      kty: 'RSA'
      keySize: 3072
      keyOps: ['wrapKey', 'unwrapKey']
    }
  }
}

// The image holds the school's own file, so it stays in a registry of the board's own.
resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: take('crzorg${suffix}', 50)
  location: location
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false }
}

resource mayUseTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, roles.tableDataContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableDataContributor)
  }
}

resource mayWrapKeys 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, roles.keyWrapping)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyWrapping)
  }
}

resource mayPullImage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, roles.imagePuller)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.imagePuller)
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-zorgmelding-${name}'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logDays
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: 'cae-zorgmelding-${name}'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

// The program. At least one copy always runs: a reminder must go out when nobody is looking.
resource app 'Microsoft.App/containerApps@2024-03-01' = if (image != '') {
  name: 'ca-zorgmelding-${name}'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  dependsOn: [mayUseTables, mayWrapKeys, mayPullImage]
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: [{ server: registry.properties.loginServer, identity: identity.id }]
    }
    template: {
      scale: { minReplicas: copies, maxReplicas: copies }
      containers: [
        {
          name: 'zorgmelding'
          image: '${registry.properties.loginServer}/${image}'
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'HOST', value: '0.0.0.0' }
            { name: 'PORT', value: string(port) }
            { name: 'BOT_APP_ID', value: botAppId }
            { name: 'BOT_MANAGED_IDENTITY_CLIENT_ID', value: identity.properties.clientId }
            { name: 'BOT_TENANT_ID', value: botTenantId }
            { name: 'TEAMS_APP_ID', value: teamsAppId }
            { name: 'STORAGE_ACCOUNT_URL', value: storage.properties.primaryEndpoints.table }
            { name: 'KEY_VAULT_KEY_URL', value: vault::key.properties.keyUri }
            { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
            { name: 'LOG_LEVEL', value: logLevel }
            { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: metricsEndpoint }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/health', port: port }
              periodSeconds: 3
              failureThreshold: 30
            }
            {
              type: 'Liveness'
              httpGet: { path: '/health', port: port }
              periodSeconds: 30
            }
            {
              // Whether it can tell who speaks. Storage that is away is in the answer, and takes no copy out of traffic.
              type: 'Readiness'
              httpGet: { path: '/ready', port: port }
              periodSeconds: 5
              timeoutSeconds: 6
            }
          ]
        }
      ]
    }
  }
}

// The operator need not look at it: they are mailed.
resource operator 'Microsoft.Insights/actionGroups@2023-01-01' = if (alertMail != '') {
  name: 'ag-zorgmelding-${name}'
  location: 'global'
  properties: {
    groupShortName: 'zorgmelding'
    enabled: true
    emailReceivers: [{ name: 'operator', emailAddress: alertMail, useCommonAlertSchema: true }]
  }
}

// A line of level error (50) says what is wrong and what to do: also that reminders stand still, or are late.
resource errors 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = if (alertMail != '' && image != '') {
  name: 'alert-zorgmelding-errors-${name}'
  location: location
  properties: {
    displayName: 'Zorgmelding needs somebody'
    severity: 1
    enabled: true
    scopes: [logs.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'ContainerAppConsoleLogs_CL | where Log_s contains "level\\":50,"'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: { actionGroups: [operator.id] }
  }
}

// A program that does not run can say nothing itself.
resource missing 'Microsoft.Insights/metricAlerts@2018-03-01' = if (alertMail != '' && image != '') {
  name: 'alert-zorgmelding-copies-${name}'
  location: 'global'
  properties: {
    description: 'Fewer copies of Zorgmelding run than should'
    severity: 0
    enabled: true
    scopes: [app.id]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'copies'
          metricName: 'Replicas'
          timeAggregation: 'Maximum'
          operator: 'LessThan'
          threshold: copies
        }
      ]
    }
    actions: [{ actionGroupId: operator.id }]
  }
}

// How Teams finds the program. The registration holds no content: activities go straight to the endpoint.
resource bot 'Microsoft.BotService/botServices@2022-09-15' = if (image != '') {
  name: 'bot-zorgmelding-${name}'
  location: botLocation
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Zorgmelding'
    endpoint: image != '' ? 'https://${app!.properties.configuration.ingress.fqdn}/api/messages' : ''
    msaAppId: botAppId
    msaAppTenantId: botTenantId
    msaAppType: 'SingleTenant'
    disableLocalAuth: true
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: botLocation
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true, enableCalling: false, acceptedTerms: true }
    }
  }
}

@description('The registry in which infra/README.md has the image built.')
output registryName string = registry.name

@description('The identity that the app registration trusts, as infra/README.md says: then the bot needs no secret.')
output identityPrincipalId string = identity.properties.principalId
