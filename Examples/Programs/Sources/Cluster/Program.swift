import APIRuntime
import Checks
import Foundation

/// A patch: what isn't set stays, null removes, and a list of operations is another media type.
@main
struct Program {
    static func main() async throws {
        var checks = Checks()
        let transport = InMemoryTransport()
            .stub(PatchAppsV1NamespacedDeployment.self) { call in
                guard call.name != "taken" else { return .failure(.conflict(Status(reason: "Conflict"))) }
                return .success(Deployment(metadata: .init(name: call.name), spec: .init(replicas: 3)))
            }
        let cluster = ClusterClient(transport: transport)

        let patched = try await cluster.appsV1.patchNamespacedDeployment(
            namespace: "default", name: "web",
            body: .mergePatchJSON(
                DeploymentPatch(
                    metadata: .init(labels: ["tier": "front", "old": nil]), spec: .init(replicas: 3, paused: nil)))
        )
        checks.expect("the deployment", patched.spec?.replicas, 3)
        checks.expect(
            "the media type", transport.requests[0].head.headerFields[.contentType], "application/merge-patch+json")
        let merge = try JSONDecoder().decode(JSONValue.self, from: transport.requests[0].body)
        checks.expect(
            "the patch", merge,
            ["metadata": ["labels": ["tier": "front", "old": nil]], "spec": ["replicas": 3, "paused": nil]])

        _ = try await cluster.appsV1.patchNamespacedDeployment(
            namespace: "default", name: "web",
            body: .jsonPatchJSON([JSONPatchOperation(op: .replace, path: "/spec/replicas", value: 5)]))
        checks.expect(
            "the other media type", transport.requests[1].head.headerFields[.contentType], "application/json-patch+json"
        )
        checks.expect(
            "the operations", String(decoding: transport.requests[1].body, as: UTF8.self),
            #"[{"op":"replace","path":"/spec/replicas","value":5}]"#)

        await conflict(cluster, &checks)
        checks.finish()
    }

    private static func conflict(_ cluster: ClusterClient, _ checks: inout Checks) async {
        do {
            _ = try await cluster.appsV1.patchNamespacedDeployment(
                namespace: "default", name: "taken", body: .mergePatchJSON(DeploymentPatch()))
        } catch .failure(.conflict(let status), _) {
            checks.expect("the conflict", status.reason, "Conflict")
        } catch {
            checks.expect("any other error", "\(error)", "none")
        }
    }
}
