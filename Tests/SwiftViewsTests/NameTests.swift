import CodegenAPIModel
import CodegenGoldenCases
import Testing

@testable import CodegenSwiftViews

/// The names of each case with a `names.txt`, by what they name.
@Suite struct NameTests {
    @Test(arguments: StageCase.all(with: "names.txt"))
    func `things have the names that are recorded`(_ golden: StageCase) throws {
        let text = try names(of: golden)
        #expect(try text == golden.expected(recording: text), "\(golden)")
        if StageCase.isRecording { Issue.record("recorded \(golden)") }
    }

    @Test func `the topic of names records them`() {
        #expect(StageCase.all(with: "names.txt").count >= 10)
    }

    private func names(of golden: StageCase) throws -> String {
        let api = try #require(try golden.model())
        return text(of: NameTable(api: api, options: ViewOptions(name: "Golden")), api)
    }

    private func text(of table: NameTable, _ api: API) -> String {
        var lines = ["client \(table.client)"]
        for (server, names) in zip(api.servers, table.servers) {
            lines.append("server \(server.url): \(names.name)\(list(names.variables.map(\.name)))")
            for enumeration in names.variables.compactMap(\.enumeration) {
                lines.append("  enumeration \(enumeration.name)\(list(enumeration.cases.map(\.name)))")
            }
        }
        for (scheme, name) in zip(api.orderedSecuritySchemes, table.schemes) {
            lines.append("scheme \(scheme.wireName): \(name)")
        }
        for (webhook, name) in zip(api.webhooks, table.webhookCases) {
            lines.append("webhook \(webhook.wireName): \(table.webhook).\(name)")
        }
        for (group, names) in zip(api.groups, table.groups) {
            lines.append("group \(group.wireName ?? "–"): \(names.type), \(names.accessor ?? "–")")
            for endpoint in group.endpoints { lines += text(of: endpoint, table.operation(endpoint.id)) }
        }
        for declaration in api.types {
            let members = table.members(of: declaration.id)
            lines.append("type #\(declaration.id.index): \(table.path(of: declaration.id))\(list(members.names))")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func text(of endpoint: Endpoint, _ names: OperationNames) -> [String] {
        var lines = ["  operation \(endpoint.wireName): \(names.function), \(names.type)\(list(names.parameters))"]
        if !names.headers.isEmpty { lines.append("    headers\(list(names.headers))") }
        lines.append("    outcomes\(list(names.successes + names.failures))")
        return lines
    }

    private func list(_ names: [String]) -> String { names.isEmpty ? "" : " (\(names.joined(separator: ", ")))" }
}
