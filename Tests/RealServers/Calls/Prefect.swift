import APIRuntime
import Foundation

@main
struct Main {
    static func main() async {
        await Calls.run { calls in
            let client = PrefectClient(
                server: .standard(origin: calls.origin), configuration: calls.configuration(),
                transport: calls.transport)
            await calls.call("health", where: { $0 }) { try await client.root.healthCheck() }
            await calls.call("version", where: { !$0.isEmpty }) { try await client.root.serverVersion() }
            await calls.call("hello") { try await client.root.hello() }
            await calls.call("ready") { try await client.root.performReadinessCheck() }
            await calls.call("settings") { try await client.admin.readSettings() }
            await calls.call("version of the server") { try await client.admin.readVersion() }
            await flows(calls, client)
            await variables(calls, client)
            await blocks(calls, client)
            await limits(calls, client)
            await workPools(calls, client)
            await events(calls, client)
        }
    }

    @MainActor
    private static func flows(_ calls: Calls, _ client: PrefectClient) async {
        let flow = await calls.call("create a flow") {
            try await client.flows.create(body: .init(name: "ä flow", tags: ["a", "b"]))
        }
        guard let flow else { return }
        await calls.call("flow", where: { $0.name == "ä flow" }) { try await client.flows.readFlow(id: flow.id) }
        await calls.call("flow by name", where: { $0.id == flow.id }) {
            try await client.flows.readByName(name: "ä flow")
        }
        await calls.rejected("no such flow", 404, saying: "not found") { try await client.flows.readFlow(id: UUID()) }
        await calls.call("change the flow") { try await client.flows.update(id: flow.id, body: .init(tags: ["c"])) }
        await calls.call("flows by filter", where: { $0.map(\.id) == [flow.id] }) {
            try await client.flows.readFlows(
                body: .init(flows: .init(name: .value(.init(any: .value(["ä flow"])))), sort: .nameAsc, limit: 5))
        }
        await calls.rejected("flows by a wrong filter", 422, saying: "less than or equal") {
            try await client.flows.readFlows(body: .init(limit: 100_000))
        }
        await calls.call("all flows", where: { $0.count == 1 }) { try await client.flows.readFlows() }
        await calls.call("count of flows", where: { $0 == 1 }) { try await client.flows.count() }
        await calls.call("pages of flows", where: { $0.results.count == 1 }) { try await client.flows.paginate() }
        await runs(calls, client, flow)
        await deployments(calls, client, flow)
        await calls.call("delete the flow") { try await client.flows.delete(id: flow.id) }
    }

    @MainActor
    private static func runs(_ calls: Calls, _ client: PrefectClient, _ flow: Flow) async {
        let run = await calls.call("create a run") {
            try await client.flowRuns.create(
                body: .init(
                    state: .value(.init(type: .pending, message: .null)), name: "run", flowID: flow.id,
                    parameters: ["n": 1, "list": [true, nil]], tags: ["t"]))
        }
        guard let run else { return }
        await calls.call("run", where: { $0.parameters?["n"] == 1 }) {
            try await client.flowRuns.readFlowRun(id: run.id)
        }
        await calls.call("set its state", where: { $0.status == .accept }) {
            try await client.flowRuns.setFlowRunState(
                id: run.id, body: .init(state: .init(type: .running, name: .value("Running"))))
        }
        await calls.call("states", where: { $0.count == 2 }) {
            try await client.flowRunStates.readFlowRunStates(flowRunID: run.id)
        }
        await calls.call("runs", where: { $0.map(\.id) == [run.id] }) {
            try await client.flowRuns.readFlowRuns(body: .init(sort: .idDesc, limit: 3))
        }
        await calls.call("history", where: { !$0.isEmpty }) {
            try await client.flowRuns.flowRunHistory(
                body: .init(
                    historyStart: Date(timeIntervalSinceNow: -3600), historyEnd: Date(), historyIntervalSeconds: 600))
        }
        await calls.call("graph") { try await client.flowRuns.readFlowRunGraphV2(id: run.id) }
        await calls.call("logs") {
            try await client.logs.create(body: [
                .init(name: "test", level: 20, message: "hello", timestamp: Date(), flowRunID: .value(run.id))
            ])
        }
        await calls.call("read logs", where: { $0.first?.message == "hello" }) { try await client.logs.read() }
        await calls.call("download the logs", where: { $0.contains("hello") }) {
            try await client.flowRuns.downloadLogs(id: run.id)
        }
        let task = await calls.call("create a task run") {
            try await client.taskRuns.create(
                body: .init(name: "task", flowRunID: .value(run.id), taskKey: "k", dynamicKey: "0"))
        }
        await calls.call("task runs", where: { $0.map(\.id) == [task?.id] }) {
            try await client.taskRuns.readTaskRuns()
        }
        await calls.call("delete the run") { try await client.flowRuns.delete(id: run.id) }
    }

    @MainActor
    private static func deployments(_ calls: Calls, _ client: PrefectClient, _ flow: Flow) async {
        let deployment = await calls.call("create a deployment") {
            try await client.deployments.create(
                body: .init(
                    name: "daily", flowID: flow.id,
                    schedules: [
                        .init(schedule: .intervalScheduleInput(.init(interval: .number(3600)))),
                        .init(schedule: .cron(.init(cron: "0 0 * * *"))),
                    ],
                    parameters: ["x": "y"]))
        }
        guard let deployment else { return }
        await calls.call("deployment", where: { $0.schedules?.count == 2 }) {
            try await client.deployments.readDeployment(id: deployment.id)
        }
        await calls.call("pause it") { try await client.deployments.pause(id: deployment.id) }
        await calls.call("run it", where: { $0.deploymentID == deployment.id }) {
            try await client.deployments.createFlowRunFromDeployment(
                id: deployment.id, body: .init(parameters: ["x": "z"]))
        }
        await calls.call("schedules", where: { $0.count == 2 }) {
            try await client.deployments.readDeploymentSchedules(id: deployment.id)
        }
        await calls.call("deployments", where: { $0.count == 1 }) { try await client.deployments.readDeployments() }
        await calls.call("delete the deployment") { try await client.deployments.delete(id: deployment.id) }
    }

    @MainActor
    private static func variables(_ calls: Calls, _ client: PrefectClient) async {
        await calls.call("create a variable", where: { $0.name == "colour" }) {
            try await client.variables.create(
                body: .init(name: "colour", value: .string("red"), tags: ["a"]))
        }
        await calls.rejected("create it again", 409, saying: "exists") {
            try await client.variables.create(body: .init(name: "colour", value: .integer(1)))
        }
        await calls.call("variable", where: { $0.tags == ["a"] }) {
            try await client.variables.readByName(name: "colour")
        }
        await calls.call("change its value") {
            try await client.variables.updateByName(
                name: "colour", body: .init(tags: .value(["b"])))
        }
        await calls.call("variables", where: { $0.count == 1 }) { try await client.variables.readVariables() }
        await calls.call("delete the variable") { try await client.variables.deleteByName(name: "colour") }
    }

    @MainActor
    private static func blocks(_ calls: Calls, _ client: PrefectClient) async {
        await calls.call("block types", where: { !$0.isEmpty }) { try await client.blockTypes.read() }
        await calls.call("block schemas", where: { !$0.isEmpty }) { try await client.blockSchemas.read() }
        await calls.call("block capabilities") { try await client.blockCapabilities.readAvailable() }
        await calls.call("a block type", where: { $0.slug == "secret" }) {
            try await client.blockTypes.readBySlug(slug: "secret")
        }
        await calls.call("create an artifact") {
            try await client.artifacts.create(
                body: .init(key: .value("report"), type: .value("markdown"), data: .value(.variant2("# Hi"))))
        }
        await calls.call("artifacts", where: { $0.count == 1 }) { try await client.artifacts.readArtifacts() }
        await calls.call("create a saved search", where: { $0.name == "mine" }) {
            try await client.savedSearches.create(body: .init(name: "mine"))
        }
        await calls.call("saved searches", where: { $0.count == 1 }) {
            try await client.savedSearches.readSavedSearches()
        }
    }

    @MainActor
    private static func limits(_ calls: Calls, _ client: PrefectClient) async {
        await calls.call("create a limit", where: { $0.concurrencyLimit == 3 }) {
            try await client.concurrencyLimits.create(
                body: .init(tag: "db", concurrencyLimit: 3))
        }
        await calls.call("limit by tag", where: { $0.tag == "db" }) {
            try await client.concurrencyLimits.readByTag(tag: "db")
        }
        await calls.call("create a limit by name", where: { $0.limit == 2 }) {
            try await client.concurrencyLimitsV2.create(
                body: .init(name: "api", limit: 2))
        }
        await calls.call("limits", where: { !$0.isEmpty }) { try await client.concurrencyLimitsV2.readAll() }
    }

    @MainActor
    private static func workPools(_ calls: Calls, _ client: PrefectClient) async {
        await calls.call("create a work pool", where: { $0.name == "pool" }) {
            try await client.workPools.create(body: .init(name: "pool", type: "process"))
        }
        await calls.call("create a queue", where: { $0.name == "fast" }) {
            try await client.workPools.createWorkQueue(
                workPoolName: "pool", body: .init(name: "fast", priority: .value(1)))
        }
        await calls.call("queues", where: { $0.count == 2 }) {
            try await client.workPools.readWorkQueues(workPoolName: "pool")
        }
        await calls.call("work pools", where: { !$0.isEmpty }) { try await client.workPools.readWorkPools() }
        await calls.rejected("no such work pool", 404, saying: "not found") {
            try await client.workPools.readWorkPool(name: "none")
        }
        await calls.call("delete the work pool") { try await client.workPools.delete(name: "pool") }
    }

    @MainActor
    private static func events(_ calls: Calls, _ client: PrefectClient) async {
        await calls.call("create events") {
            try await client.events.create(body: [
                .init(occurred: Date(), event: "test.happened", resource: ["prefect.resource.id": "test.1"], id: UUID())
            ])
        }
        await calls.call("read events") { try await client.events.read() }
        await calls.rejected("validate a wrong template", 422) {
            try await client.automations.validateTemplateAutomations(body: "{{ open")
        }
        await calls.call("validate a template") {
            try await client.automations.validateTemplateAutomations(body: "{{ flow.name }}")
        }
        await calls.call("automations", where: { $0.isEmpty }) { try await client.automations.readAutomations() }
    }
}
